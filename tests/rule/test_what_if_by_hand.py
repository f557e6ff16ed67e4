"""What is supposed, reckoned by hand in the small town, and as real builds have it in random towns."""

import random
from pathlib import Path

import duckdb
import pytest

from etl.questions import light_changes
from tests.rule.asked import ask
from tests.rule.built import Built
from tests.rule.test_oracle import random_town
from tests.rule.test_what_if import as_targets, as_tolerances, supposing, told

SUPPOSED_YEAR = "2025"


@pytest.fixture
def town(asked: Built) -> Built:
    """The small town with a target for the year that units below and months take over, and a secret."""
    asked.land(
        targets="""
            indicator_id;org_unit_id;period;target_value;target_upper
            BEH;TOP;2025;80;
            KO;TOP;2025;10;
            PH;TOP;2025;7;7,4
            EL;SKN;2021;950;
        """,
        results="""
            indicator_id;org_unit_id;period;value;value_status
            BEH;TOP;2025;76;final
            BEH;SKN;2025;;confidential
            KO;SOC;2025-11;12;final
            KO;SOC;2025-12;11;final
            PH;TOP;2025;7,5;final
            EL;SKN;2021;900;final
        """,
        goal_indicators="goal_id;indicator_id;weight\nK1;BEH;1\nK2;KO;1\nN1;EL;1\nK2;PH;0,5",
    )
    return asked


def changed(snapshot: duckdb.DuckDBPyConnection, **supposed: object) -> set[str]:
    """Return what would change: "BEH TOP 2025 near→met"; of goals in the year alone."""
    rows = snapshot.execute("from light_changes_if(?)", [supposing(**supposed)]).fetchall()
    return {
        f"{goal or f'{indicator} {unit}'} {period} {before}→{after}"
        for goal, indicator, unit, period, before, after in rows
        if not goal or period == SUPPOSED_YEAR
    }


def target(
    indicator: str, unit: str, period: str, value: float, upper: float | None = None
) -> list[dict[str, object]]:
    return [
        {"indicator": indicator, "unit": unit, "period": period, "value": value, "upper": upper}
    ]


def test_reckons_a_target_of_a_year_and_of_a_unit_above(town: Built) -> None:
    snapshot = town.build()
    assert changed(snapshot, targets=target("BEH", "TOP", "2025", 76)) == {
        "BEH TOP 2025 near→met", "K1 2025 near→met",
    }  # fmt: skip
    assert changed(snapshot, targets=target("BEH", "TOP", "2025", 80.1)) == {
        "BEH TOP 2025 near→missed", "K1 2025 near→missed",
    }  # fmt: skip
    # The months have the year's target, of the unit above. K2: 1 met of weight 1, a near of 0.5: 1.25 of 1.5.
    assert changed(snapshot, targets=target("KO", "TOP", "2025", 11)) == {
        "KO SOC 2025-12 near→met", "K2 2025 near→met",
    }  # fmt: skip
    assert changed(snapshot, targets=target("KO", "TOP", "2025", 8.9)) == {
        "KO SOC 2025-11 near→missed", "KO SOC 2025-12 near→missed", "K2 2025 near→missed",
    }  # fmt: skip


def test_reckons_a_range_and_a_tolerance(town: Built) -> None:
    snapshot = town.build()
    assert changed(snapshot, targets=target("PH", "TOP", "2025", 7, 7.5)) == {
        "PH TOP 2025 near→met"
    }
    assert changed(snapshot, targets=target("PH", "TOP", "2025", 7, 7.29)) == {
        "PH TOP 2025 near→missed", "K2 2025 near→missed",
    }  # fmt: skip
    assert changed(snapshot, tolerances=[{"indicator": "PH", "tolerance": 0.1}]) == set()
    assert changed(snapshot, tolerances=[{"indicator": "PH", "tolerance": 0.09}]) == {
        "PH TOP 2025 near→missed", "K2 2025 near→missed",
    }  # fmt: skip
    # The indicator has no tolerance of its own, but the municipality's 5 per cent.
    assert changed(snapshot, tolerances=[{"indicator": "BEH", "tolerance": 4.9}]) == {
        "BEH TOP 2025 near→missed", "K1 2025 near→missed",
    }  # fmt: skip


def test_never_turns_a_secret_nor_what_is_too_old(town: Built) -> None:
    snapshot = town.build()
    for value in (0, 50, 100):
        rows = snapshot.execute(
            "select reason, reason_if, value from lights_if(?) where value_status = 'confidential'",
            [supposing(targets=target("BEH", "TOP", "2025", value))],
        ).fetchall()
        assert rows == [("confidential", "confidential", None)]
    goals = snapshot.execute(
        "select distinct period from goals_if(?, null) where goal_id = 'N1' order by period",
        [supposing(targets=target("EL", "SKN", "2021", 900))],
    ).fetchall()
    assert goals and all(period < "2024" for (period,) in goals)


