"""What the command line asks a snapshot: lights, goals, coverage, and what a candidate would change."""

import pytest

from etl.errors import WrongUse
from etl.periods import parse_period
from etl.questions import (
    Filter,
    find_period,
    goal_lights,
    indicator_lights,
    light_changes,
    newest_period,
)  # fmt: skip
from etl.reporting.coverage import unreported
from tests.rule.built import Built

HEAD = "indicator_id;org_unit_id;period;value"
YEAR = parse_period("2025")


@pytest.fixture
def built(built: Built) -> Built:
    built.land(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;80\nKO;TOP;2025;10",
        results=f"{HEAD}\nBEH;TOP;2024;70\nBEH;TOP;2025;79\nKO;SOC;2025-12;5\nBEH;SKN;2024;3",
    )
    return built


def test_tells_the_lights_of_a_period(built: Built) -> None:
    snapshot = built.build()
    found = indicator_lights(snapshot, YEAR, Filter())
    assert [(r["indicator_id"], r["org_unit_id"], r["status"], r["trend"]) for r in found] == [
        ("BEH", "SKN", "no_data", None), ("BEH", "TOP", "near", "improving"), ("KO", "SOC", "met", None),
    ]  # fmt: skip
    for chosen, units in (
        (Filter(org_unit_id="SKN"), ["SKN"]),
        (Filter(level="committee"), ["SKN", "SOC"]),
        (Filter(target_area_id="OMS"), ["SOC"]),
        (Filter(org_unit_id="TOP", level="municipality", target_area_id="LAR"), ["TOP"]),
    ):
        assert [row["org_unit_id"] for row in indicator_lights(snapshot, YEAR, chosen)] == units


def test_tells_the_goals_of_a_period(built: Built) -> None:
    snapshot = built.build()
    found = goal_lights(snapshot, YEAR, Filter())
    assert [(r["goal_id"], r["status"]) for r in found] == [
        ("K1", "near"), ("N1", "no_data"), ("K2", "met"),
    ]  # fmt: skip
    only = goal_lights(
        snapshot, YEAR, Filter(level="committee", org_unit_id="TOP", target_area_id="LAR")
    )
    assert [row["goal_id"] for row in only] == ["N1"]


def test_refuses_what_the_snapshot_does_not_know(built: Built) -> None:
    snapshot = built.build()
    for chosen in (Filter(org_unit_id="NIX"), Filter(target_area_id="NIX")):
        with pytest.raises(WrongUse):
            indicator_lights(snapshot, YEAR, chosen)
        with pytest.raises(WrongUse):
            goal_lights(snapshot, YEAR, chosen)
    with pytest.raises(WrongUse):
        goal_lights(snapshot, parse_period("2031"), Filter())


def test_finds_the_newest_reporting_period(built: Built, plan: list[object]) -> None:
    snapshot = built.build()
    assert newest_period(snapshot) == "2025"
    assert find_period(snapshot, None).text == "2025"
    assert find_period(snapshot, "2024-T1").text == "2024-T1"
    with pytest.raises(WrongUse):
        find_period(snapshot, "våren")
    built.deliveries = built.deliveries[: len(plan)]
    empty = built.build()
    assert newest_period(empty) == ""
    with pytest.raises(WrongUse):
        find_period(empty, None)


def test_lists_what_has_not_come(built: Built) -> None:
    found = unreported(built.build(), YEAR)
    assert [(r["indicator_id"], r["org_unit_id"], r["period"]) for r in found] == [
        ("BEH", "SKN", "2025"),
    ]  # fmt: skip


def test_tells_which_lights_a_candidate_changes(built: Built) -> None:
    built.build().close()
    built.land(results=f"{HEAD}\nBEH;TOP;2025;81\nKO;SOC;2025-12;5")
    built.build().close()
    before, after = built.folder / "0.duckdb", built.folder / "1.duckdb"
    found = [tuple(row.values()) for row in light_changes(before, after)]
    assert ("K1", "", "TOP", "2025", "near", "met") in found
    assert ("", "BEH", "TOP", "2025", "near", "met") in found
    assert {row[1] for row in found} == {"", "BEH"}
    assert light_changes(after, after) == []
    first = [tuple(row.values()) for row in light_changes(None, before)]
    assert ("", "BEH", "TOP", "2025", "no_data", "near") in first


def test_offers_the_newest_month_before_any_period_to_report_by_is_reached(
    built: Built, plan: list[object]
) -> None:
    built.deliveries = built.deliveries[: len(plan)]
    built.land(
        results="indicator_id;org_unit_id;period;value\nKO;SOC;2025-01;28\nKO;SOC;2025-02;29"
    )
    assert newest_period(built.build()) == "2025-02"
