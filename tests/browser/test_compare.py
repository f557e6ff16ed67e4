"""Two periods, and crossings, in a real browser: what is chosen is a link, and the way back undoes it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import (
    NewPage,
    Served,
    choose,
    expect_address,
    expect_title,
    settle,
    show,
)

pytestmark = pytest.mark.browser

SHOWN = "h1, .mk-stacked, .mk-cross"


def expect_the_same(page: Page, fresh: Page) -> None:
    """Expect a page's link to show the same to one who has never been here."""
    settle(page)
    shown = page.locator(SHOWN).all_inner_texts()
    fresh.goto(page.url)
    settle(fresh)
    expect(fresh.locator(SHOWN)).to_have_text(shown, use_inner_text=True)


def test_keeps_the_other_period_as_a_link_that_the_way_back_undoes(
    page: Page, new_page: NewPage, served: Served
) -> None:
    show(page, served, "periods?period=2026-T2")
    expect_address(page, "other=2026-T1")
    choose(page, "Jämför med", "Tertial 2 2025")
    expect_title(page, "än tertial 2 2025")
    expect_address(page, "other=2025-T2")
    expect_the_same(page, new_page())
    page.go_back()
    expect_title(page, "än tertial 1 2026")


def test_lets_the_other_period_follow_until_the_reader_has_chosen(
    page: Page, served: Served
) -> None:
    show(page, served, "periods?period=2026-T2")
    choose(page, "Period", "2025")
    expect_title(page, "än 2024")
    expect_address(page, "period=2025", "other=2024")
    page.go_back()
    expect_title(page, "än tertial 1 2026")
    choose(page, "Jämför med", "2024")
    expect_title(page, "än 2024")
    choose(page, "Period", "Tertial 1 2026")
    expect_address(page, "period=2026-T1")
    expect_title(page, "än 2024")


def test_keeps_a_crossing_as_a_link_that_the_way_back_undoes(
    page: Page, new_page: NewPage, served: Served
) -> None:
    show(page, served, "cross?indicators=G001,G002&periods=2026-T2,2026-T1")
    expect(page.locator("h2").first).to_have_text("Provköpings kommun")
    choose(page, "Rader", "Enheter")
    expect(page.locator("h2").first).to_have_text("Närvaro i grundskolan")
    page.get_by_role("button", name=re.compile("Barn- och utbildningsnämnden$")).click()
    expect_address(page, "units=PK")
    expect(page.locator(".mk-cross")).not_to_contain_text("Barn- och utbildningsnämnden")
    expect_the_same(page, new_page())
    page.go_back()
    expect(page.locator(".mk-cross").first).to_contain_text("Barn- och utbildningsnämnden")
    page.go_back()
    expect(page.locator("h2").first).to_have_text("Provköpings kommun")


def test_leads_from_a_cell_to_the_indicator_and_back(page: Page, served: Served) -> None:
    show(page, served, "cross?indicators=KL02&units=PK&periods=2026-T2,2025-T2")
    page.locator(".mk-cross td a").first.click()
    expect_title(page, "Gymnasieelever med examen inom 4 år")
    expect_address(page, "/indicator", "indicator=KL02", "at=PK", "period=2025-T2")
    settle(page)
    assert "columns=" not in page.url, "nothing of the page before is left in the address"
    page.go_back()
    expect(page.locator(".mk-cross tbody tr")).to_have_count(1)
    expect(page.locator(".mk-cross thead")).to_have_text("IndikatorerUtvecklingT2 2025T2 2026")


def test_saves_a_crossing_as_a_file(page: Page, served: Served, tmp_path: Path) -> None:
    show(page, served, "cross?indicators=KL02&units=PK&periods=2026-T2")
    page.get_by_role("button", name="Hämta tabellen").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV för svensk Excel").click()
    assert saved.value.suggested_filename == "korsning-2026-t2.csv"
    saved.value.save_as(tmp_path / "saved.csv")
    assert (tmp_path / "saved.csv").read_bytes().startswith(b'\xef\xbb\xbf"Indikator-id";')


@pytest.mark.parametrize("address", [
    "periods?period=2026-T2&other=2025-T2",
    "cross?indicators=KL01,KL02&periods=2026-T2,2026-T1,2025-T3,2025-T2,2025-T1",
])  # fmt: skip
def test_fits_a_small_phone(new_page: NewPage, served: Served, address: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    show(page, served, address)
    assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= 320
