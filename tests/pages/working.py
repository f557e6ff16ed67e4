"""What the tests of the pages of work share: a town at work on a day of its own choice."""

from datetime import date

import pytest

from dashboard.working import days
from tests.town import Town

TODAY = date(2026, 9, 10)

GOALS = """
    goal_id;parent_goal_id;target_area_id;org_unit_id;title;responsible
    K1;;LAR;TOP;Alla elever når målen;Rektor
    N1;K1;LAR;SKN;Fler blir behöriga;Rektor
    K2;;OMS;TOP;Trygg omsorg;Chef
"""
ACTIVITIES = """
    activity_id;goal_id;org_unit_id;title;description;responsible;start_date;due_date;status;percent_done
    A1;K1;TOP;Läsa mer;Med en bok;Rektor;2026-01-01;2026-09-08;in_progress;22,5
    A2;K1;TOP;Räkna mer;;Rektor;;2026-09-20;not_started;
    A3;K1;TOP;Skriva mer;;Rektor;;2027-06-01;not_started;
    A4;K2;SOC;Lyssna mer;;Chef;;2026-09-11;in_progress;50
"""
RESULTS = """
    indicator_id;org_unit_id;period;value
    KOS;TOP;2026-T1;10
    KOS;SOC;2026-T1;10
    KOS;SKN;2026-T1;10
    KOS;SOC;2026-T2;20
    KO;SOC;2026-08;20
    KO;TOP;2026-08;20
    BEH;TOP;2025;80
"""
ASSESSMENTS = """
    goal_id;period;status;analysis;measures_taken;state;approved_date;assessed_by
    K2;2026-T2;near;Klar text;;ready;;Omsorgen
    K1;2025;near;Förra årets text;Lovskola;approved;2026-02-17;Rådet
"""


def set_to_work(town: Town) -> Town:
    """Deliver what there is to do in the town: values missing, goals to assess, activities to finish."""
    outcome = town.deliver(
        goals=GOALS, activities=ACTIVITIES, results=RESULTS, assessments=ASSESSMENTS
    )
    assert not outcome.is_refused, outcome.findings
    return town


def on_a_day(monkeypatch: pytest.MonkeyPatch, day: date = TODAY) -> None:
    """Make it be another day at work."""
    monkeypatch.setattr(days, "today", lambda: day)
