"""Delivering as a user does: real files, step by step and back, delivered and undone; audited on the way."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, expect_title, settle, show
from tests.browser.test_accessibility import AXE, LOOKS, look, violations
from tests.browser.test_words import english

pytestmark = pytest.mark.browser

GOOD = "Indikator-id;Enhets-id;Period;Utfall\nKL01;PK;2026;99,5\n"
EXTRACT = (
    "Provköpings kommun\nUttag 2026-09-01\n\nIndikator;Enhet;Period;Utfall\n"
    "KL01;Socialnämden;2026;48,4\nKL02;PK;2026;abc\n"
)


def send(
    page: Page, folder: Path, text: str, name: str = "utfall.csv", encoding: str = "utf-8"
) -> None:
    path = folder / name
    path.write_text(text, encoding=encoding)
    page.locator("input[type=file]").set_input_files(path)
    arrive(page, name)


def press(page: Page, name: str, heading: str) -> None:
    """Press what is called so, and wait for the heading that comes of it."""
    page.get_by_role("button", name=name, exact=True).click()
    arrive(page, heading)


def arrive(page: Page, heading: str) -> None:
    expect_title(page, heading)
    settle(page)


def test_delivers_a_good_file_with_three_presses_and_undoes_it(
    page: Page, writable: Served, tmp_path: Path
) -> None:
    show(page, writable, "deliver")
    send(page, tmp_path, GOOD)
    press(page, "Vidare", "Leveransen ändrar ett ljus")
    expect(page.get_by_text("Inget är levererat ännu.")).to_be_visible()
    press(page, "Leverera", "Levererat. Ett ljus ändrades.")
    way = page.get_by_role("link", name="Leveransen i historiken")
    expect(way).to_have_attribute("href", re.compile("delivery="))
    page.get_by_label("Varför den ångras").fill("Fel fil")
    press(page, "Ångra leveransen", "Leveransen är ångrad")
    press(page, "Leverera något mer", "Leverera siffror")


def test_walks_back_by_the_steps_and_by_the_browser(
    page: Page, served: Served, tmp_path: Path
) -> None:
    show(page, served, "deliver")
    send(page, tmp_path, GOOD)
    press(page, "Vidare", "Leveransen ändrar")
    steps = page.get_by_role("navigation", name="Leveransens steg")
    expect(steps.locator("[aria-current=step]")).to_have_text("Vad det ändrar")
    steps.get_by_role("link", name="Vad det betyder").click()
    arrive(page, "Allt är förstått")
    expect(steps.locator("[aria-current=step]")).to_have_text("Vad det betyder")
    page.go_back()
    arrive(page, "Leveransen ändrar")
    steps.get_by_role("link", name="Vad vi läser").click()
    arrive(page, "Vi läste en rad")


def test_asks_about_an_awkward_file_and_lets_it_be_mended(
    page: Page, served: Served, tmp_path: Path
) -> None:
    show(page, served, "deliver")
    send(page, tmp_path, EXTRACT, "uttag.csv", "cp1252")
    assert english(page) == set()
    audit(page)
    press(page, "Vidare", "Ett namn i filen är okänt")
    page.get_by_role("combobox", name="Socialnämden").click()
    expect(page.get_by_role("option").first).to_have_text("Socialnämnden")
    page.get_by_role("option").first.click()
    assert english(page) == set()
    audit(page)
    press(page, "Vidare", "Ett fel att rätta")
    assert english(page) == set()
    audit(page)
    mend(page, "55")
    press(page, "Läs om med rättelserna", "Leveransen ändrar")
    assert english(page) == set()
    audit(page)


def mend(page: Page, text: str) -> None:
    """Write over the cell of the only row that something is wrong with: the fourth of its own."""
    table = page.get_by_test_id("stDataFrame")
    table.click(position={"x": 20, "y": 52})
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    cell = page.locator("#portal textarea, #portal input").first
    cell.fill(text)
    cell.press("Enter")
    expect(table.locator("td").filter(has_text=text)).to_have_count(1)
    settle(page)


def audit(page: Page) -> None:
    page.evaluate(AXE)
    for scheme, width in LOOKS:
        look(page, scheme, width)
        assert violations(page) == set(), (scheme, width)
    look(page, "light", 1280)


def test_gives_the_file_back_with_remarks(page: Page, served: Served, tmp_path: Path) -> None:
    show(page, served, "deliver")
    send(page, tmp_path, GOOD.replace("99,5", "abc"))
    press(page, "Vidare", "Ett fel att rätta")
    with page.expect_download() as download:
        page.get_by_role("button", name="Hämta utfall.csv med anmärkningar").click()
    text = download.value.path().read_text("utf-8-sig")
    assert "KL01;PK;2026;abc;Rad 2: ”abc” i Utfall är inget tal." in text


def test_finds_nothing_against_the_standard_at_the_end(
    page: Page, writable: Served, tmp_path: Path
) -> None:
    show(page, writable, "deliver")
    audit(page)
    send(page, tmp_path, GOOD.replace("2026", "2027"))
    press(page, "Vidare", "Leveransen ändrar")
    press(page, "Leverera", "Levererat")
    assert english(page) == set()
    audit(page)
    page.get_by_label("Varför den ångras").fill("Provad")
    press(page, "Ångra leveransen", "Leveransen är ångrad")
    audit(page)
