"""The page of data: a controller takes the workbook and a table along, and opens them."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, settle, show

pytestmark = pytest.mark.browser


def saved(page: Page, label: str, folder: Path) -> Path:
    """Press a button that saves a file, and return the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=label, exact=True).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_takes_the_figures_along(page: Page, served: Served, tmp_path: Path) -> None:
    show(page, served, "data?level=committee&period=2026-T2")
    workbook = saved(page, "Hämta arbetsboken (Excel)", tmp_path)
    assert workbook.name == "malkoll-2026-t2.xlsx"
    book = load_workbook(workbook)
    assert book.sheetnames[:4] == ["Om", "Mål", "Målens indikatorer", "Indikatorer"]
    assert book["Budget"]["A5"].value == "Bygg- och miljönämnden"
    assert book["Budget"]["G5"].value.startswith("=IF(AND(ISNUMBER(Budget[[#This Row],[Budget]])")

    page.get_by_role("combobox", name="Tabell").fill("Målens ljus")
    page.get_by_role("option", name="Målens ljus (goal_status)").click()
    expect(page.get_by_text("En rad per mål, period och underlag")).to_be_visible()
    settle(page)
    assert "table=goal_status" in page.url
    table = saved(page, "CSV för svensk Excel", tmp_path)
    assert table.read_bytes().startswith(b'\xef\xbb\xbf"goal_id";"period"')

    with zipfile.ZipFile(saved(page, "Hämta datapaketet (zip)", tmp_path)) as package:
        assert "malkoll-datapaket/datapackage.json" in package.namelist()


def test_opens_the_kinds_of_file_by_the_keyboard(page: Page, served: Served) -> None:
    show(page, served, "cross?indicators=KL02&units=PK&periods=2026-T2")
    way = page.get_by_role("button", name="Hämta tabellen")
    way.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Excel (xlsx)")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="CSV för svensk Excel")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Excel (xlsx)")).to_be_hidden()
    expect(way).to_be_focused()


def test_says_in_the_readers_language_that_a_file_could_not_be_made(
    page: Page, served: Served
) -> None:
    show(page, served, "data")
    store, away = served.home / "store", served.home / "away"
    store.rename(away)
    try:
        page.get_by_role("button", name="Hämta datapaketet (zip)").click()
        expect(page.get_by_text("Filen kunde inte göras.")).to_be_visible()
    finally:
        away.rename(store)
