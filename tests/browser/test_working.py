"""A day at work in a real browser: a draft made ready and approved, two at one text, an activity done."""

import re
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from etl.deliveries import list_deliveries
from etl.store import Store
from tests.browser.conftest import NewPage, Served, expect_title, serving, settle, show
from tests.browser.test_accessibility import AXE, look, violations
from tests.browser.test_words import english

pytestmark = pytest.mark.browser

GOAL = "assess?goal=N701&period=2026-T2"


@pytest.fixture(scope="module")
def at_work(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a copy of the sample that may be written to."""
    folder = tmp_path_factory.mktemp("at_work")
    shutil.copytree(sample_home, folder / "home")
    with serving(folder / "home", folder) as one:
        yield one


@pytest.fixture
def with_calendar(sample_home: Path, tmp_path: Path) -> Iterator[Served]:
    """Serve a copy of the sample, with the year's address to subscribe to."""
    shutil.copytree(sample_home, tmp_path / "home")
    with serving(tmp_path / "home", tmp_path, "--calendar") as one:
        yield one


def kept(served: Served, goal: str) -> tuple[object, ...] | None:
    store = Store(served.home)
    current = store.current_id()
    assert current
    cursor = store.open(current).cursor()
    return cursor.execute(
        "select status, analysis, state, cast(approved_date as varchar), minutes_reference from assessments"
        " where goal_id = ? and period = '2026-T2'", [goal],
    ).fetchone()  # fmt: skip


def type_in(page: Page, name: str, text: str) -> None:
    page.get_by_role("textbox", name=name, exact=True).fill(text)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_writes_a_draft_makes_it_ready_and_approves_it(page: Page, at_work: Served) -> None:
    show(page, at_work, GOAL)
    page.get_by_role("radiogroup", name="Nämndens ljus").get_by_text("Delvis uppfyllt").click()
    type_in(page, "Analys", "Det går framåt.\nMen sakta.")
    press(page, "Spara utkast")
    expect(page.get_by_text("Utkastet är sparat.")).to_be_visible()
    settle(page)
    assert kept(at_work, "N701") == ("near", "Det går framåt.\nMen sakta.", "draft", None, None)
    show(page, at_work, "goal?goal=N701&period=2026-T2")
    expect(page.get_by_text("Det går framåt.")).to_have_count(0)
    show(page, at_work, GOAL)
    press(page, "Markera som klar")
    expect(page.get_by_text("Bedömningen är klar att godkännas.")).to_be_visible()
    press(page, "Godkänn")
    expect(page.get_by_text("Fyll i vilken dag nämnden godkände")).to_be_visible()
    type_in(page, "Godkänd den", "2026-10-01")
    type_in(page, "Paragraf i protokollet", "§ 87")
    press(page, "Godkänn")
    expect(page.get_by_text("visas nu för läsarna")).to_be_visible()
    settle(page)
    assert kept(at_work, "N701") == (
        "near",
        "Det går framåt.\nMen sakta.",
        "approved",
        "2026-10-01",
        "§ 87",
    )
    show(page, at_work, "goal?goal=N701&period=2026-T2")
    expect(page.get_by_text("Det går framåt.").first).to_be_visible()
    expect(page.get_by_text("§ 87")).to_be_visible()


def test_keeps_what_is_typed_while_one_looks_elsewhere(page: Page, at_work: Served) -> None:
    show(page, at_work, "assess?goal=N702&period=2026-T2")
    type_in(page, "Analys", "En halv tanke")
    page.get_by_role("link", name="Alla mål för tertial 2 2026").click()
    expect_title(page, "godkända för tertial 2 2026")
    settle(page)
    page.go_back()
    expect(page.get_by_role("textbox", name="Analys", exact=True)).to_have_value("En halv tanke")


def test_two_at_the_same_text_are_both_shown(
    page: Page, new_page: NewPage, at_work: Served
) -> None:
    show(page, at_work, "assess?goal=N201&period=2026-T2")
    other = new_page()
    show(other, at_work, "assess?goal=N201&period=2026-T2")
    type_in(other, "Vem är du?", "Berit")
    type_in(other, "Analys", "Berits text")
    press(other, "Spara utkast")
    expect(other.get_by_text("Utkastet är sparat.")).to_be_visible()
    type_in(page, "Analys", "Min text")
    press(page, "Spara utkast")
    expect(page.get_by_text("Berit sparade bedömningen")).to_be_visible()
    expect(page.get_by_role("heading", name="Analys: den andras")).to_be_visible()
    expect(page.locator(".mk-theirs")).to_contain_text("Berits text")
    expect(page.locator(".mk-theirs")).to_contain_text("Min text")
    settle(page)
    assert (kept(at_work, "N201") or ())[1] == "Berits text"
    page.evaluate(AXE)
    for scheme, width in product(("light", "dark"), (1280, 320)):
        look(page, scheme, width)
        assert violations(page) == set(), (scheme, width)
    assert english(page) == set()
    press(page, "Spara min")
    expect(page.get_by_text("Utkastet är sparat.")).to_be_visible()
    settle(page)
    assert (kept(at_work, "N201") or ())[1] == "Min text"


def test_marks_an_activity_as_done(page: Page, at_work: Served) -> None:
    show(page, at_work, "work?responsible=Chef SN")
    before = page.get_by_role("heading", name="Slutföra").inner_text()
    page.get_by_role("button", name="Markera som klar").first.click()
    expect(page.get_by_text("Aktiviteten är klar: Följ upp")).to_be_visible()
    settle(page)
    count = int(re.findall(r"\d+", before)[0])
    expect(page.get_by_role("heading", name="Slutföra")).to_have_text(f"Slutföra ({count - 1})")
    newest = list_deliveries(at_work.home)[-1]
    assert (newest.kind, newest.row_count, newest.delivered_by) == ("activities", 1, "Chef SN")
    settle(page)
    page.get_by_role("link", name="Se leveransen").click()
    expect(page.get_by_role("link", name="Leveranser", exact=True)).to_have_attribute(
        "aria-current", "page"
    )


def test_says_how_far_an_activity_has_come(page: Page, at_work: Served) -> None:
    show(page, at_work, "work?responsible=Chef TN")
    page.get_by_role("button", name="Hur långt?").first.click()
    slider = page.get_by_role("slider", name="Procent klart")
    slider.focus()
    page.keyboard.press("End")
    expect(page.get_by_text("95 %").first).to_be_visible()
    press(page, "Spara")
    expect(page.get_by_text("Aktiviteten är klar till 95 %")).to_be_visible()


def test_the_year_is_a_calendar_to_save_and_to_subscribe_to(
    page: Page, with_calendar: Served
) -> None:
    show(page, with_calendar, "year")
    address = page.locator(".mk-address").inner_text()
    assert address == f"{with_calendar.url}/kalender.ics"
    with urlopen(address, timeout=10) as answer:
        assert answer.headers.get_content_type() == "text/calendar"
        subscribed = answer.read().decode()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Hämta kalendern").click()
    assert saved.value.suggested_filename == "provkoping-kommunens-ar.ics"
    text = Path(saved.value.path()).read_bytes().decode()
    stamped = re.compile(r"DTSTAMP:\w+")
    assert stamped.sub("", text) == stamped.sub("", subscribed)
    assert text.count("BEGIN:VEVENT") > 20


def test_the_calendar_counts_for_one_responsible_and_speaks_english(with_calendar: Served) -> None:
    with urlopen(
        f"{with_calendar.url}/kalender.ics?responsible=Ingen&lang=en", timeout=10
    ) as answer:
        text = answer.read().decode()
    assert "SUMMARY:Report tertial 2" in text
    assert "DESCRIPTION" not in text


@pytest.mark.parametrize(
    "address",
    [GOAL, "assess", "assess?goal=K1&period=2026-T2", "work?responsible=Chef SN", "year"],
)
def test_finds_nothing_against_the_standard(page: Page, at_work: Served, address: str) -> None:
    show(page, at_work, address)
    page.evaluate(AXE)
    for scheme, width in product(("light", "dark"), (1280, 320)):
        look(page, scheme, width)
        assert violations(page) == set(), (scheme, width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.wait_for_function("Boolean(window.malkollSays)")
    assert english(page) == set()


def test_finds_nothing_where_a_press_is_open(page: Page, at_work: Served) -> None:
    show(page, at_work, "work?responsible=Chef TN")
    page.evaluate(AXE)
    page.get_by_role("button", name="Hur långt?").first.click()
    expect(page.get_by_role("slider")).to_be_visible()
    assert violations(page) == set()
    assert english(page) == set()
