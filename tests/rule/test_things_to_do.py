"""What is to be done on a day: values missing though all are silent, goals to assess, activities."""

from datetime import date

from etl.year_events import YearEvent
from tests.rule.asked import ask
from tests.rule.built import Built

HEAD = "indicator_id;org_unit_id;period;value"
GOALS = """
    goal_id;parent_goal_id;target_area_id;org_unit_id;title;responsible;valid_from;valid_to
    K1;;LAR;TOP;Alla;Rektor;;
    N1;K1;LAR;SKN;Fler;;2026-01-01;
    K2;;OMS;TOP;Trygg;Chef;;2025-06-30
"""


def to_do(built: Built, today: date, responsible: str | None = None) -> list[tuple[object, ...]]:
    rows = ask(built.build(), "things_to_do", today=today, responsible=responsible)
    return [(r["what"], r["id"], r["org_unit_id"], r["period"], r["state"]) for r in rows]


def reports(built: Built, today: date) -> list[tuple[object, ...]]:
    return [row[1:4] for row in to_do(built, today) if row[0] == "report"]


def test_misses_a_value_when_the_period_to_report_by_has_ended(built: Built) -> None:
    built.land(goal_indicators="goal_id;indicator_id\nK1;BEH",
               targets="indicator_id;org_unit_id;period;target_value\nKOS;TOP;2026;9",
               results=f"{HEAD}\nKOS;TOP;2026-T1;10")  # fmt: skip
    assert ("KOS", "TOP", "2026-T2") not in reports(built, date(2026, 8, 31))
    # Though nobody at all has reported the tertial.
    assert ("KOS", "TOP", "2026-T2") in reports(built, date(2026, 9, 1))
    assert ("KOS", "TOP", "2026-T3") in reports(built, date(2027, 1, 1))


def test_no_longer_misses_a_value_that_has_come(built: Built) -> None:
    built.land(results=f"{HEAD};value_status\nKOS;TOP;2026-T1;10;final\nKOS;TOP;2026-T2;11;final")
    assert ("KOS", "TOP", "2026-T2") not in reports(built, date(2026, 9, 1))


def test_a_forecast_or_a_gap_is_no_report(built: Built) -> None:
    built.land(
        results=f"{HEAD};value_status\nKOS;TOP;2026-T1;10;final\nKOS;TOP;2026-T2;11;forecast\n"
        "BEH;TOP;2024;10;final\nBEH;TOP;2025;;missing"
    )
    assert {("KOS", "TOP", "2026-T2"), ("BEH", "TOP", "2025")} <= set(
        reports(built, date(2026, 9, 1))
    )


def test_a_secret_value_is_a_report(built: Built) -> None:
    built.land(
        results=f"{HEAD};value_status\nKOS;TOP;2026-T1;10;final\nKOS;TOP;2026-T2;;confidential"
    )
    assert ("KOS", "TOP", "2026-T2") not in reports(built, date(2026, 9, 1))


def test_misses_a_months_value_with_the_tertial_it_ends_with(built: Built) -> None:
    built.land(results=f"{HEAD}\nKO;TOP;2026-03;10")
    assert ("KO", "TOP", "2026-04") not in reports(built, date(2026, 4, 30))
    assert ("KO", "TOP", "2026-04") in reports(built, date(2026, 7, 15))
    # As long as it is not the year's end the newest month that ended with a tertial is asked for.
    assert ("KO", "TOP", "2026-08") in reports(built, date(2026, 11, 15))


def test_asks_for_an_assessment_where_the_year_does(built: Built) -> None:
    built.land(goals=GOALS, results=f"{HEAD}\nKOS;TOP;2026-T1;10\nKOS;TOP;2026-T2;10")
    snapshot = built.build()
    rows = snapshot.execute(
        "select goal_id, period, state from assessment_coverage order by 1, 2"
    ).fetchall()
    assert rows == [("K1", "2026-T2", "none"), ("N1", "2026-T2", "none")], (
        "K2 ended before, T1 is not asked"
    )


