"""What surrounds every page: the coat of arms, the menu, the looks in the municipality's colour, the foot."""

import pytest

from dashboard.drawing.palette import variables
from dashboard.parts.second_menu import ECONOMY
from dashboard.ways import PAGES
from tests.pages.conftest import Open
from tests.pages.reader import markup_of, ways_of, words_of


def test_shows_whose_figures_these_are_with_their_arms(open_page: Open) -> None:
    head = next(text for text in markup_of(open_page()) if "<header" in text)
    assert 'class="mk-brand has-arms"' in head
    assert "<span>Provköping</span>" in head
    assert "Påhittad provkommun: alla siffror är påhittade." in head


@pytest.mark.parametrize("page", ["overview", "goal", "indicator", "organisation", "meeting"])
def test_marks_the_page_in_the_menu(open_page: Open, page: str) -> None:
    head = next(text for text in markup_of(open_page(page)) if "<header" in text)
    assert head.count('aria-current="page"') == 1
    target = "./" if page == "overview" else page
    assert f'<a href="{target}?' in head[: head.index('aria-current="page"')].rsplit("<li>", 1)[1]


@pytest.mark.parametrize("page", ECONOMY)
def test_leads_between_the_pages_of_economy(open_page: Open, page: str) -> None:
    head = next(text for text in markup_of(open_page(page)) if "<header" in text)
    row = head[head.index('class="mk-second"') :]
    assert [name for name in ECONOMY if f'href="{name}?' in row] == list(ECONOMY)
    assert f'<a href="{page}?' in row[: row.index('aria-current="page"')].rsplit("<li>", 1)[1]


def test_keeps_the_row_of_economy_to_its_own_pages(open_page: Open) -> None:
    assert "mk-second" not in "".join(markup_of(open_page("overview")))


def test_paints_in_the_municipalitys_colour_where_it_can_be_read() -> None:
    looks = variables("#7a1f5c")
    assert "--accent: #7a1f5c;" in looks
    by_day, by_night = variables("#ffff00").split("@media")
    assert "--accent: #ffff00;" not in by_day, "yellow cannot be read on white"
    assert "--accent: #ffff00;" in by_night


@pytest.mark.parametrize("page", PAGES)
def test_ends_with_how_to_read_and_accessibility(open_page: Open, page: str) -> None:
    visit = open_page(page, lang="en")
    ways = ways_of(visit)
    assert ways["How to read it"].startswith("about?")
    assert ways["Accessibility"].startswith("accessibility?")
    assert "The figures were updated" in words_of(visit)
