"""A reader's journey in a real browser: the light that changes, links, languages, the way back, a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.ways import PAGES
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

DEEP = "organisation?area=LAR&level=committee&unit=BUN&period=2025"


def test_shows_a_corrected_result_as_a_changed_light(page: Page, writable: Served) -> None:
    address = "indicator?indicator=KL02&at=PK&period=2026-T2"
    show(page, writable, address)
    finding = page.locator(".mk-why")
    expect(finding).to_contain_text("Delvis uppfyllt.")
    look = "light => getComputedStyle(light).backgroundImage"
    before = finding.get_by_role("img").evaluate(look)
    goal_before = goal_counts(page, writable)

    writable.deliver("results.csv", "indicator_id;org_unit_id;period;value\nKL02;PK;2025;40,5\n")

    show(page, writable, address)
    expect(finding).to_contain_text("Ej uppfyllt.")
    expect(finding.get_by_role("img", name="Ej uppfyllt")).to_be_visible()
    assert finding.get_by_role("img").evaluate(look) != before
    expect_title(page, "40,5")
    assert goal_counts(page, writable) != goal_before


def goal_counts(page: Page, served: Served) -> str:
    """Return the sentence that explains the light of the goal that the indicator measures."""
    show(page, served, "goal?goal=K1&period=2026-T2")
    return page.locator(".mk-why").inner_text()


def test_speaks_the_chosen_language(page: Page, served: Served) -> None:
    show(page, served)
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.get_by_role("link", name="English").click()
    expect_title(page, "of eight goals are met")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect_address(page, "lang=en")


def test_opens_a_deep_link_and_keeps_it_through_the_menu_and_back(
    page: Page, served: Served
) -> None:
    show(page, served, DEEP)
    expect_title(page, "Barn- och utbildningsnämnden")
    page.get_by_role("link", name="Mål", exact=True).click()
    kept = ("area=LAR", "level=committee", "unit=BUN", "period=2025")
    expect_address(page, "/goal", *kept)
    expect(page.locator(".mk-head [aria-current=page]")).to_have_text("Mål")
    settle(page)
    expect_address(page, "/goal", *kept)
    page.go_back()
    expect_title(page, "Barn- och utbildningsnämnden")
    expect_address(page, "/organisation", *kept)


def test_undoes_a_choice_by_the_way_back(page: Page, served: Served) -> None:
    show(page, served, "goal?goal=K1&period=2026-T2")
    choose(page, "Mål", "En trygg förskola av hög kvalitet")
    expect_title(page, "En trygg förskola av hög kvalitet")
    page.go_back()
    expect_title(page, "Alla elever når målen")


def test_follows_a_goal_from_what_has_changed(page: Page, served: Served) -> None:
    show(page, served, "?period=2026-T2")
    page.get_by_role("link", name="Invånarna känner sig trygga").last.click()
    expect_address(page, "/goal")
    expect_title(page, "Invånarna känner sig trygga")
    expect(page.locator(".mk-why").first).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_fits_a_small_phone_by_day_and_by_night(
    new_page: NewPage, served: Served, name: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, color_scheme="dark")
    show(page, served, "" if name == "overview" else name)
    for ground in ("rgb(18, 25, 30)", "rgb(246, 248, 249)"):
        expect(page.locator(".stApp")).to_have_css("background-color", ground)
        assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= 320
        box = page.locator("h1").bounding_box()
        assert box is not None
        assert box["y"] < 640, "the headline is seen without scrolling"
        page.emulate_media(color_scheme="light")


def test_prints_the_lights_without_menu_and_choices(page: Page, served: Served) -> None:
    show(page, served)
    page.emulate_media(media="print")
    expect(page.locator(".st-key-choices")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".mk-goals .mk-light").first).to_be_visible()
    expect(page.locator(".mk-head nav")).to_be_hidden()


def test_shows_hostile_addresses_as_text(page: Page, served: Served) -> None:
    show(
        page, served, "?unit=%3Cimg+src%3Dx%3E+**y**+%5Bz%5D(http%3A%2F%2Fq)+%24a%24+%3Ared%5Bb%5D"
    )
    warning = page.get_by_role("alert")
    expect(warning).to_contain_text("<img src=x> **y** [z](http://q) $a$ :red[b]")


def test_follows_ways_within_the_app_without_loading_it_again(page: Page, served: Served) -> None:
    show(page, served, "?period=2026-T2")
    page.evaluate("window.isTheSame = true")
    page.get_by_role("link", name="Halverad klimatpåverkan till 2030").first.click()
    expect_title(page, "Halverad klimatpåverkan till 2030")
    page.get_by_role("link", name="Fossilfria fordon i kommunens flotta").click()
    expect_title(page, "Fossilfria fordon i kommunens flotta")
    page.go_back()
    expect_title(page, "Halverad klimatpåverkan till 2030")
    page.go_back()
    expect_title(page, "Två av åtta mål är uppfyllda")
    page.go_forward()
    expect_title(page, "Halverad klimatpåverkan till 2030")
    assert page.evaluate("window.isTheSame"), "the app was loaded again"


def test_shows_the_same_to_the_one_who_gets_the_link(
    page: Page, new_page: NewPage, served: Served
) -> None:
    show(page, served, "?period=2026-T2")
    page.get_by_role("link", name="Halverad klimatpåverkan till 2030").first.click()
    expect_title(page, "Halverad klimatpåverkan till 2030")
    choose(page, "Period", "2025")
    expect_address(page, "period=2025")
    expect(page.locator(".mk-print")).to_contain_text("2025")
    settle(page)
    mine = page.locator(".mk-why").first.inner_text()
    other = new_page()
    other.goto(page.url)
    expect_title(other, "Halverad klimatpåverkan till 2030")
    expect(other.locator(".mk-why").first).to_have_text(mine, use_inner_text=True)


def test_goes_through_a_meeting_by_the_arrow_keys(page: Page, served: Served) -> None:
    show(page, served, "meeting?period=2026-T2")
    expect_title(page, "Alla elever når målen")
    page.keyboard.press("ArrowRight")
    expect_title(page, "En trygg förskola av hög kvalitet")
    page.keyboard.press("ArrowLeft")
    expect_title(page, "Alla elever når målen")
    page.keyboard.press("Escape")
    expect_title(page, "mål är uppfyllda")


def test_writes_each_choice_to_the_address_at_once(page: Page, served: Served) -> None:
    show(page, served, "goal?goal=K1&period=2026-T2")
    choose(page, "Mål", "En trygg förskola av hög kvalitet")
    expect_title(page, "En trygg förskola av hög kvalitet")
    expect_address(page, "goal=K2")
    page.get_by_role("link", name="English").click()
    expect_address(page, "goal=K2", "lang=en")
    expect(page.get_by_role("combobox", name="Goal")).to_be_visible()
    expect_title(page, "En trygg förskola av hög kvalitet")


def test_finds_what_was_sought_again_on_the_way_back(page: Page, served: Served) -> None:
    show(page, served, "search?q=klimatpaverkan")
    page.get_by_role("link", name="Halverad klimatpåverkan till 2030").click()
    expect_title(page, "Halverad klimatpåverkan till 2030")
    page.go_back()
    expect(page.get_by_role("textbox")).to_have_value("klimatpaverkan")
    expect(page.get_by_role("link", name="Halverad klimatpåverkan till 2030")).to_be_visible()


def test_shows_the_unit_that_is_chosen_after_a_way_to_another(page: Page, served: Served) -> None:
    show(page, served, "indicator?indicator=G001&at=GR-BJ&period=2026-T2")
    expect(page.locator(".mk-kicker")).to_have_text("Björkskolan")
    page.get_by_role("combobox", name="Enhet").click()
    page.keyboard.type("Ekskolan")
    page.get_by_role("option", name="Ekskolan").click()
    expect(page.locator(".mk-kicker")).to_have_text("Ekskolan")
    expect(page).not_to_have_url(re.compile("at="))


def test_keeps_the_address_true_when_a_link_stays_on_the_page(page: Page, served: Served) -> None:
    show(page, served, "goal?goal=K5&period=2026-T2")
    page.get_by_role("link", name="Mer sorteras rätt").click()
    expect_title(page, "Mer sorteras rätt")
    expect_address(page, "goal=V531")
