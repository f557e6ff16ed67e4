"""What worries beside what is missed: what worsens, what is too old, and what has not been reported."""

from typing import Any

import pytest

from dashboard.words.sentences import reason_sentence
from dashboard.words.translate import Speaker
from tests.rule.asked import ask, lines
from tests.rule.built import Built
from tests.rule.test_oracle import random_town

HEAD = "indicator_id;org_unit_id;period;value"
NAMES = ("A", "B", "C", "D", "E")


def land_indicators(built: Built, **rows: str) -> None:
    """Land yearly indicators of one goal each: "direction;target;before;now", an empty target is none."""
    plan = ["indicator_id;name;measure_unit;direction;frequency"]
    links, targets, results = (
        ["goal_id;indicator_id"],
        ["indicator_id;org_unit_id;period;target_value"],
        [HEAD],
    )
    for name, row in rows.items():
        direction, target, before, now = row.split(";")
        plan.append(f"{name};Mått {name};%;{direction};year")
        links.append(f"K1;{name}")
        targets += [f"{name};TOP;2025;{target}"] if target else []
        results += [f"{name};TOP;2024;{before}", f"{name};TOP;2025;{now}"]
    built.land(
        indicators="\n".join(plan), goal_indicators="\n".join(links), targets="\n".join(targets),
        results="\n".join(results),
    )  # fmt: skip


def worst(built: Built, *goals: str, period: str = "2025") -> list[dict[str, Any]]:
    return ask(built.build(), "worst_trends", period=period, goals=lines(*goals))


def test_tells_the_three_that_worsen_most_as_a_share_of_what_they_were(built: Built) -> None:
    land_indicators(
        built, A="higher;50;100;90", B="lower;900;100;180", C="higher;;50;20", D="higher;1;100;70",
        E="lower;5;4;4",
    )  # fmt: skip
    assert [(r["indicator_id"], round(r["worsened_by"], 3), r["status"]) for r in worst(built, "K1")] == [
        ("B", 0.8, "met"), ("C", 0.6, "no_data"), ("D", 0.3, "met"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "is_told"),
    [
        ("higher;80;90;78", True),  # near
        ("higher;80;90;81", True),  # met
        ("higher;80;90;50", False),  # missed already: worries tells it
        ("higher;80;78;90", False),  # better
        ("lower;80;90;78", False),  # better
        ("higher;80;90;89", False),  # as before, within half the tolerance
        ("higher;;0;-5", True),  # of nothing no share can be taken
    ],
)
def test_leaves_out_what_is_missed_better_or_as_before(
    built: Built, row: str, is_told: bool
) -> None:
    land_indicators(built, A=row)
    assert [r["indicator_id"] for r in worst(built, "K1")] == (["A"] if is_told else [])


def test_tells_an_indicator_once_and_only_that_of_the_chosen_goals(built: Built) -> None:
    land_indicators(built, A="higher;50;100;90")
    built.land(goal_indicators="goal_id;indicator_id\nK2;A\nN1;A")
    assert [(r["indicator_id"], r["goal_id"]) for r in worst(built, "K2", "K1")] == [("A", "K1")]
    assert [(r["indicator_id"], r["title"]) for r in worst(built, "K2")] == [("A", "Trygg omsorg")]
    assert worst(built, "") == []


def test_explains_what_worsens_as_the_light_is_explained(built: Built) -> None:
    land_indicators(built, A="higher;80;90;78")
    (row,) = worst(built, "K1")
    assert reason_sentence(row, Speaker("sv")).replace("\u00a0", " ") == (
        "78,0 % mot målet 80 %: 2,0 procentenheter under, inom toleransen 5 % (4): delvis uppfyllt."
    )
    assert (row["compared_value"], row["compared_period"], row["value_period"]) == (
        90, "2024", "2025",
    )  # fmt: skip


def test_tells_no_trend_of_a_value_that_has_grown_old(built: Built) -> None:
    land_indicators(built, A="higher;50;100;90")
    built.land(results=f"{HEAD}\nBEH;TOP;2028;1")
    snapshot = built.build()
    assert ask(snapshot, "worst_trends", period="2028", goals="K1") == []
    (stale,) = (
        row for row in ask(snapshot, "stale_values", period="2028", goals=lines("K1", "K2"))
    )
    assert (stale["indicator_id"], stale["value"], stale["value_period"]) == ("A", 90, "2025")
    assert (stale["status"], stale["reason"], stale["trend"]) == ("no_data", "stale", None)
    assert "för gammalt" in reason_sentence(stale, Speaker("sv"))
    assert ask(snapshot, "stale_values", period="2025", goals="K1") == []
    assert ask(snapshot, "stale_values", period="2028", goals="K2") == []


def farthest(built: Built, *goals: str) -> list[tuple[object, ...]]:
    rows = ask(built.build(), "worries", period="2025", goals=lines(*goals))
    return [(row["indicator_id"], row["org_unit_id"], row["goal_id"]) for row in rows]