def test_says_how_far_each_assessment_has_come(built: Built) -> None:
    built.land(
        goals=GOALS,
        results=f"{HEAD}\nKOS;TOP;2024-T2;10\nKOS;TOP;2026-T2;10",
        assessments="goal_id;period;analysis;state\nK1;2026-T2;A;draft\nN1;2026-T2;B;ready\nK2;2024-T2;C;ready",
    )
    judged = [row for row in to_do(built, date(2026, 9, 1)) if row[0] in ("assess", "approve")]
    assert judged == [
        ("approve", "K2", "TOP", "2024-T2", "ready"),
        ("approve", "N1", "SKN", "2026-T2", "ready"),
        ("assess", "K1", "TOP", "2026-T2", "draft"),
    ]
    built.land(
        assessments="goal_id;period;analysis;state;approved_date\nK1;2026-T2;A;approved;2026-09-22"
    )
    assert "K1" not in [row[1] for row in to_do(built, date(2026, 9, 1))]


def test_asks_for_the_assessments_of_ones_own_year(built: Built) -> None:
    built.choose(year_events=(YearEvent("Bedöm", (5, 1), (5, 9), "assess", "T1"),))
    built.land(goals=GOALS, results=f"{HEAD}\nKOS;TOP;2026-T1;10\nKOS;TOP;2026-T2;10")
    found = built.build().execute("select distinct period from assessment_coverage").fetchall()
    assert found == [("2026-T1",)]


def test_leaves_what_is_done_or_given_up(built: Built) -> None:
    built.land(
        activities="""
        activity_id;goal_id;org_unit_id;title;responsible;due_date;status
        A1;K1;TOP;Ett;Rektor;2026-09-10;not_started
        A2;K1;TOP;Två;Rektor;2026-09-01;in_progress
        A3;K1;TOP;Tre;Rektor;2026-09-01;done
        A4;K1;TOP;Fyra;Rektor;2026-09-01;cancelled
        A5;K1;TOP;Fem;Chef;2026-09-01;in_progress
        A6;K1;TOP;Sex;Rektor;;in_progress
    """
    )
    assert [row[1] for row in to_do(built, date(2026, 9, 5), "Rektor")] == ["A2", "A1"]


def test_lists_the_goals_to_assess_by_committee(built: Built) -> None:
    built.land(goals=GOALS, results=f"{HEAD}\nKOS;TOP;2026-T2;10",
               assessments="goal_id;period;analysis;state\nN1;2026-T2;B;ready")  # fmt: skip
    asked = {"period": "2026-T2", "unit": "TOP", "level": None, "area": None}
    rows = ask(built.build(), "assessment_coverage", **asked)
    assert [(r["goal_id"], r["committee"], r["state"]) for r in rows] == [
        ("K1", "Provstad", "none"), ("N1", "Skolnämnden", "ready"),
    ]  # fmt: skip


def test_finds_the_assessment_before_preferring_one_that_was_approved(built: Built) -> None:
    built.land(
        assessments="""
        goal_id;period;analysis;state;approved_date
        K1;2025-T2;Godkänd;approved;2025-09-22
        K1;2025;Utkast;draft;
        K1;2026-T2;Nu;draft;
        K2;2025;Bara utkast;draft;
    """
    )
    snapshot = built.build()

    def before(goal: str, period: str) -> list[object]:
        return [r["analysis"] for r in ask(snapshot, "assessment_before", goal=goal, period=period)]

    assert before("K1", "2026-T2") == ["Godkänd"]
    assert before("K2", "2026-T2") == ["Bara utkast"]
    assert before("K1", "2025-T2") == []


def test_what_is_shown_is_as_the_newest_delivery_has_it(built: Built) -> None:
    assert ask(built.build(), "newest_delivery")[0]["opened_at"] == max(
        d.number for d in built.deliveries
    )
