"""Two periods, and crossings, in a real browser: what is chosen is a link, and the way back undoes it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served, settle, show
from tests.browser.test_journey import expect_title

pytestmark = pytest.mark.browser

SHOWN = "h1, .mk-stacked, .mk-cross"


def pick(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


def in_a_fresh_browser(browser: Browser, url: str, parts: int) -> list[str]:
    """Return what a link shows to one who has never been here, when so many parts are there."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="sv-SE")
    page = context.new_page()
    page.goto(url)
    settle(page)
    expect(page.locator(SHOWN)).to_have_count(parts)
    shown = page.locator(SHOWN).all_inner_texts()
    context.close()
    return shown


def test_keeps_the_other_period_as_a_link_that_the_way_back_undoes(
    page: Page, browser: Browser, served: Served
) -> None:
    show(page, served, "periods?period=2026-T2")
    page.wait_for_url(re.compile(r"other=2026-T1"))
    pick(page, "Jämför med", "Tertial 2 2025")
    expect_title(page, "än tertial 2 2025")
    page.wait_for_url(re.compile(r"other=2025-T2"))
    settle(page)
    shown = page.locator(SHOWN).all_inner_texts()
    assert in_a_fresh_browser(browser, page.url, len(shown)) == shown
    page.go_back()
    expect_title(page, "än tertial 1 2026")


def test_lets_the_other_period_follow_until_the_reader_has_chosen(
    page: Page, served: Served
) -> None:
    show(page, served, "periods?period=2026-T2")
    pick(page, "Period", "2025")
    expect_title(page, "än 2024")
    page.wait_for_url(re.compile(r"period=2025&other=2024|other=2024&period=2025"))
    page.go_back()
    expect_title(page, "än tertial 1 2026")
    pick(page, "Jämför med", "2024")
    expect_title(page, "än 2024")
    pick(page, "Period", "Tertial 1 2026")
    page.wait_for_url(re.compile(r"period=2026-T1"))
    expect_title(page, "än 2024")


def test_keeps_a_crossing_as_a_link_that_the_way_back_undoes(
    page: Page, browser: Browser, served: Served
) -> None:
    show(page, served, "cross?indicators=G001,G002&periods=2026-T2,2026-T1")
    expect(page.locator("h2").first).to_have_text("Provköpings kommun")
    pick(page, "Rader", "Enheter")
    expect(page.locator("h2").first).to_have_text("Närvaro i grundskolan")
    page.get_by_role("button", name=re.compile("Barn- och utbildningsnämnden$")).click()
    page.wait_for_url(re.compile(r"units=PK(&|$)"))
    settle(page)
    expect(page.locator(".mk-cross")).not_to_contain_text("Barn- och utbildningsnämnden")
    shown = page.locator(SHOWN).all_inner_texts()
    assert in_a_fresh_browser(browser, page.url, len(shown)) == shown
    page.go_back()
    expect(page.locator(".mk-cross").first).to_contain_text("Barn- och utbildningsnämnden")
    page.go_back()
    expect(page.locator("h2").first).to_have_text("Provköpings kommun")


def test_leads_from_a_cell_to_the_indicator_and_back(page: Page, served: Served) -> None:
    show(page, served, "cross?indicators=KL02&units=PK&periods=2026-T2,2025-T2")
    page.locator(".mk-cross td a").first.click()
    page.wait_for_url(re.compile(r"/indicator\?"))
    assert {"indicator=KL02", "at=PK", "period=2025-T2"} <= set(page.url.split("?")[1].split("&"))
    expect_title(page, "Gymnasieelever med examen inom 4 år")
    page.go_back()
    expect(page.locator(".mk-cross tbody tr")).to_have_count(1)
    expect(page.locator(".mk-cross thead")).to_have_text("IndikatorerUtvecklingT2 2025T2 2026")


def test_saves_a_crossing_as_a_file(page: Page, served: Served, tmp_path: Path) -> None:
    show(page, served, "cross?indicators=KL02&units=PK&periods=2026-T2")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Hämta som CSV").click()
    assert saved.value.suggested_filename == "korsning-2026-t2.csv"
    saved.value.save_as(tmp_path / "saved.csv")
    assert (tmp_path / "saved.csv").read_bytes().startswith(b'\xef\xbb\xbf"Indikator-id";')


@pytest.mark.parametrize("address", [
    "periods?period=2026-T2&other=2025-T2",
    "cross?indicators=KL01,KL02&periods=2026-T2,2026-T1,2025-T3,2025-T2,2025-T1",
])  # fmt: skip
def test_fits_a_small_phone(browser: Browser, served: Served, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    show(page, served, address)
    width = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth")
    page.close()
    assert width <= 320