def test_tells_the_three_farthest_from_their_targets_in_tolerances(built: Built) -> None:
    """500 against 0 may not be off at all; a large share of a target may be within reach of its tolerance."""
    land_indicators(
        built, A="higher;80;80;70", B="lower;0;400;500", C="lower;0;5;0,5", D="higher;100;99;98",
        KO="lower;10;13;16",
    )  # fmt: skip
    built.land(
        indicators="indicator_id;name;measure_unit;direction;frequency;tolerance;tolerance_kind\n"
        "KO;Kö;dagar;lower;year;4;absolute\nD;D;%;higher;year;0,1;absolute"
    )
    assert [row[0] for row in farthest(built, "K1")] == ["B", "C", "D"]
    built.land(
        targets="indicator_id;org_unit_id;period;target_value\nB;TOP;2025;500\nC;TOP;2025;1\nD;TOP;2025;98"
    )
    # 10 of 4 tolerated is farther than 6 of 4, though 6 of 10 is more of its target than 10 of 80.
    assert [row[0] for row in farthest(built, "K1")] == ["A", "KO"]
    (row, _) = ask(built.build(), "worries", period="2025", goals="K1")
    assert (row["title"], row["deviation"], row["tolerance"]) == ("Alla elever når målen", -10, 4)


def test_tells_a_missed_indicator_once_though_several_goals_read_it(built: Built) -> None:
    land_indicators(built, A="higher;80;80;50")
    built.land(goal_indicators="goal_id;indicator_id\nK2;A\nN1;A")
    assert farthest(built, "K2", "N1", "K1") == [("A", "TOP", "K1")]
    assert farthest(built, "K2") == [("A", "TOP", "K2")]
    assert farthest(built, "") == []


def unreported(built: Built, unit: str, period: str = "2025") -> list[tuple[object, ...]]:
    rows = ask(built.build(), "unreported", period=period, unit=unit)
    return [(row["indicator_id"], row["org_unit_id"], row["period"]) for row in rows]


def test_tells_what_a_unit_and_those_below_it_have_not_reported(built: Built) -> None:
    built.land(
        indicators="indicator_id;name;measure_unit;direction;frequency;responsible\n"
        "BEH;Behöriga;%;higher;year;Rektor",
        results=f"{HEAD}\nBEH;SKN;2024;1\nBEH;BJ;2024;1\nBEH;LI;2024;1\nBEH;LI;2025;1\nEL;SOC;2024;2"
        "\nKO;SOC;2025-01;3\nKO;SOC;2025-02;3\nKOS;SOC;2025-T1;4",
    )
    assert unreported(built, "TOP", "2025-T1") == [("KO", "SOC", "2025-04")]
    assert unreported(built, "SKN") == [("BEH", "SKN", "2025"), ("BEH", "BJ", "2025")]
    assert unreported(built, "LI") == []
    (row,) = ask(built.build(), "unreported", period="2025", unit="BJ")
    assert (row["name"], row["unit"], row["responsible"]) == ("Behöriga", "Björkskolan", "Rektor")


def test_takes_what_came_as_missing_or_forecast_for_unreported_but_not_a_secret(
    built: Built,
) -> None:
    built.land(
        results="indicator_id;org_unit_id;period;value;value_status\n"
        "BEH;BJ;2024;1;final\nBEH;BJ;2025;;missing\nBEH;LI;2024;1;final\nBEH;LI;2025;4;forecast\n"
        "BEH;SKO;2024;1;final\nBEH;SKO;2025;;confidential\nEL;SOC;2025;3;final"
    )
    assert unreported(built, "SKN") == [("BEH", "BJ", "2025"), ("BEH", "LI", "2025")]


def test_asks_for_nothing_after_the_newest_result_of_anyone(built: Built) -> None:
    built.land(
        results="indicator_id;org_unit_id;period;value;value_status\n"
        "KO;SOC;2025-07;3;final\nKO;SOC;2025-08;3;final\nBEH;TOP;2025;80;forecast"
    )
    assert unreported(built, "SOC") == []


@pytest.mark.parametrize("seed", [221, 222, 223])
def test_misses_as_many_as_the_overview_counts_and_the_same_as_each_unit(
    built: Built, seed: int
) -> None:
    random_town(built, seed)
    snapshot = built.build()
    periods = [row[0] for row in snapshot.execute("select period from periods").fetchall()]
    units = [row[0] for row in snapshot.execute("select org_unit_id from organisation").fetchall()]
    found = 0
    for period in periods:
        by_unit = {}
        for unit in units:
            asked = {"period": period, "unit": unit}
            missing = ask(snapshot, "unreported", **asked)
            (trust,) = ask(snapshot, "trust", **asked)
            assert len(missing) == trust["expected"] - trust["reported"]
            own = {(r["indicator_id"], r["period"]) for r in missing if r["org_unit_id"] == unit}
            rows = ask(snapshot, "unit_missing", **asked)
            assert own == {(row["indicator_id"], row["period"]) for row in rows}
            by_unit[unit] = len(missing)
            found += len(missing)
        assert by_unit["TOP"] >= max(by_unit.values())
    assert found > 0
