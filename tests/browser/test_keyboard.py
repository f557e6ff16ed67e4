"""The keyboard alone: to a goal, an indicator and back; where one is can be seen; nothing holds one."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from dashboard.ways import PAGES
from tests.browser.conftest import Served, expect_address, expect_title, settle, show

pytestmark = pytest.mark.browser

STOPS_AT_MOST = 160
# Where the keyboard is: what has it, whether a line is drawn round it, or round the field or choice
# that holds it.
HERE = """() => {
  const here = document.activeElement;
  const drawn = (e) => { const s = getComputedStyle(e);
    return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) || s.boxShadow.includes("3.2px"); };
  const holders = here.tagName === "INPUT" ? [here.parentElement, here.closest("label")] : [];
  const shown = [here, ...holders].some((e) => e && drawn(e));
  const name = here.getAttribute("aria-label") || here.innerText.trim();
  const place = [...document.querySelectorAll("*")].indexOf(here);
  return { tag: here.tagName, name: name.slice(0, 80), shown, place };
}"""  # fmt: skip


# While a page is drawn anew it holds nothing to stop at: wait until nothing more is drawn.
STILL = """() => new Promise((done) => {
  let wait = setTimeout(done, 400);
  const again = () => { clearTimeout(wait); wait = setTimeout(done, 400); };
  new MutationObserver(again).observe(document.body, { subtree: true, childList: true });
})"""


def stops(page: Page) -> Iterator[dict[str, object]]:
    """Yield each place that Tab comes to, from the page's start until it leaves the page."""
    page.evaluate(STILL)
    for _ in range(STOPS_AT_MOST):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here["tag"] == "BODY":
            return
        yield here
    raise AssertionError(f"Tab does not leave the page within {STOPS_AT_MOST} stops")


def go_to(page: Page, name: str) -> None:
    """Press Tab until one is at something with a name."""
    seen = []
    for here in stops(page):
        seen.append(here["name"])
        if name in str(here["name"]):
            return
    raise AssertionError(f"{name} is not among {seen}")


def expect_to_be_at_heading(page: Page, text: str) -> None:
    expect_title(page, text)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    settle(page)


def test_goes_to_a_goal_to_an_indicator_and_back(page: Page, served: Served) -> None:
    show(page, served, "?period=2026-T2")
    go_to(page, "En trygg förskola av hög kvalitet")
    page.keyboard.press("Enter")
    expect_to_be_at_heading(page, "En trygg förskola av hög kvalitet")
    go_to(page, "Barn per barngrupp")
    page.keyboard.press("Enter")
    expect_to_be_at_heading(page, "Barn per barngrupp")
    page.go_back()
    expect_title(page, "En trygg förskola av hög kvalitet")


def test_begins_at_the_skip_link_which_goes_past_menu_and_choices(
    page: Page, served: Served
) -> None:
    show(page, served)
    page.keyboard.press("Tab")
    link = page.get_by_text("Till innehållet")
    expect(link).to_be_focused()
    box = link.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.mk-head, .st-key-choices')") is None


@pytest.mark.parametrize("name", PAGES)
def test_shows_where_one_is_at_every_stop_and_lets_one_out(
    page: Page, served: Served, name: str
) -> None:
    show(page, served, "" if name == "overview" else name)
    found = list(stops(page))
    assert len(found) > 10
    assert [here for here in found if not here["shown"]] == []
    places = [here["place"] for here in found]
    assert len(set(places)) == len(places), "no place is come to twice"


def test_folds_and_unfolds(page: Page, served: Served) -> None:
    show(page, served, "goal?goal=K1&period=2026-T2")
    fold = page.locator(".mk-tree details").first
    expect(fold).to_have_attribute("open", "")
    go_to(page, "mål under")
    page.keyboard.press("Enter")
    expect(fold).not_to_have_attribute("open", "")
    page.keyboard.press("Enter")
    expect(fold).to_have_attribute("open", "")


def test_opens_what_a_word_means_and_closes_it_again(page: Page, served: Served) -> None:
    show(page, served, "about")
    go_to(page, "toleransen")
    said = page.locator(".mk-said").first
    expect(said).to_be_hidden()
    page.keyboard.press("Enter")
    expect(said).to_be_visible()
    expect(said).to_contain_text("Tolerans. Hur långt från målvärdet")
    page.keyboard.press("Escape")
    expect(said).to_be_hidden()
    expect(page.get_by_role("button", name="toleransen").first).to_be_focused()


def test_chooses_from_a_list_and_closes_it_again(page: Page, served: Served) -> None:
    show(page, served, "?period=2026-T2")
    go_to(page, "Period")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.get_by_role("combobox", name="Period")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("period=(?!2026-T2)"))


def test_steps_through_a_meeting_with_the_arrows(page: Page, served: Served) -> None:
    show(page, served, "meeting?period=2026-T2")
    expect_title(page, "Alla elever når målen")
    page.keyboard.press("ArrowRight")
    expect_title(page, "En trygg förskola av hög kvalitet")
    settle(page)
    page.keyboard.press("ArrowLeft")
    expect_title(page, "Alla elever når målen")
    settle(page)
    page.keyboard.press("Escape")
    expect_title(page, "mål är uppfyllda")


def test_goes_on_though_what_the_page_before_fills_in_comes_late(
    page: Page, served: Served
) -> None:
    show(page, served, "meeting?period=2026-T2")
    expect_address(page, "goal=K1")
    late = page.evaluate(
        '[...document.scripts].map((s) => s.textContent).find((t) => t.includes(\'"goal": "K1"\'))'
    )
    go_on = """(late) => { document.querySelector("a[data-key=ArrowRight]").click();
        new Function(late)(); return location.href; }"""
    assert "goal=K2" in page.evaluate(go_on, late)
    expect_title(page, "En trygg förskola av hög kvalitet")
    expect_address(page, "goal=K2")


def test_scrolls_a_wide_table_and_goes_on(page: Page, served: Served) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    show(page, served, "?period=2026-T2")
    table = page.locator(".mk-scroll").first
    table.focus()
    assert table.evaluate("t => t.scrollWidth > t.clientWidth")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    page.keyboard.press("Tab")
    assert table.evaluate("t => document.activeElement !== t")


# WCAG 2.1, 1.4.12.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; }
* { word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
CUT = """() => [...document.querySelectorAll(".mk *, h1")].filter((e) => {
  const style = getComputedStyle(e);
  const hides = style.overflowX !== "visible" || style.overflowY !== "visible";
  const isHeardOnly = e.clientWidth <= 1 || style.clipPath !== "none";
  const isMeant = isHeardOnly || e.closest(".mk-hidden, .mk-scroll, .mk-bar, .mk-light");
  return hides && !isMeant && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).map((e) => e.outerHTML.slice(0, 150))"""


@pytest.mark.parametrize("name", PAGES)
def test_loses_nothing_where_the_reader_spaces_the_text(
    page: Page, served: Served, name: str
) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    show(page, served, "" if name == "overview" else name)
    page.add_style_tag(content=SPACED)
    assert page.evaluate(CUT) == []
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 640
