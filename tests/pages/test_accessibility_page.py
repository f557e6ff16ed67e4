"""The accessibility statement: what the law asks of it, and to whom one turns."""

import re
from pathlib import Path

import pytest

from tests.pages.conftest import Open
from tests.pages.reader import markup_of, title_of, words_of
from tests.town import Town


@pytest.mark.parametrize(("lang", "title", "asked"), [
    ("sv", "Tillgänglighetsredogörelse",
     ("Provköping står bakom", "delvis förenliga", "2018:1937", "EN 301 549", "Kända brister",
      "Myndigheten för digital förvaltning", "egen bedömning", "Ingen utomstående", "25 november 2026",
      "oskäligt betungande", "växel eller kontaktcenter (Provköping)", "ännu inte prövats")),
    ("en", "Accessibility statement",
     ("Provköping is responsible", "partly conform", "2018:1937", "EN 301 549", "Known failings",
      "Agency for Digital Government", "their own", "Nobody from outside", "25 November 2026",
      "disproportionate", "contact centre (Provköping)", "not yet been tried")),
])  # fmt: skip
def test_says_what_the_law_asks_for(
    open_page: Open, lang: str, title: str, asked: tuple[str, ...]
) -> None:
    page = open_page("accessibility", lang=lang)
    assert title_of(page) == title
    text = words_of(page)
    assert [words for words in asked if words not in text] == []
    assert 'href="https://www.digg.se/tdosanmalan"' in "".join(markup_of(page))


def test_says_of_the_sample_that_it_is_one(open_page: Open) -> None:
    assert "Provkommunen är påhittad" in words_of(open_page("accessibility"))


@pytest.mark.parametrize(("contact", "shown"), [
    ("webb@testby.se", '<a href="mailto:webb@testby.se">webb@testby.se</a>'),
    ("https://testby.se/fel", '<a href="https://testby.se/fel">https://testby.se/fel</a>'),
    ("Medborgarservice, 010-123 45 67", "Hör av dig till Medborgarservice, 010-123 45 67. Säg"),
    ("javascript:alert(1)", "Hör av dig till javascript:alert(1). Säg"),
    ("<b>x</b>@y", "&lt;b&gt;x&lt;/b&gt;@y"),
])  # fmt: skip
def test_leads_to_the_contact_that_the_municipality_has_chosen(
    open_page: Open, town: Town, contact: str, shown: str
) -> None:
    settings = town.home / "malkoll.toml"
    settings.write_text(
        f'[municipality]\nname = "Testby"\ncontact = "{contact}"\n', encoding="utf-8"
    )
    town.deliver(results="indicator_id;org_unit_id;period;value\nBEH;TOP;2025;70\n")
    page = "".join(markup_of(open_page("accessibility", home=Path(town.home))))
    assert shown in page
    assert re.search(r'href="javascript', page) is None
