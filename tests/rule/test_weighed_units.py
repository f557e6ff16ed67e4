"""Goals beside money: the weighted share of the goals met, and the net cost up to the newest month."""

import csv
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.store import Store
from tests.rule.asked import ask, lines
from tests.rule.built import Built

GOALS = """
    goal_id;parent_goal_id;target_area_id;org_unit_id;title;valid_to
    A1;;LAR;SKN;Alla når målen;
    A2;;LAR;SKO;Fler elever;
    A3;;LAR;SKN;Gott vatten;
    A4;;LAR;SKN;Ett mål från förr;2024-12-31
"""
LINKS = """
    goal_id;indicator_id;weight
    A1;BEH;2
    A1;NAR;1
    A2;EL;1
    A3;PH;5
    A4;EL;9
"""
TARGETS = """
    indicator_id;org_unit_id;period;target_value;target_upper
    BEH;SKN;2025;75;
    NAR;SKN;2025;85;
    EL;SKO;2025;200;
    PH;SKN;2025;7;8
"""
RESULTS = """
    indicator_id;org_unit_id;period;value;value_status
    BEH;SKN;2025;80;final
    NAR;SKN;2025;90;final
    EL;SKO;2025;100;final
    PH;SKN;2025;;confidential
    KO;TOP;2024-12;9;final
"""
BUDGET = """
    org_unit_id;period;account;budget;outcome
    SKN;2025-04;net_cost;40;42
    SKN;2025-08;net_cost;80;78
    SKN;2025-08;cost;100;1
    SKN;2025-09;net_cost;90;
"""


@pytest.fixture
def town(asked: Built) -> Built:
    asked.land(goals=GOALS, goal_indicators=LINKS, targets=TARGETS, results=RESULTS, budget=BUDGET)
    return asked


def weighed(built: Built, unit: str, period: str = "2025") -> dict[str, Any]:
    rows = ask(built.build(), "weighed_units", units=unit, periods=period)
    assert len(rows) == 1, "one row per unit and period"
    return rows[0]


def counts(row: dict[str, Any]) -> tuple[int, ...]:
    return tuple(row[key] for key in ("goals", "met", "near", "missed", "no_data", "weightless"))


def test_weighs_a_goal_by_its_own_indicators(town: Built) -> None:
    """A1 is met and weighs 2 + 1; A2, of a unit below, is missed and weighs 1: three quarters are met."""
    row = weighed(town, "SKN")
    assert row["share"] == pytest.approx(3 / 4)
    assert counts(row) == (4, 1, 0, 1, 2, 0)


def test_lets_goals_without_data_be_silent(town: Built) -> None:
    """A3, whose indicator is hidden, weighs 5 and N1 has no indicators: neither is in the share."""
    town.land(goal_indicators="goal_id;indicator_id;weight\nA3;PH;500")
    assert weighed(town, "SKN")["share"] == pytest.approx(3 / 4)
    row = weighed(town, "SKO")
    assert (row["share"], row["budget"]) == (0, None)


def test_counts_the_goals_of_the_units_below(town: Built) -> None:
    """K1 reads BEH below its own unit: met, it weighs 1 beside the 3 and 1 of the committee's."""
    assert weighed(town, "TOP")["share"] == pytest.approx((1 + 3) / (1 + 3 + 1))


def test_counts_what_is_partly_met_as_not_met(town: Built) -> None:
    town.land(results="indicator_id;org_unit_id;period;value\nBEH;SKN;2025;74")
    row = weighed(town, "SKN")
    assert (row["near"], row["share"]) == (1, 0)


def test_gives_no_weight_to_a_goal_that_only_others_speak_for(town: Built) -> None:
    """N1's light is its sub-goals', who vote themselves: no indicator is counted twice."""
    town.choose(include_sub_goals=True)
    town.land(
        goals="goal_id;parent_goal_id;target_area_id;org_unit_id;title\nA1;N1;LAR;SKN;Alla når målen"
    )
    row = weighed(town, "SKN")
    assert row["weightless"] == 1
    assert row["share"] == pytest.approx(3 / 4)