def test_asks_for_no_more_than_a_period(town: Built) -> None:
    supposed = supposing(targets=target("BEH", "TOP", "2025", 76))
    rows = town.build().execute(
        "select distinct goal_id, period from goals_if(?, ['2025'])", [supposed]
    )
    assert rows.fetchall() == [("K1", "2025")]


def test_several_suppositions_stand_together(town: Built) -> None:
    assert changed(
        town.build(), targets=target("BEH", "TOP", "2025", 80.1), include_sub_goals=True,
        tolerances=[{"indicator": "BEH", "tolerance": 6}],
    ) == set()  # fmt: skip


def test_says_where_along_a_lever_the_light_turns(town: Built) -> None:
    asked = {
        "supposed": supposing(targets=target("KO", "TOP", "2025", 10)), "period": "2025", "indicator": "KO",
        "target_unit": "TOP", "target_period": "2025", "first": "8", "step": "0.1", "count": 50,
    }  # fmt: skip
    turns = ask(town.build(), "whatif_steps", moved="value", **asked)
    # December's 11, which must be no more than the target, with a tolerance of 2.
    assert [(row["number"], row["status"]) for row in turns] == [
        (8.0, "missed"), (9.0, "near"), (11.0, "met"),
    ]  # fmt: skip
    turns = ask(town.build(), "whatif_steps", moved="tolerance", **{**asked, "first": "0"})
    assert [(row["number"], row["status"]) for row in turns] == [(0.0, "missed"), (1.0, "near")]


def test_a_bound_of_a_range_pushes_the_other_along_the_lever(town: Built) -> None:
    asked = {
        "supposed": supposing(targets=target("PH", "TOP", "2025", 7, 7.4)), "period": "2025",
        "indicator": "PH", "target_unit": "TOP", "target_period": "2025", "step": "0.1", "count": 20,
    }  # fmt: skip
    turns = ask(town.build(), "whatif_steps", moved="value", first="6.5", **asked)
    assert [(row["number"], row["status"]) for row in turns] == [
        (6.5, "near"), (7.5, "met"), (7.6, "near"), (7.8, "missed"),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_changes_what_a_delivery_would_in_a_town_made_at_random(built: Built, seed: int) -> None:
    """Small whole numbers, so that boundaries are met often; every sort of value, target and goal."""
    random_town(built, seed)
    built.land(goals=(
        "goal_id;parent_goal_id;target_area_id;org_unit_id;title\nG3;G0;LAR;SKN;Mål\nG4;G3;LAR;SKO;Mål"
    ))  # fmt: skip
    before = built.build()
    dice = random.Random(seed)
    targets = _rows(before, "from targets where breakdown = 'total' order by all")
    for row in targets:
        row["target_value"] = float(dice.randint(-2, 6))
        row["target_upper"] = row["target_value"] + dice.randint(0, 3)
    tolerances = _rows(before, "select indicator_id from indicators order by all")
    for row in tolerances:
        row["tolerance"] = float(dice.choice([0, 1, 30]))
    rule = {
        "roll_up": dice.choice(["share", "worst", "majority"]),
        "include_sub_goals": bool(dice.randint(0, 1)),
    }
    supposed = supposing(targets=as_targets(targets), tolerances=as_tolerances(tolerances), **rule)
    found = told(_rows(before, "from light_changes_if($supposed)", supposed=supposed))
    _land(built, before, targets, tolerances)
    built.choose(**rule)
    built.build()
    files = sorted(Path(built.folder).glob("*.duckdb"))
    assert found == told(light_changes(files[0], files[1]))
    computed = "select 1 from lights where origin = 'formula' and target_value is not null"
    assert found and before.execute(computed).fetchall()


def _rows(
    snapshot: duckdb.DuckDBPyConnection, sql: str, **params: object
) -> list[dict[str, object]]:
    answer = snapshot.execute(sql, params or None)
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _land(
    built: Built,
    before: duckdb.DuckDBPyConnection,
    targets: list[dict[str, object]],
    tolerances: list[dict[str, object]],
) -> None:
    """Land the targets and the tolerances as a delivery would bring them."""
    by_id = {row["indicator_id"]: row["tolerance"] for row in tolerances}
    indicators = _rows(before, "select * exclude (indicator_key) from indicators")
    for row in indicators:
        row["tolerance"] = by_id[row["indicator_id"]]
        row["tolerance_kind"] = row["rule_tolerance_kind"]
    built.land(targets=_table(targets), indicators=_table(indicators))


def _table(rows: list[dict[str, object]]) -> str:
    lines = [";".join(rows[0])]
    lines += [";".join("" if v is None else str(v) for v in row.values()) for row in rows]
    return "\n".join(lines)
