"""The trade's words: each explained in one sentence, at hand by a button, and all of them on one page."""

import re

import pytest

from dashboard.parts.terms import TERMS, begin_terms, meaning, sorted_terms, term, terms_box
from dashboard.words.translate import Speaker, words
from tests.pages.conftest import Open

SPEAKERS = (Speaker("sv"), Speaker("en"))
# Some hundred and fifty signs are read at a glance on a phone.
SENTENCE_AT_MOST = 150


@pytest.mark.parametrize("say", SPEAKERS, ids=["sv", "en"])
@pytest.mark.parametrize("key", TERMS)
def test_explains_a_word_in_one_short_sentence(key: str, say: Speaker) -> None:
    said = meaning(key, say)
    assert said.endswith(".")
    assert said.count(". ") == 0
    assert len(said) <= SENTENCE_AT_MOST


def test_has_a_meaning_for_every_word_and_no_other() -> None:
    keys = {key.removeprefix("term.") for key in words("sv") if key.startswith("term.")}
    assert keys - {"of_page"} == {*TERMS, *(f"{key}_said" for key in TERMS)}


def test_opens_the_meaning_by_a_button_of_its_own() -> None:
    begin_terms()
    shown = term("tolerance", SPEAKERS[0], "toleransen")
    assert re.match(r'<button type="button" class="mk-term" popovertarget="(\S+)">toleransen</button>'
                    r'<span popover id="\1" class="mk-said"><b>Tolerans\.</b> Hur långt', shown)  # fmt: skip


def test_gives_a_word_that_stands_twice_two_names_and_the_same_at_the_next_run() -> None:
    begin_terms()
    first, second = (term("median", SPEAKERS[0]) for _ in range(2))
    assert first != second
    begin_terms()
    assert term("median", SPEAKERS[0]) == first


def test_shows_a_words_text_as_it_is_written() -> None:
    assert "&lt;b&gt;" in term("median", SPEAKERS[0], "<b>")


def test_folds_a_pages_words_by_the_alphabet() -> None:
    box = terms_box(["median", "tolerance", "activity"], SPEAKERS[0])
    assert box.startswith('<details class="mk-fold"><summary>Orden på sidan</summary>')
    assert re.findall(r"<dt[^>]*>([^<]+)</dt>", box) == ["Aktivitet", "Median", "Tolerans"]


def test_orders_as_the_swedish_alphabet_does() -> None:
    ordered = sorted_terms(
        ["surplus", "level", "judgement", "committee", "goal", "mean"], SPEAKERS[0]
    )
    names = [SPEAKERS[0](f"term.{key}") for key in ordered]
    assert names == ["Medel", "Mål", "Nivå", "Nämnd", "Nämndens bedömning", "Överskott"]


@pytest.mark.parametrize(("lang", "first", "last"), [
    ("sv", "Aktivitet", "Överskott"), ("en", "Activity", "Weight"),
])  # fmt: skip
def test_lists_every_word_on_the_page_about_reading(
    open_page: Open, lang: str, first: str, last: str
) -> None:
    body = "".join(one.body for one in open_page("about", lang=lang).get("html"))
    listed = re.findall(r'<dt id="word-[a-z_]+">([^<]+)</dt><dd>[^<]+\.</dd>', body)
    assert len(listed) == len(TERMS)
    assert (listed[0], listed[-1]) == (first, last)
