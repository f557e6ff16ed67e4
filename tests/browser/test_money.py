"""Goals and money in a real browser: points told apart, a result chosen and kept as a link, the files."""

from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, choose, expect_address, expect_title, settle, show

pytestmark = pytest.mark.browser

# The words beside the points that are seen, as left, top, right and bottom.
BOXES = """all => all.map(one => one.getBoundingClientRect()).filter(box => box.width)
  .map(box => [box.left, box.top, box.right, box.bottom])"""


def beside(page: Page) -> list[list[float]]:
    found: list[list[float]] = page.eval_on_selector_all(".mk-quad .name", BOXES)
    return found


def overlap(one: list[float], other: list[float]) -> bool:
    left, top, right, bottom = one
    return left < other[2] and other[0] < right and top < other[3] and other[1] < bottom


def test_tells_the_committees_apart_on_a_desktop_and_a_phone(page: Page, served: Served) -> None:
    show(page, served, "money?period=2026-T2")
    expect_title(page, "Ingen av sex nämnder når målen inom budget")
    expect(page.get_by_text("5 Socialnämnden").first).to_be_visible()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        boxes = beside(page)
        assert len(boxes) == 6
        assert not any(overlap(*pair) for pair in combinations(boxes, 2)), width
        assert all(box[0] >= 0 and box[2] <= width for box in boxes), width
    expect(page.locator(".mk-quad .wide:visible")).to_have_count(0)


def test_keeps_the_chosen_result_as_a_link_and_leads_to_the_unit(
    page: Page, served: Served
) -> None:
    show(page, served, "money?period=2026-T2")
    expect(page.get_by_text("Av de 8 jämförda når en ett lika bra")).to_be_visible()
    chosen = "Förvärvsarbetande invånare 20–64 år mot Kostnad ekonomiskt bistånd"
    choose(page, "Resultat mot kostnad", chosen)
    expect(page.get_by_text("Av de 8 jämförda når sex ett lika bra")).to_be_visible()
    expect_address(page, "quality=KN01")
    page.go_back()
    expect(page.get_by_text("Av de 8 jämförda når en ett lika bra")).to_be_visible()
    settle(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Spara som bild").click()
    assert saved.value.suggested_filename == "kl07-kl10-2025.png"
    page.locator(".mk-stacked").get_by_role("link", name="Tekniska nämnden").click()
    expect_title(page, "Tekniska nämnden")
