"""The units below one: their goals' and indicators' lights, their money; activities by unit and goal."""

from typing import Any

from tests.rule.asked import ask
from tests.rule.built import Built

HEAD = "indicator_id;org_unit_id;period;value"
LIGHTS = ("met", "near", "missed", "no_data")


def below(
    built: Built, unit: str = "TOP", level: str | None = None, period: str = "2025"
) -> dict[str, dict[str, Any]]:
    rows = ask(built.build(), "units_below", unit=unit, period=period, level=level)
    assert len({row["org_unit_id"] for row in rows}) == len(rows)
    return {row["org_unit_id"]: row for row in rows}


def test_lists_the_units_directly_below_or_at_a_level(built: Built) -> None:
    built.land(results=f"{HEAD}\nBEH;TOP;2025;80")
    assert [(u, r["name"], r["level"]) for u, r in below(built).items()] == [
        ("SKN", "Skolnämnden", "committee"), ("SOC", "Socialnämnden", "committee"),
    ]  # fmt: skip
    assert list(below(built, "TOP", "unit")) == ["BJ", "LI"]
    assert list(below(built, "SKO")) == ["BJ", "LI"]
    assert list(below(built, "SOC")) == []
    assert list(below(built, "SKN", "committee")) == []


def test_counts_the_units_own_goals_and_the_indicators_at_it(built: Built) -> None:
    built.land(
        goals="goal_id;target_area_id;org_unit_id;title\nN2;LAR;SKN;Två\nN3;LAR;SKN;Tre\nB1;LAR;BJ;Ett",
        goal_indicators="goal_id;indicator_id\nN1;BEH\nN2;EL\nB1;BEH",
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;80\nEL;TOP;2025;80\nNAR;TOP;2025;80",
        results=f"{HEAD}\nBEH;SKN;2025;85\nEL;SKN;2025;79\nNAR;SKN;2025;10\nKR;SKN;2025;3\nKO;SKN;2025-08;5"
        "\nBEH;BJ;2025;1\nKOS;SOC;2025-T1;4",
    )
    found = below(built)
    assert [found["SKN"][light] for light in LIGHTS] == [1, 1, 0, 1]
    # Beside the three with a target: the cost without one, its share per pupil, the queue too old.
    assert [found["SKN"][f"indicators_{light}"] for light in LIGHTS] == [1, 1, 1, 3]
    assert [found["SOC"][light] for light in LIGHTS] == [0, 0, 0, 0]
    assert [found["SOC"][f"indicators_{light}"] for light in LIGHTS] == [0, 0, 0, 1]


def test_counts_the_indicators_that_the_units_own_page_shows(built: Built) -> None:
    built.land(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2023;80\nEL;TOP;2025;80\nKO;TOP;2025;10",
        results=f"{HEAD}\nBEH;SKN;2023;85\nEL;BJ;2025;79\nEL;LI;2025;10\nKR;SKN;2024;3\nKO;SOC;2025-12;5"
        "\nBEH;SOC;2020;3\nKO;SKN;2025-08;2",
    )
    built.land(
        results="indicator_id;org_unit_id;period;value;value_status\nBEH;SKN;2025;99;forecast"
    )
    for period in ("2023", "2024", "2025"):
        for unit, row in below(built, period=period).items():
            page = ask(
                built.build(), "unit_indicators", period=period, unit=unit, level=None, area=None
            )
            lights = [one["status"] for one in page]
            assert [row[f"indicators_{light}"] for light in LIGHTS] == [
                lights.count(light) for light in LIGHTS
            ]


def test_tells_the_same_budget_as_the_units_own_page(built: Built) -> None:
    built.land(
        results=f"{HEAD}\nKO;TOP;2025-12;80",
        budget="org_unit_id;period;account;budget;outcome\nSKN;2025-04;net_cost;100;90\nSKN;2025-08;net_cost;200;205"
        "\nSKN;2025-12;net_cost;300;\nSKN;2025-10;revenue;50;60\nSOC;2024-12;net_cost;9;9",
    )
    found = below(built)
    skn = found["SKN"]
    assert (skn["budget_period"], skn["budget"], skn["budget_outcome"]) == ("2025-08", 200, 205)
    assert (skn["budget_deviation"], skn["budget_status"]) == (-5, "missed")
    assert (found["SOC"]["budget_period"], found["SOC"]["budget_status"]) == (None, None)
    (page,) = ask(built.build(), "unit_budget", unit="SKN", period="2025")
    assert (page["period"], page["deviation"], page["status"]) == ("2025-08", -5, "missed")


def test_tells_an_activitys_goal_and_unit(built: Built) -> None:
    built.land(
        activities="activity_id;goal_id;org_unit_id;title;start_date;due_date;status\n"
        "A2;K2;SOC;Utbilda;2025-02-01;2025-09-01;in_progress\nA1;K1;SKN;Läs;;2025-05-01;done",
    )
    snapshot = built.build()
    (row,) = ask(snapshot, "activities", goal="K2", unit=None)
    assert (row["activity_id"], row["unit"], row["goal_title"]) == (
        "A2",
        "Socialnämnden",
        "Trygg omsorg",
    )
    assert (str(row["start_date"]), str(row["due_date"])) == ("2025-02-01", "2025-09-01")
    assert [r["activity_id"] for r in ask(snapshot, "activities", goal=None, unit="SKN")] == ["A1"]
