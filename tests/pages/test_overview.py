"""The overview: the headline, the goals' lights, what has changed, what worries, the committees."""

import re

from tests.pages.conftest import Open
from tests.pages.reader import markup_of, title_of, words_of


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
    assert "Delvis uppfyllt **Äldre har inflytande över sin vardag**" in words
    assert "3 av 7 indikatorer" in words
    assert "▲ var ej uppfyllt" in words


def test_links_what_has_changed_to_its_goal(open_page: Open) -> None:
    visit = open_page(period="2026-T2")
    changed = [
        link for link in visit.main if "från ej uppfyllt till" in getattr(link.proto, "label", "")
    ]
    assert len(changed) == 1
    assert changed[0].proto.page == "goal"
    assert re.search(r"goal=\w+", changed[0].proto.query_string)


def test_says_how_far_the_worst_goal_is_from_its_target(open_page: Open) -> None:
    words = words_of(open_page(period="2026-T2"))
    assert (
        "1 559 ton mot målet 1 400 ton: 159 ton över, mer än toleransen 5 % (70): ej uppfyllt."
        in words
    )


def test_links_each_cell_of_the_matrix_to_the_goals_it_counts(open_page: Open) -> None:
    table = next(text for text in markup_of(open_page(period="2026-T2")) if "<table>" in text)
    assert '<abbr title="Barn- och utbildningsnämnden">BUN</abbr>' in table
    assert "unit=BUN&amp;period=2026-T2" in table
    assert "level=committee" in table


def test_falls_back_to_the_swedish_name_of_an_area_without_an_english_one(open_page: Open) -> None:
    words = words_of(open_page(lang="en"))
    assert "nan" not in re.findall(r"\w+", words)
    assert "None" not in re.findall(r"\w+", words.replace("None of", ""))
