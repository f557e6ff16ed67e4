"""Asking in SQL: an example followed, run by the keyboard, drawn, saved, sent as a link, and refused."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from etl.asking.examples import example
from tests.browser.conftest import Served, settle, show
from tests.browser.test_words import english

pytestmark = pytest.mark.browser


def test_asks_draws_saves_and_sends_a_link(page: Page, served: Served, tmp_path: Path) -> None:
    show(page, served, "sql")
    page.get_by_role("link", name="En indikator år för år").click()
    editor = page.get_by_label("Din fråga")
    expect(editor).to_have_value(example("over_time"))
    expect(page.get_by_text("inte körd än")).to_be_visible()

    editor.press("End")
    editor.type(" ")
    editor.press("Control+Enter")
    answer = page.get_by_role("region", name="Svar")
    expect(answer.get_by_role("row")).to_have_count(6)
    expect(answer.get_by_role("columnheader", name="target_value")).to_be_visible()
    assert english(page) == set()

    page.get_by_role("combobox", name="Slag av diagram").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("figure", name="Staplar: value efter year, 5 värden")).to_be_visible()

    page.get_by_role("button", name="Hämta svaret").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV").first.click()
    saved.value.save_as(tmp_path / "svar.csv")
    lines = (tmp_path / "svar.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == '"year";"value";"target_value";"indicator"'
    assert len([line for line in lines if line.startswith('"20')]) == 5
    page.keyboard.press("Escape")

    # The link that is sent shows the same query, and runs nothing by itself.
    page.goto(page.url)
    settle(page)
    expect(page.get_by_text("inte körd än")).to_be_visible()
    expect(answer).to_have_count(0)

    editor.fill("select *\nfrom deliveries")
    page.get_by_role("button", name="Kör frågan").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "Rad 2: det finns ingen tabell deliveries att fråga."
    )
