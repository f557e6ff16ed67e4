"""The overview: the headline, the goals' lights, what has changed, what worries, the committees."""

import re

from tests.pages.conftest import Open
from tests.pages.reader import markup_of, title_of, ways_of, words_of
from tests.town import Town


def test_says_in_the_headline_how_many_goals_are_met_and_have_turned(open_page: Open) -> None:
    assert title_of(open_page(period="2026-T2")) == (
        "Två av åtta mål är uppfyllda. Två har vänt till det bättre, ett har försämrats sedan tertial 1 2026."
    )


def test_says_the_headline_in_english(open_page: Open) -> None:
    assert title_of(open_page(period="2026-T2", lang="en")).startswith(
        "Two of eight goals are met."
    )


def test_lists_each_goal_with_light_bar_and_what_it_was(open_page: Open) -> None:
    words = words_of(open_page(period="2026-T2"))
    assert (
        "Delvis uppfyllt Äldre har inflytande över sin vardag Delvis uppfyllt"
        " Indikatorer: Uppfyllt 3 Delvis uppfyllt 1 Ej uppfyllt 3 ↑ bättre: var ej uppfyllt"
    ) in words


def test_lists_what_has_changed_for_the_better_and_for_the_worse(open_page: Open) -> None:
    words = words_of(open_page(period="2026-T2"))
    changed = words[words.index("Vad har ändrats") : words.index("Vad oroar")]
    assert changed == (
        "Vad har ändrats Bättre"
        " Delvis uppfyllt Äldre har inflytande över sin vardag från ej uppfyllt till delvis uppfyllt"
        " Uppfyllt Ett rikt fritidsliv för alla från delvis uppfyllt till uppfyllt"
        " Sämre Delvis uppfyllt Invånarna känner sig trygga från uppfyllt till delvis uppfyllt"
        " Alla ändringar sedan tertial 1 2026 "
    )


def test_says_that_there_is_nothing_to_compare_with(open_page: Open) -> None:
    words = words_of(open_page(period="2021"))
    assert "Det finns ingen tidigare period att jämföra med." in words


def test_leads_from_what_has_changed_to_the_goal_and_to_all_changes(open_page: Open) -> None:
    ways = ways_of(open_page(period="2026-T2"))
    assert "other=2026-T1" in ways["Alla ändringar sedan tertial 1 2026"]
    assert "goal=K7" in ways["Delvis uppfyllt Invånarna känner sig trygga"]


def test_says_how_far_the_worst_goal_is_from_its_target(open_page: Open) -> None:
    words = words_of(open_page(period="2026-T2"))
    assert (
        "Längst från målet, sett till toleransen, är Halverad klimatpåverkan till 2030 :"
        " Utsläpp av växthusgaser från kommunens verksamhet: 1 559 ton mot målet 1 400 ton."
        in words
    )


def test_lists_what_gets_worse_though_it_is_not_missed(open_page: Open) -> None:
    words = words_of(open_page(period="2026-T2"))
    worse = words[words.index("Blir sämre") : words.index("Går det att lita på?")]
    assert "Lån från kommunala bibliotek 6,0 per inv. Sämre än 2024 (6,2 per inv)." in worse


def test_says_what_is_missing_and_where(open_page: Open) -> None:
    visit = open_page(period="2026-T2")
    assert "72 av 75 väntade värden är rapporterade." in words_of(visit)
    assert "unit=KS" in ways_of(visit)["Kommunstyrelsen: 1"]


def test_says_that_a_sample_is_one(open_page: Open) -> None:
    assert "Allt är påhittat: detta är en provkommun." in words_of(open_page())


def test_links_each_cell_of_the_matrix_to_the_goals_it_counts(open_page: Open) -> None:
    table = next(text for text in markup_of(open_page(period="2026-T2")) if "<table>" in text)
    assert 'title="Barn- och utbildningsnämnden"><span aria-hidden="true">BUN</span>' in table
    lit = re.search(r'<a class="(\w+)" href="[^"]*unit=BUN[^"]*"', table)
    assert lit is not None
    assert lit[1] == "missed", "a cell has the tint of its worst light"
    assert "area=LAR&amp;level=committee&amp;unit=BUN&amp;period=2026-T2" in table


def test_falls_back_to_the_swedish_name_of_an_area_without_an_english_one(open_page: Open) -> None:
    words = words_of(open_page(lang="en"))
    assert "nan" not in re.findall(r"\w+", words)
    assert "None" not in re.findall(r"\w+", words.replace("None of", ""))


def test_does_not_call_a_goal_unchanged_that_got_its_light(open_page: Open, town: Town) -> None:
    outcome = town.deliver(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;75",
        results="indicator_id;org_unit_id;period;value\nBEH;TOP;2024;72\nBEH;TOP;2025;74",
    )
    assert not outcome.is_refused, outcome.findings
    visit = open_page(home=town.home, period="2025")
    assert "oförändrat" not in title_of(visit)
    assert "från uppgift saknas till delvis uppfyllt" in words_of(visit)


def test_lists_what_is_too_old(open_page: Open, town: Town) -> None:
    outcome = town.deliver(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;75",
        results="indicator_id;org_unit_id;period;value\nBEH;TOP;2021;72\nKO;TOP;2025-08;5",
    )
    assert not outcome.is_refused, outcome.findings
    words = words_of(open_page(home=town.home, period="2025"))
    assert "För gamla värden Uppgift saknas Behöriga till gymnasiet" in words
