"""The budget in a real browser: down the tree and up again, with what is chosen; on a phone; as a file."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import NewPage, Served, expect_address, expect_title, settle, show

pytestmark = pytest.mark.browser


def pick(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()


def first_row(page: Page) -> Locator:
    """The chosen unit's row of the table."""
    return page.locator(".mk-budget tbody tr").first


def test_goes_down_the_tree_and_up_again_with_what_is_chosen(page: Page, served: Served) -> None:
    show(page, served, "budget?period=2026-T2")
    expect_title(page, "Provköpings kommun går mot ett underskott på 3,2 mnkr 2026")
    expect(first_row(page)).to_contain_text(re.compile("639.819.*642.050.*−2.232.*Nära budget"))
    pick(page, "Belopp i", "Miljoner kronor (mnkr)")
    expect_address(page, "amounts=mnkr", "account=net_cost")
    expect(first_row(page)).to_contain_text(re.compile("639,8.*642,1.*−2,2"))
    page.locator(".mk-budget").get_by_role("link", name="Socialnämnden").click()
    expect_title(page, "Socialnämnden går mot ett underskott på 6,6 mnkr 2026")
    expect_address(page, "unit=SN", "amounts=mnkr")
    page.locator(".mk-kicker").get_by_role("link", name="Provköpings kommun").click()
    expect_title(page, "Provköpings kommun går mot")
    pick(page, "Konto", "Investering")
    expect_title(page, "investeringarna väntas bli 16,2 mnkr lägre än budget 2026")
    expect(first_row(page)).to_contain_text("summan av enheterna under")
    page.go_back()
    expect_title(page, "Provköpings kommun går mot")


def test_fits_a_phone_and_gives_the_table_as_a_file(
    new_page: NewPage, served: Served, tmp_path: Path
) -> None:
    page = new_page(viewport={"width": 320, "height": 800})
    show(page, served, "budget?period=2026-T2&unit=SF")
    wide = page.evaluate("document.querySelector('.stMain').scrollWidth - innerWidth")
    assert wide <= 0
    cells = first_row(page).get_by_role("cell")
    labels = [cells.nth(n).get_attribute("data-label") for n in range(8)]
    assert labels[:3] == ["Budget", "Utfall", "Avvikelse"]
    bridge = page.locator(".mk-bridge tbody tr")
    expect(bridge.first).to_contain_text("Helårsbudget")
    expect(bridge.last).to_contain_text("Prognos")
    page.get_by_role("button", name="Hämta tabellen").click()
    with page.expect_download() as caught:
        page.get_by_role("button", name="CSV", exact=False).first.click()
    caught.value.save_as(tmp_path / "table.csv")
    text = (tmp_path / "table.csv").read_text("utf-8-sig")
    assert (
        '"Socialförvaltningen";"SF";"Förvaltning";"Nettokostnad";"2026-08";"138908000";"143878208";"-4970208"'
        in text
    )
    settle(page)
