"""Where a goal's indicator is read, what sub-goals add, and what the committee judged beside the light."""

import pytest

from dashboard.drawing.lights import bar
from dashboard.words.summaries import goal_reason
from dashboard.words.translate import Speaker
from tests.rule.asked import ask
from tests.rule.built import Built

HEAD = "indicator_id;org_unit_id;period;value"


def goal(built: Built, goal_id: str, period: str = "2025") -> tuple[object, ...]:
    rows = built.build().execute(
        "select status, reason, score, met, near, missed, no_data from goal_status"
        " where goal_id = ? and period = ? and basis = 'outcome'", [goal_id, period],
    ).fetchall()  # fmt: skip
    assert len(rows) == 1
    return rows[0]


@pytest.mark.parametrize(
    ("reported", "expected"),
    [
        (["SKN", "BJ", "TOP"], [("SKN", "own", 3)]),
        (["BJ", "LI", "TOP"], [("BJ", "below", 1.5), ("LI", "below", 1.5)]),
        (["TOP", "SOC"], [("TOP", "above", 3)]),
        (["SOC"], [("SKN", "own", 3)]),
        ([], [("SKN", "own", 3)]),
    ],
)
def test_reads_at_the_own_unit_else_below_else_above(
    built: Built, reported: list[str], expected: list[tuple[str, str, float]]
) -> None:
    built.land(
        goal_indicators="goal_id;indicator_id;weight\nN1;BEH;3",
        results="\n".join([HEAD, *(f"BEH;{unit};2025;80" for unit in reported)]),
    )
    assert (
        built.build()
        .execute(
            "select org_unit_id, reading, weight from goal_readings where goal_id = 'N1' order by 1"
        )
        .fetchall()
        == expected
    )


def test_weighs_units_below_as_equal_parts(built: Built) -> None:
    """Half of BEH is met and half missed; KO, as heavy as all of BEH, is met: 3 of 4."""
    built.land(
        goal_indicators="goal_id;indicator_id;weight\nN1;BEH;1\nN1;KO;1",
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;80\nKO;TOP;2025;10",
        results=f"{HEAD}\nBEH;BJ;2025;85\nBEH;LI;2025;50\nKO;SKN;2025-12;5",
    )
    assert goal(built, "N1") == ("near", "share", 0.75, 2, 0, 1, 0)


@pytest.mark.parametrize(
    ("links", "is_sub_goals", "indicators", "said"),
    [
        ("N1;BEH\nN1;KO", False, 2, "2 av 3 mätvärden är uppfyllda"),
        ("N1;KO", False, 1, "1 av 1 indikatorer är uppfyllda"),
        ("N1;KO\nN2;BEH\nN2;KO", True, 2, "2 av 3 mätvärden är uppfyllda"),
        ("N2;BEH", True, 1, "1 av 2 mätvärden är uppfyllda"),
        ("N2;KO", True, 1, "1 av 1 indikatorer är uppfyllda"),
        ("", False, 0, "Målet har inga indikatorer"),
    ],
)
def test_calls_readings_indicators_only_where_they_are_as_many(
    built: Built, links: str, is_sub_goals: bool, indicators: int, said: str
) -> None:
    built.choose(include_sub_goals=is_sub_goals)
    built.land(
        goals="goal_id;parent_goal_id;target_area_id;org_unit_id;title\nN2;N1;LAR;SKN;Delmål",
        goal_indicators=f"goal_id;indicator_id\n{links}",
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;80\nKO;TOP;2025;10",
        results=f"{HEAD}\nBEH;BJ;2025;85\nBEH;LI;2025;50\nKO;SKN;2025-12;5",
    )
    snapshot = built.build()
    (row,) = ask(snapshot, "goal", goal="N1", period="2025")
    assert row["indicators"] == indicators
    assert said in goal_reason(row, Speaker("sv"))
    listed = ask(snapshot, "goals", unit="SKN", level=None, area=None, period="2025")
    shown = [bar(row, Speaker("sv")) for row in listed if row["goal_id"] == "N1"]
    assert ["Mätvärden:" in text for text in shown] == ["mätvärden" in said]


def test_has_too_few_when_less_than_half_of_the_weight_has_a_light(built: Built) -> None:
    built.land(
        goal_indicators="goal_id;indicator_id;weight\nN1;BEH;1\nN1;KO;1,1",
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;80",
        results=f"{HEAD}\nBEH;SKN;2025;85",
    )
    assert goal(built, "N1") == ("no_data", "too_few", 1, 1, 0, 0, 1)
    built.land(goal_indicators="goal_id;indicator_id;weight\nN1;KO;1")
    assert goal(built, "N1") == ("met", "share", 1, 1, 0, 0, 1)


def test_says_that_a_goal_has_no_indicators(built: Built) -> None:
    built.land(results=f"{HEAD}\nBEH;SKN;2025;85")
    assert goal(built, "N1") == ("no_data", "no_indicators", None, 0, 0, 0, 0)


SUB_GOALS = """
    goal_id;parent_goal_id;target_area_id;org_unit_id;title;valid_from;valid_to
    K1;;LAR;TOP;Alla;;
    N1;K1;LAR;TOP;Samma indikator;;
    N2;K1;LAR;SOC;Slutade gälla;;2024-12-31
"""


@pytest.mark.parametrize(
    ("includes", "year", "expected"),
    [
        (False, "2025", ("met", "share", 1, 1, 0, 0, 0)),
        (True, "2025", ("met", "share", 1, 1, 0, 0, 0)),
        (True, "2024", ("near", "share", 0.5, 1, 0, 1, 0)),
    ],
)
def test_counts_sub_goals_once_where_chosen_and_while_they_are_valid(
    built: Built, includes: bool, year: str, expected: tuple[object, ...]
) -> None:
    built.land(
        goals=SUB_GOALS,
        goal_indicators="goal_id;indicator_id;weight\nK1;BEH;1\nN1;BEH;5\nN2;PH;1",
        targets="indicator_id;org_unit_id;period;target_value;target_upper\n"
        "BEH;TOP;2024;80;\nBEH;TOP;2025;80;\nPH;SOC;2024;7;8",
        results=f"{HEAD}\nBEH;TOP;2024;90\nBEH;TOP;2025;90\nPH;SOC;2024;5",
    )
    built.choose(include_sub_goals=includes)
    assert goal(built, "K1", year) == expected


def test_judges_a_goal_only_while_it_is_valid(built: Built) -> None:
    built.land(
        goals="goal_id;parent_goal_id;target_area_id;org_unit_id;title;valid_from;valid_to\n"
        "K1;;LAR;TOP;Alla;2023-01-01;2024-12-31",
        results="\n".join([HEAD, *(f"BEH;TOP;{year};80" for year in range(2021, 2026))]),
    )
    assert built.build().execute(
        "select period from goal_status where goal_id = 'K1' and basis = 'outcome' order by 1"
    ).fetchall() == [("2023",), ("2024",)]


def test_shows_what_the_committee_judged_beside_the_light_once_it_is_approved(built: Built) -> None:
    built.land(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;80",
        results=f"{HEAD}\nBEH;TOP;2025;85",
        assessments="goal_id;period;status;analysis;state\nK1;2025;missed;Svikt;approved\nK2;2025;met;Utkast;draft",
    )
    assert built.build().execute(
        "select goal_id, status, assessed, analysis, assessment_state from goal_status"
        " where period = '2025' and basis = 'outcome' and goal_id in ('K1', 'K2') order by 1"
    ).fetchall() == [
        ("K1", "met", "missed", "Svikt", "approved"),
        ("K2", "no_data", None, None, "draft"),
    ]
