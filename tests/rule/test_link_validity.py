"""A link of goal and indicator holds between two dates; earlier periods keep their lights."""

import pytest

from tests.town import Town

TARGETS = """
    indicator_id;org_unit_id;period;target_value
    BEH;TOP;2024;80
    BEH;TOP;2025;80
    NAR;TOP;2024;90
    NAR;TOP;2025;90
"""
RESULTS = """
    indicator_id;org_unit_id;period;value;numerator;denominator
    BEH;TOP;2024;85;;
    BEH;TOP;2025;85;;
    NAR;TOP;2024;50;50;100
    NAR;TOP;2025;50;50;100
"""
GOALS = "select period, status, indicators from goal_status where goal_id = 'K1' and basis = 'outcome' and"


@pytest.fixture
def measured(town: Town) -> Town:
    assert not town.deliver(targets=TARGETS, results=RESULTS).is_refused
    return town


def _years(town: Town) -> dict[object, object]:
    rows = town.ask(f"{GOALS} period in ('2024', '2025')")
    return {period: (status, indicators) for period, status, indicators in rows}


def test_an_ended_link_counts_in_the_years_it_held(measured: Town) -> None:
    measured.deliver(
        goal_indicators="""
        goal_id;indicator_id;weight;valid_from;valid_to
        K1;BEH;1;;2024-12-31
        K1;NAR;1;2025-01-01;
    """
    )
    assert _years(measured) == {"2024": ("met", 1), "2025": ("missed", 1)}
    seen = measured.ask(
        "select period, indicator_id from goal_indicator_status where goal_id = 'K1'"
        " and basis = 'outcome' and period in ('2024', '2025') order by period"
    )
    assert seen == [("2024", "BEH"), ("2025", "NAR")]


def test_a_link_without_dates_always_holds(measured: Town) -> None:
    assert _years(measured) == {"2024": ("met", 1), "2025": ("met", 1)}


def test_nothing_is_expected_before_the_link(town: Town) -> None:
    town.deliver(
        targets="""
            indicator_id;org_unit_id;period;target_value
            BEH;TOP;2023;80
        """,
        results="""
            indicator_id;org_unit_id;period;value
            BEH;TOP;2023;85
            BEH;TOP;2024;85
            BEH;TOP;2025;85
        """,
        goal_indicators="""
            goal_id;indicator_id;valid_from
            K1;NAR;2025-01-01
        """,
    )
    assert town.ask("select period from coverage where indicator_id = 'NAR'") == [("2025",)]


def test_refuses_a_link_that_ends_before_it_begins(town: Town) -> None:
    found = town.check(
        goal_indicators="""
        goal_id;indicator_id;valid_from;valid_to
        K1;NAR;2025-01-01;2024-01-01
    """
    )
    assert "valid_to_before_from" in [finding.code for finding in found]
