"""The selection: each choice alone and together, on every page, kept in the address, the unknown said."""

import pytest

from dashboard.components import PAGES
from tests.pages.conftest import Open


def first(value: str | list[str]) -> str:
    return value if isinstance(value, str) else value[0]


CHOICES = {"area": "LAR", "level": "committee", "unit": "BUN", "period": "2025"}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("key", CHOICES)
def test_takes_each_choice_alone_from_the_address(open_page: Open, page: str, key: str) -> None:
    visit = open_page(page, **{key: CHOICES[key]})
    assert visit.selectbox(key=key).value == CHOICES[key]
    assert not visit.warning


@pytest.mark.parametrize("page", PAGES)
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


def test_narrows_the_goals_to_the_choice(open_page: Open) -> None:
    titles = [link.proto.label for link in open_page(**CHOICES).main if link.type == "page_link"]
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


def test_language_link_keeps_what_is_chosen_on_the_page(open_page: Open) -> None:
    visit = open_page("overview", unit="BUN")
    visit.selectbox(key="unit").set_value("SN").run()
    protos = [getattr(element, "proto", None) for element in visit.main]
    (query,) = [
        proto.query_string for proto in protos
        if getattr(proto, "label", "") == "English" and hasattr(proto, "query_string")
    ]  # fmt: skip
    assert "unit=SN" in query
    assert "lang=en" in query
