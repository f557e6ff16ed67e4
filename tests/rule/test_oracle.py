"""The build and a second opinion agree: on the sample municipality and on towns made at random."""

import math
import random
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.build import create_landed
from etl.contract import kinds
from etl.deliveries import list_deliveries
from etl.settings import load_settings
from etl.store import Store
from tests.rule.built import Built
from tests.rule.oracle import Oracle, last_day

KINDS = ("organisation", "indicators", "targets", "results", "goals", "goal_indicators")


def newest_rows(deliveries: list[Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the newest row per key of each kind, as it landed."""
    found = {}
    with duckdb.connect() as connection:
        for name in KINDS:
            kind = kinds()[name]
            create_landed(connection, kind, [d.parquet for d in deliveries if d.kind == name])
            rows = connection.execute(f"from memory.main.landed_{name} order by delivery_no")
            columns = [column[0] for column in rows.description or ()]
            dicts = [dict(zip(columns, row, strict=True)) for row in rows.fetchall()]
            found[name] = list({tuple(row[k] for k in kind.key): row for row in dicts}.values())
    return found


def same(told: tuple[Any, ...], asked: tuple[Any, ...]) -> bool:
    """Say whether two lights are the same, but for the last digits of the value."""
    values = (told[0] is None) == (asked[0] is None) and math.isclose(told[0] or 0, asked[0] or 0)
    return values and told[1:] == asked[1:]


def agree(snapshot: duckdb.DuckDBPyConnection, oracle: Oracle) -> int:
    """Compare every light and every goal at every period and basis; return how many lights there were."""
    periods = [row[0] for row in snapshot.execute("select period from periods").fetchall()]
    lights: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for row in snapshot.execute(
        "select indicator_id, org_unit_id, breakdown::varchar, period, s.basis::varchar, value,"
        " value_period, target_value, target_org_unit_id, s.status::varchar, s.reason::varchar"
        " from indicator_status s join periods p on p.end_date between s.seen_from and s.seen_until"
    ).fetchall():
        assert row[:5] not in lights, "one light per indicator, unit, breakdown, period and basis"
        lights[row[:5]] = row[5:]
    for indicator, unit, breakdown in oracle.series:
        for period in periods:
            for basis in ("outcome", "forecast"):
                told = lights.pop(
                    (indicator, unit, breakdown, period, basis), (*[None] * 4, "no_data", "missing")
                )
                asked = oracle.light(indicator, unit, breakdown, last_day(period), basis)
                assert same(told, asked), (indicator, unit, breakdown, period, basis, told, asked)
    assert not lights
    return goals_agree(snapshot, oracle)


def goals_agree(snapshot: duckdb.DuckDBPyConnection, oracle: Oracle) -> int:
    """Compare every goal at every period and basis; return how many there were."""
    goals = {row["goal_id"]: row for row in oracle.tables["goals"]}
    rows = snapshot.execute(
        "select goal_id, period, basis, status, reason, met, near, missed, no_data from goal_status"
    ).fetchall()
    for goal_id, period, basis, *told in rows:
        assert tuple(told) == oracle.goal(goals[goal_id], last_day(period), basis), (
            goal_id,
            period,
            basis,
        )
    return len(rows)


def test_agrees_on_the_sample_municipality(sample_home: Path) -> None:
    store = Store(sample_home)
    current = store.current_id()
    assert current
    oracle = Oracle(newest_rows(list_deliveries(sample_home)), load_settings(sample_home))
    assert agree(store.open(current).cursor(), oracle) > 10_000


FREQUENCIES = {
    "year": ["2023", "2024", "2025"],
    "half_year": ["2023-H1", "2023-H2", "2024-H1", "2025-H2"],
    "tertial": ["2023-T2", "2023-T3", "2024-T1", "2024-T2", "2025-T3"],
    "quarter": ["2023-Q2", "2024-Q1", "2024-Q2", "2025-Q4"],
    "month": ["2024-02", "2024-11", "2024-12", "2025-01", "2025-08"],
    "school_year": ["2022/23", "2023/24", "2024/25"],
}
WORDS = ["final"] * 6 + ["preliminary", "forecast", "missing", "confidential", "not_applicable"]


def random_town(built: Built, seed: int) -> None:
    """Land a town made at random: small whole numbers, so that boundaries are met often."""
    dice = random.Random(seed)
    indicators = [
        "indicator_id;name;measure_unit;direction;frequency;accumulation;tolerance;tolerance_kind;consolidation;formula"
    ]
    frequency = {}
    for place in range(6):
        name = f"I{place}"
        is_formula = place >= 4
        frequency[name] = dice.choice(list(FREQUENCIES)) if not is_formula else frequency["I0"]
        if place == 1:
            frequency[name] = frequency["I0"]
        tolerance = dice.choice([";", "1;absolute", "0;percent", "20;percent"])
        indicators.append(
            f"{name};Indikator {place};{dice.choice(['%', 'antal', 'per 1 000 invånare'])};"
            f"{dice.choice(['higher', 'lower', 'range'])};{frequency[name]};"
            f"{dice.choice(['point', 'period', 'year_to_date'])};{tolerance};"
            + (
                "none;"
                if is_formula
                else f"{dice.choice(['none', 'sum', 'mean', 'ratio', 'min', 'max'])};"
            )
            + ({4: "100 * I0 / (I1 - 3)", 5: "I4 - I0 + -1"}.get(place, ""))
        )
    units = ["TOP", "SKN", "SKO", "BJ", "LI", "SOC"]
    results = ["indicator_id;org_unit_id;period;breakdown;value;value_status;numerator;denominator"]
    targets = ["indicator_id;org_unit_id;period;breakdown;target_value;target_upper"]
    for name, how_often in frequency.items():
        for unit in units:
            for period in FREQUENCIES[how_often]:
                for breakdown in ("total", "women", "men"):
                    if dice.random() < (0.5 if breakdown == "total" else 0.15) and name not in (
                        "I4",
                    ):
                        word = dice.choice(WORDS)
                        has_value = word in ("final", "preliminary", "forecast")
                        results.append(
                            f"{name};{unit};{period};{breakdown};{dice.randint(-2, 9) if has_value else ''};"
                            f"{word};{dice.choice(['', 3, 4])};{dice.choice(['', 0, 10])}"
                        )
                    if dice.random() < 0.25:
                        low = dice.randint(-2, 6)
                        at = dice.choice([period, "2023", "2024", "2025"])
                        targets.append(
                            f"{name};{unit};{at};{breakdown};{low};{low + dice.randint(0, 3)}"
                        )
    goals = ["goal_id;parent_goal_id;target_area_id;org_unit_id;title;valid_from;valid_to"]
    links = ["goal_id;indicator_id;weight"]
    for place in range(5):
        goals.append(f"G{place};;LAR;{dice.choice(units)};Mål;;")
        for name in dice.sample(list(frequency), dice.randint(0, 4)):
            links.append(f"G{place};{name};{dice.choice([1, 1, 2, '0,5'])}")
    keyed = {";".join(row.split(";")[:4]): row for row in targets}
    built.land(
        indicators="\n".join(indicators), results="\n".join(results),
        targets="\n".join(keyed.values()), goals="\n".join(goals),
        goal_indicators="\n".join(links),
    )  # fmt: skip
    built.choose(
        roll_up=("share", "worst", "majority")[seed % 3],
        default_tolerance_pct=dice.choice([0.0, 5.0, 25.0]),
    )


@pytest.mark.parametrize("seed", range(15))
def test_agrees_on_a_town_made_at_random(built: Built, seed: int) -> None:
    built.deliveries = [d for d in built.deliveries if d.kind in ("target_areas", "organisation")]
    random_town(built, seed)
    oracle = Oracle(newest_rows(built.deliveries), built.settings)
    assert agree(built.build(), oracle) > 0
