"""The organisation page: one unit's goals, indicators by light, money; also about the lights' page."""

import re

from tests.pages.conftest import Open
from tests.pages.reader import markup_of, title_of, ways_of, words_of


def test_says_how_many_of_the_units_goals_are_met(open_page: Open) -> None:
    assert (
        title_of(open_page("organisation", period="2026-T2"))
        == "Provköpings kommun: två av åtta mål uppfyllda"
    )


def test_says_it_in_english(open_page: Open) -> None:
    visit = open_page("organisation", period="2026-T2", lang="en")
    assert title_of(visit) == "Provköpings kommun: two of eight goals met"
    assert "Budget in short" in words_of(visit)


def test_opens_the_missed_indicators_and_folds_the_others(open_page: Open) -> None:
    markup = "".join(markup_of(open_page("organisation", period="2026-T2")))
    folds = re.findall(r"<details class=.mk-fold.( open)?><summary>([^(<]+) \(", markup)
    assert folds == [(" open", "Ej uppfyllt"), ("", "Delvis uppfyllt"), ("", "Uppfyllt"),
                     ("", "Uppgift saknas"), ("", "Inget målvärde")]  # fmt: skip


def test_leads_to_the_units_above_and_below(open_page: Open) -> None:
    ways = ways_of(open_page("organisation", unit="SN", period="2026-T2"))
    assert "unit=PK" in ways["Provköpings kommun"]
    assert "unit=SF" in ways["Socialförvaltningen"]


def test_says_the_budget_in_short_with_its_light(open_page: Open) -> None:
    words = words_of(open_page("organisation", unit="SN", period="2026-T2"))
    assert "Budget i korthet Underskott Till och med augusti 2026: budget 138,9 mnkr" in words


def test_says_how_far_activities_have_come(open_page: Open) -> None:
    words = words_of(open_page("organisation", unit="SN", period="2026-T2"))
    assert "Pågår (33 %), slutdatum 28 augusti 2026, Chef SN" in words


def test_shows_a_level_below_the_unit_with_each_units_name(open_page: Open) -> None:
    words = words_of(open_page("organisation", unit="BUN", level="operation", period="2026-T2"))
    assert "(Grundskola)" in words
    assert "Nämnd › Verksamhet" in words
    assert "(Hemtjänst)" not in words


def test_narrows_the_indicators_to_an_area(open_page: Open) -> None:
    every = words_of(open_page("organisation", period="2026-T2"))
    some = words_of(open_page("organisation", period="2026-T2", area=area_of(open_page)))
    assert len(some) < len(every)


def area_of(open_page: Open) -> str:
    return str(open_page().selectbox(key="area").options and "LAR")


def test_tells_how_to_read_the_lights_in_both_languages(open_page: Open) -> None:
    assert title_of(open_page("about")) == "Så läser du ljusen"
    visit = open_page("about", lang="en")
    assert title_of(visit) == "How to read the lights"
    assert "(5 % unless otherwise stated)" in words_of(visit)
