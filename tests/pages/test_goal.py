"""The goal page: the computed light and the judged one, the chain, the indicators."""

from tests.pages.conftest import Open
from tests.pages.reader import markup_of, title_of, words_of
from tests.town import Town


def test_explains_the_light_by_the_indicators(open_page: Open) -> None:
    visit = open_page("goal", goal="K1", period="2026-T2")
    assert title_of(visit) == "Alla elever når målen"
    assert "Delvis uppfyllt. 56 % av indikatorernas vikt är uppnådd" in words_of(visit)


def test_explains_the_light_in_english(open_page: Open) -> None:
    words = words_of(open_page("goal", goal="K1", period="2026-T2", lang="en"))
    assert "Partly met. 56 % of the indicators' weight is reached" in words


def test_shows_both_lights_where_the_committee_judges_otherwise(
    open_page: Open, town: Town
) -> None:
    outcome = town.deliver(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;75",
        results="indicator_id;org_unit_id;period;value\nBEH;TOP;2025;50,5",
        assessments="""
            goal_id;period;status;analysis;state;approved_date
            K1;2025;near;Det vänder i vår.;approved;2026-02-01
        """,
    )
    assert not outcome.is_refused, outcome.findings
    visit = open_page("goal", home=town.home, goal="K1", period="2025")
    two = [text for text in markup_of(visit) if "mk-two" in text]
    assert len(two) == 1
    assert two[0].index("Beräknat ljus") < two[0].index("Ej uppfyllt")
    assert two[0].index("Nämndens bedömning") < two[0].index("Delvis uppfyllt")
    assert "Det vänder i vår." in words_of(visit)


def test_marks_the_present_goal_in_its_chain(open_page: Open) -> None:
    marked = [t for t in markup_of(open_page("goal", goal="K1")) if 'aria-current="page"' in t]
    assert len(marked) == 1
    assert "Alla elever når målen" in marked[0]


def test_says_that_a_goal_is_unknown_and_shows_another(open_page: Open) -> None:
    visit = open_page("goal", goal="NO-SUCH")
    assert "NO\\-SUCH" in visit.warning[0].value
    assert title_of(visit)


def test_shows_a_linked_goal_outside_the_selection_and_says_so(open_page: Open) -> None:
    visit = open_page("goal", goal="K1", unit="TN", level="committee")
    assert title_of(visit) == "Alla elever når målen"
    assert "hör inte till urvalet" in words_of(visit)
