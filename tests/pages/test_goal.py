"""The goal page: the computed light and the judged one, the chain, the indicators."""

from tests.pages.conftest import Open
from tests.pages.reader import markup_of, title_of, ways_of, words_of
from tests.town import Town


def test_explains_the_light_by_the_indicators(open_page: Open) -> None:
    visit = open_page("goal", goal="K1", period="2026-T2")
    assert title_of(visit) == "Alla elever når målen"
    assert (
        "Delvis uppfyllt. 2 av 7 indikatorer är uppfyllda, 4 delvis, 1 ej. Sammanvägt är 56 % uppnått."
        in words_of(visit)
    )


def test_explains_the_light_in_english(open_page: Open) -> None:
    words = words_of(open_page("goal", goal="K1", period="2026-T2", lang="en"))
    assert (
        "Partly met. 2 of 7 indicators are met, 4 partly, 1 not. Weighed together 56 % is achieved."
        in words
    )


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
    chain = next(t for t in markup_of(open_page("goal", goal="K1")) if "mk-tree" in t)
    present = chain[chain.index('<b aria-current="page">') :]
    assert present[: present.index("</b>")].endswith("Alla elever når målen")


def test_nests_the_goals_below_and_folds_them_by_name(open_page: Open) -> None:
    words = words_of(open_page("goal", goal="K5", period="2026-T2"))
    assert (
        "4 mål under Ej uppfyllt Kommunens byggnader använder mindre energi Tekniska nämnden"
        " Ett mål under Ej uppfyllt Energin i fastigheterna minskar Fastighet" in words
    )


def test_leads_up_and_down_the_chain(open_page: Open) -> None:
    down = ways_of(open_page("goal", goal="K5", period="2026-T2"))
    assert "goal=V531" in down["Uppfyllt Mer sorteras rätt"]
    up = ways_of(open_page("goal", goal="V531", period="2026-T2"))
    assert "goal=K5" in up["Halverad klimatpåverkan till 2030"]


def test_shows_in_the_chain_what_a_committee_judges_otherwise(open_page: Open) -> None:
    words = words_of(open_page("goal", goal="K5", period="2026-T2"))
    chain = words[words.index("Målkedjan") :]
    assert "Nämnden bedömer: delvis uppfyllt Utsläppen minskar för långsamt" in chain


def test_shows_the_chain_as_a_picture(open_page: Open) -> None:
    visit = open_page("goal", goal="K5", period="2026-T2", chain="picture")
    assert title_of(visit) == "Målkedjan: Halverad klimatpåverkan till 2030"
    boxes = "".join(markup_of(visit))
    assert boxes.count('<div class="mk-box') == 9
    assert '<div class="mk-box missed"><a href="goal?' in boxes


def test_says_that_a_goal_is_unknown_and_shows_another(open_page: Open) -> None:
    visit = open_page("goal", goal="NO-SUCH")
    assert "NO\\-SUCH" in visit.warning[0].value
    assert title_of(visit)


def test_shows_a_linked_goal_outside_the_selection_and_says_so(open_page: Open) -> None:
    visit = open_page("goal", goal="K1", unit="TN", level="committee")
    assert title_of(visit) == "Alla elever når målen"
    assert "hör inte till urvalet" in words_of(visit)