@pytest.mark.parametrize(("period", "until", "deviation", "pct", "light"), [
    ("2025", "2025-08", 2, 2.5, "met"), ("2025-T1", "2025-04", -2, -5, "missed"),
    ("2025-09", None, None, None, None),
])  # fmt: skip
def test_takes_the_net_cost_of_the_newest_month_with_an_outcome(
    town: Built, period: str, until: str | None, deviation: float | None, pct: float | None,
    light: str | None,
) -> None:  # fmt: skip
    row = weighed(town, "SKN", period)
    assert (row["budget_period"], row["deviation"], row["deviation_pct"], row["budget_status"]) == (
        until, deviation, pct, light,
    )  # fmt: skip


def test_takes_the_whole_year_before_december(town: Built) -> None:
    town.land(
        budget="""
            org_unit_id;period;account;budget;outcome
            SKN;2025-12;net_cost;120;130
            SKN;2025;net_cost;120;114
        """
    )
    row = weighed(town, "SKN")
    assert (row["budget_period"], row["deviation_pct"]) == ("2025", 5)


def test_leaves_out_a_unit_with_neither_goals_nor_money(town: Built) -> None:
    rows = ask(
        town.build(),
        "weighed_units",
        units=lines("SOC", "SKN", "BJ"),
        periods=lines("2025", "2025-T1"),
    )
    assert [(row["org_unit_id"], row["period"]) for row in rows] == [
        ("SKN", "2025-T1"), ("SKN", "2025"),
    ]  # fmt: skip


SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def delivered(kind: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{kind}.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file, delimiter=";"))


@pytest.fixture(scope="module")
def sample(sample_home: Path) -> duckdb.DuckDBPyConnection:
    store = Store(sample_home)
    current = store.current_id()
    assert current is not None
    return store.open(current)


def test_says_of_the_sample_what_its_files_say(sample: duckdb.DuckDBPyConnection) -> None:
    """Reckoned anew: weights, units and money as delivered; the lights are those of the goals."""
    parents = {row["Enhets-id"]: row["Överordnad enhet"] for row in delivered("organisation")}
    weights: dict[str, float] = {}
    for link in delivered("goal_indicators"):
        weights[link["Mål-id"]] = weights.get(link["Mål-id"], 0) + float(link["Vikt"])
    lights = dict(sample.execute(
        "select goal_id, status::varchar from goal_status where period = '2026-T2' and basis = 'outcome'"
    ).fetchall())  # fmt: skip
    money = {row["Enhets-id"]: row for row in delivered("budget")
             if (row["Period"], row["Konto"]) == ("2026-08", "net_cost")}  # fmt: skip
    committees = [unit for unit, parent in parents.items() if parent == "PK"]
    rows = ask(sample, "weighed_units", units=lines(*committees), periods="2026-T2")
    assert {row["org_unit_id"] for row in rows} == set(committees)
    for row in rows:
        unit = row["org_unit_id"]
        own = [
            goal["Mål-id"] for goal in delivered("goals") if unit in above(goal["Enhet"], parents)
        ]
        lit = sum(weights[goal] for goal in own if lights[goal] != "no_data")
        met = sum(weights[goal] for goal in own if lights[goal] == "met")
        assert row["share"] == pytest.approx(met / lit), unit
        budget, outcome = (int(money[unit][name]) for name in ("Budget", "Utfall"))
        assert (row["budget"], row["outcome"]) == (budget, outcome)
        assert row["deviation_pct"] == pytest.approx(100 * (budget - outcome) / budget), unit


def above(unit: str, parents: dict[str, str]) -> list[str]:
    """Return a unit and all above it."""
    return [unit, *above(parents[unit], parents)] if unit else []
