"""What if, in a real browser: a slider moved by the keyboard, sent as a link, undone; a file saved."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import (
    NewPage,
    Served,
    expect_address,
    expect_title,
    settle,
    show,
)

pytestmark = pytest.mark.browser

BEGUN = "Tänk om målen var andra?"


def test_moves_a_target_by_the_keyboard_and_sends_it_as_a_link(
    page: Page, new_page: NewPage, served: Served
) -> None:
    show(page, served, "whatif?period=2026-T2&indicator=B002")
    expect_title(page, BEGUN)
    slider = page.get_by_role("slider", name="Målvärde Målvärde")
    expect(slider).to_have_attribute("aria-valuetext", "93\u00a0%")
    slider.focus()
    slider.press("Home")
    expect_title(page, "skulle byta ljus tertial 2 2026")
    expect(slider).to_be_focused()
    # Of the goal and of the indicator, before and after.
    expect(page.get_by_role("table", name="Indikatorer som byter ljus")).to_contain_text(
        "uppfyllt."
    )
    settle(page)
    told = page.locator("h1").inner_text()
    fresh = new_page()
    fresh.goto(page.url)
    expect_title(fresh, told.replace("\n", " "))
    expect(fresh.get_by_text("Det här är bara en tanke.")).to_be_visible()
    slider.press("ArrowRight")
    expect(page.get_by_role("textbox", name="Målvärde: skriv ett tal")).not_to_have_value("93")
    page.get_by_role("button", name="Återställ allt").click()
    expect_title(page, BEGUN)
    page.go_back()
    expect_title(page, "skulle byta ljus")


def test_saves_the_proposal_of_a_number_that_was_written(page: Page, served: Served) -> None:
    show(page, served, "whatif?period=2026-T2&indicator=B002")
    field = page.get_by_role("textbox", name="Målvärde: skriv ett tal")
    field.fill("82,45")
    field.press("Enter")
    expect_title(page, "Tänk om:")
    expect_address(page, "suppose=target%3AB002%3ABUN%3A2026%3A82.45")
    settle(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Hämta målvärdena").click()
    content = saved.value.path().read_text("utf-8-sig")
    assert saved.value.suggested_filename == "malvarden-forslag.csv"
    assert content.splitlines()[1].startswith("B002;BUN;2026;total;82,45;")
