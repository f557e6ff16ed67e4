"""The selection: each choice alone and together, on every page, kept in the address, the unknown said."""

import pytest

from dashboard.selection import CHOICES as OFFERED
from dashboard.ways import PAGES
from tests.pages.conftest import Open
from tests.pages.reader import ways_of


def first(value: str | list[str]) -> str:
    return value if isinstance(value, str) else value[0]


CHOICES = {"area": "LAR", "level": "committee", "unit": "BUN", "period": "2025"}


OFFERS_ALL = [page for page in PAGES if set(OFFERED.get(page, ())) == set(CHOICES)]


def test_offers_every_choice_on_the_pages_of_goals_and_indicators() -> None:
    assert {"overview", "goal", "indicator", "organisation"} <= set(OFFERS_ALL)


@pytest.mark.parametrize("page", OFFERS_ALL)
@pytest.mark.parametrize("key", CHOICES)
def test_takes_each_choice_alone_from_the_address(open_page: Open, page: str, key: str) -> None:
    visit = open_page(page, **{key: CHOICES[key]})
    assert visit.selectbox(key=key).value == CHOICES[key]
    assert not visit.warning


@pytest.mark.parametrize("page", OFFERS_ALL)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_takes_all_choices_together(open_page: Open, page: str, lang: str) -> None:
    visit = open_page(page, lang=lang, **CHOICES)
    assert {key: visit.selectbox(key=key).value for key in CHOICES} == CHOICES
    assert {key: first(visit.query_params[key]) for key in CHOICES} == CHOICES


@pytest.mark.parametrize("key", CHOICES)
def test_says_what_is_unknown_and_falls_back(open_page: Open, key: str) -> None:
    visit = open_page(**{key: "[x](http://q)"})
    assert len(visit.warning) == 1
    assert "\\[x\\]\\(http" in visit.warning[0].value
    assert visit.selectbox(key=key).value != "[x](http://q)"


def test_keeps_a_choice_made_on_the_page_in_the_address(open_page: Open) -> None:
    visit = open_page(period="2026-T2")
    visit.selectbox(key="unit").select("BUN").run()
    assert first(visit.query_params["unit"]) == "BUN"


@pytest.mark.parametrize("page", PAGES)
def test_keeps_the_choice_in_every_way_of_the_menu(open_page: Open, page: str) -> None:
    menu = ways_of(open_page(page, **CHOICES))
    for name in ("Översikt", "Mål", "Indikatorer", "Organisation", "Jämför", "Möte", "Sök"):
        assert "area=LAR&level=committee&unit=BUN&period=2025" in menu[name], name


def test_narrows_the_goals_to_the_choice(open_page: Open) -> None:
    titles = ways_of(open_page(**CHOICES))
    assert any("Varje elev" in title for title in titles)
    assert not any("klimat" in title for title in titles)


@pytest.mark.parametrize(("page", "other"), [("goal", "K2"), ("indicator", "KL02")])
def test_shows_what_is_chosen_from_the_pages_list_at_once(
    open_page: Open, page: str, other: str
) -> None:
    visit = open_page(page)
    visit.selectbox(key=page).select(other).run()
    assert visit.selectbox(key=page).value == other
    visit = open_page(page, **{page: other})
    assert visit.selectbox(key=page).value == other


def test_language_way_keeps_what_is_chosen_on_the_page(open_page: Open) -> None:
    visit = open_page("goal", unit="BUN", goal="K2")
    visit.selectbox(key="unit").set_value("SN").run()
    query = ways_of(visit)["English"]
    assert query.startswith("goal?")
    assert "unit=SN" in query
    assert "goal=K2" in query
    assert "lang=en" in query


@pytest.mark.parametrize("key", ["selection", "self", "text", "status", "kind", "current", "name"])
def test_minds_no_strange_key_in_the_address(open_page: Open, key: str) -> None:
    visit = open_page("goal", goal="K1", **{key: "x"})
    assert "goal=K1" in ways_of(visit)["English"]
