"""No English on the Swedish pages, in sight or for those who listen; docs/language.md tells of the rest."""

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.ways import PAGES
from dashboard.words.translate import words
from tests.browser.conftest import Served, Watch, choose, expect_title, show

pytestmark = pytest.mark.browser

# Words that English can hardly do without, and Swedish has no use for.
ENGLISH = re.compile(
    r"\b(the|and|of|to|are|is|not|no|your|you|this|that|with|from|an|or|open|close|choose|select(ed)?|clear"
    r"|remove|press|search|results?|found|skip|content|page|error|download|show|hide|menu|value|more|loading)\b",
    re.IGNORECASE,
)
# All that is seen or heard, but for what says itself that it is in English, or a name of no language.
SAID = """() => {
  const said = new Set([document.title]);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (element.closest("script, style, noscript, [lang=en]:not(html), [translate=no]")) continue;
    if (node.nodeType === Node.TEXT_NODE) said.add(node.data.trim());
    else for (const name of ["aria-label", "title", "placeholder", "alt", "aria-description"])
      said.add(node.getAttribute(name) ?? "");
  }
  return [...said].filter(Boolean);
}"""  # fmt: skip


def english(page: Page) -> set[str]:
    """Return what a Swedish page says in English."""
    own = set(words("en").values()) - set(words("sv").values())
    return {text for text in page.evaluate(SAID) if ENGLISH.search(text) or text in own}


@pytest.mark.parametrize("name", PAGES)
def test_says_nothing_in_english_on_a_swedish_page(page: Page, served: Served, name: str) -> None:
    show(page, served, "" if name == "overview" else name)
    page.wait_for_function("Boolean(window.malkollSays)")
    assert english(page) == set()


def test_says_nothing_in_english_where_a_list_is_searched_in_vain(
    page: Page, served: Served
) -> None:
    show(page, served)
    page.get_by_role("combobox", name="Enhet").click()
    page.keyboard.type("zzzz")
    expect(page.get_by_text("Inget hittades")).to_be_visible()
    assert english(page) == set()


def test_says_nothing_in_english_at_an_unknown_address(
    page: Page, watch: Watch, served: Served
) -> None:
    show(page, served, "nowhere")
    expect(page.get_by_role("dialog")).to_contain_text("Sidan som söktes finns inte.")
    assert english(page) == set()
    watch.errors.clear()  # that nothing is there is an error to the browser


def test_speaks_english_to_those_who_ask_and_swedish_again(page: Page, served: Served) -> None:
    show(page, served)
    skip = page.get_by_test_id("stSkipToContent")
    expect(skip).to_have_text("Till innehållet")
    page.get_by_role("link", name="English").click()
    expect(skip).to_have_text("Skip to main content")
    page.get_by_role("link", name="Svenska").click()
    expect(skip).to_have_text("Till innehållet")


def test_tells_those_who_listen_what_a_choice_has_changed(page: Page, served: Served) -> None:
    show(page, served, "goal?goal=K1&period=2026-T2")
    expect(page.get_by_role("status").last).to_be_empty()
    choose(page, "Mål", "En trygg förskola av hög kvalitet")
    expect_title(page, "En trygg förskola av hög kvalitet")
    expect(page.locator("body > [role=status]")).to_have_text("En trygg förskola av hög kvalitet")


def test_finds_english_where_it_is(page: Page, served: Served) -> None:
    show(page, served, "?lang=en")
    assert len(english(page)) > 5
