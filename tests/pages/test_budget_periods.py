"""Which months of money the budget page shows: also those that no results have come for."""

import pytest

from dashboard.words.translate import THIN
from tests.pages.conftest import Open
from tests.pages.reader import title_of, ways_of, words_of
from tests.town import Town

RESULTS = "indicator_id;org_unit_id;period;value\nKO;TOP;2025-08;5"


@pytest.fixture
def ahead(town: Town) -> Town:
    """The small town, where money has come for a month that has no results yet."""
    budget = """
        org_unit_id;period;account;budget;outcome
        SKN;2025-08;net_cost;1000000;1100000
        SOC;2025-08;net_cost;500000;450000
        SKO;2025-08;investment;30;10
        SKN;2025-09;net_cost;1125000;1200000
        SOC;2025-09;net_cost;562000;563000
    """
    assert not town.deliver(budget=budget, results=RESULTS).is_refused
    return town


def test_shows_the_money_of_a_month_that_has_no_results_yet(open_page: Open, ahead: Town) -> None:
    visit = open_page("budget", home=ahead.home, period="2025-T2")
    assert "period=2025-09" in ways_of(visit)["Utfall finns också till och med september 2025"]
    there = open_page("budget", home=ahead.home, period="2025-09")
    assert "budget 1 687 tkr, utfall 1 763 tkr, avvikelse −76 tkr" in words_of(there).replace(
        THIN, " "
    )
    assert not [way for way in ways_of(there) if way.startswith("Utfall finns också")]
    assert there.selectbox("period").options == ["september 2025", "Tertial 2 2025"]
    # Of goals that month cannot be asked, and nobody has asked for what is not there.
    goals = open_page("overview", home=ahead.home, period="2025-09")
    assert goals.selectbox("period").value == "2025-T2" and not goals.warning


def test_leads_to_no_later_money_of_a_unit_that_has_none(open_page: Open, ahead: Town) -> None:
    visit = open_page("budget", home=ahead.home, period="2025-T2", unit="SKO", account="investment")
    assert not [way for way in ways_of(visit) if way.startswith("Utfall finns också")]


@pytest.mark.parametrize(("budget", "title"), [
    ("SKN;2026-09;net_cost;1000;1100",
     "Provstad har ett underskott på 100 kronor till och med september 2026"),
    ("TOP;2026-09;net_cost;1000;1100\nTOP;2027;net_cost;1;",
     "Provstad har ett underskott på 100 kronor till och med september 2026"),
    ("TOP;2027;net_cost;1000;", "Provstad har inget utfall mot budget 2027"),
])  # fmt: skip
def test_needs_no_results(open_page: Open, town: Town, budget: str, title: str) -> None:
    head = "org_unit_id;period;account;budget;outcome"
    assert not town.deliver(budget=f"{head}\n{budget}").is_refused
    visit = open_page("budget", home=town.home)
    assert title_of(visit).replace(THIN, " ") == title
    assert title_of(open_page("money", home=town.home)) == "Inga resultat ännu"


def test_does_not_say_that_all_have_delivered_what_some_have_not(
    open_page: Open, town: Town
) -> None:
    budget = """
        org_unit_id;period;account;budget;outcome
        TOP;2025-08;net_cost;100;90
        SKN;2025-08;net_cost;60;50
        SKN;2025-09;net_cost;60;50
        SOC;2025-07;net_cost;40;30
    """
    results = RESULTS.replace("2025-08", "2025-12")
    assert not town.deliver(budget=budget, results=results).is_refused
    told = words_of(open_page("budget", home=town.home, period="2025"))
    assert (
        "1 av 2 enheter har lämnat utfall till och med september 2025."
        " Tabellen går till och med augusti 2025. " in told
    )
    assert "Utfall till och med augusti 2025 saknas för: Socialnämnden." in told
