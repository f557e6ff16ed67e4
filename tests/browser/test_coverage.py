"""Coverage as a user meets it: what is missing is seen, sent, filled in and delivered back; audited."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, choose, expect_title, settle, show
from tests.browser.test_accessibility import AXE, LOOKS, look, violations
from tests.browser.test_words import english

pytestmark = pytest.mark.browser


def save(page: Page, name: str, folder: Path) -> Path:
    """Press a button that saves a file, and return the file."""
    with page.expect_download() as saved:
        page.get_by_role("button", name=name, exact=True).click()
    path = folder / saved.value.suggested_filename
    saved.value.save_as(path)
    return path


def test_a_template_is_saved_filled_in_and_goes_through_without_a_question(
    page: Page, served: Served, tmp_path: Path
) -> None:
    show(page, served, "coverage?period=2025&to=Chef+SF-SB")
    expect_title(page, "väntade värden för 2025")
    path = save(page, "Mall (Excel)", tmp_path)
    assert path.name == "Att fylla i Chef SF-SB 2025.xlsx"
    book = load_workbook(path)
    sheet = book.worksheets[0]
    value = next(cell.column for cell in sheet[1] if cell.value == "Utfall")
    sheet.cell(2, value).value = 81.4
    book.save(path)
    page.get_by_role("link", name="Leverera", exact=True).click()
    expect_title(page, "Leverera siffror")
    settle(page)
    page.locator("input[type=file]").set_input_files(path)
    expect_title(page, path.name)
    settle(page)
    page.get_by_role("button", name="Vidare", exact=True).click()
    expect(page.get_by_text("Inget är levererat ännu.")).to_be_visible()
    expect(page.get_by_text("läses inte").first).not_to_be_visible()


def test_saves_a_letter_that_a_mail_program_opens(
    page: Page, served: Served, tmp_path: Path
) -> None:
    show(page, served, "coverage?period=2025&to=Chef+SF-SB")
    letter = save(page, "Brev som utkast (.eml)", tmp_path)
    assert letter.name == "Att fylla i Chef SF-SB 2025.eml"
    assert b"X-Unsent: 1" in letter.read_bytes()
    assert "Läkemedelsgenomgångar" in save(page, "Listan (CSV)", tmp_path).read_text("utf-8-sig")


def test_copies_the_text_to_send(page: Page, served: Served) -> None:
    show(page, served, "coverage?period=2025&to=Chef+SF-SB")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served.url)
    page.get_by_test_id("stCode").hover()
    page.get_by_role("button", name="Kopiera texten").click()
    page.wait_for_function("navigator.clipboard.readText()")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Att rapportera för 2025: 1 saknas")
    assert "Läkemedelsgenomgångar gjorda (X005)" in copied
    assert english(page) == set()


def test_narrows_by_responsible_and_finds_the_way_back(page: Page, served: Served) -> None:
    show(page, served, "coverage?period=2025")
    choose(page, "Visa ansvarig", "Chef SF-SB")
    listed = page.get_by_role("table", name="Värden som väntas och inte har rapporterats")
    expect(listed.get_by_role("row")).to_have_count(2)
    settle(page)
    page.go_back()
    expect(listed.get_by_role("row")).to_have_count(8)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_finds_nothing_against_the_standard_with_all_that_is_folded_open(
    page: Page, served: Served, language: str
) -> None:
    show(page, served, f"coverage?period=2025&lang={language}")
    page.evaluate(AXE)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    for scheme, width in LOOKS:
        look(page, scheme, width)
        assert violations(page) == set(), (scheme, width)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, (scheme, width)
