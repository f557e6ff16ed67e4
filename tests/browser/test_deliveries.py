"""The history in a browser: a file saved byte for byte, a delivery withdrawn and restored by pressing."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from etl.deliveries import list_deliveries
from etl.pipeline import Request, deliver
from etl.store import Store
from tests.browser.conftest import (
    Served,
    choose,
    expect_address,
    expect_title,
    serving,
    settle,
    show,
)
from tests.browser.test_accessibility import AXE, LOOKS, look, violations
from tests.browser.test_words import english

pytestmark = pytest.mark.browser

HEAD = "Indikator;Enhet;Period;Utfall\r\n"
# In Windows' own letters, with a trailing blank: a file that any reading and writing would change.
MAY = (
    (HEAD + "KL01;PK;2025;55,5\r\nKL01;PK;2021;68 \r\n")
    .replace("Utfall", "Mätvärde")
    .encode("cp1252")
)
JUNE = (HEAD + "KL01;PK;2025;88,25\r\nKL01;PK;2022;70\r\n").encode("utf-8-sig")


@pytest.fixture(scope="module")
def corrected(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A dashboard of its own, on a home in which a file and its correction have been delivered."""
    folder = tmp_path_factory.mktemp("corrected")
    home = folder / "home"
    shutil.copytree(sample_home, home)
    for name, written, who in (
        ("utfall maj.csv", MAY, "Skolchef"),
        ("utfall juni.csv", JUNE, "Controller"),
    ):
        path = folder / name
        path.write_bytes(written)
        assert not deliver(home, Request([path], by=who, note="Siffrorna")).is_refused
    with serving(home, folder) as one:
        yield one


def value_now(home: Path) -> float:
    """Return what is published of the value that both files hold."""
    store = Store(home)
    rows = store.open(str(store.current_id())).cursor().execute(
        "select value from results where indicator_id = 'KL01' and org_unit_id = 'PK'"
        " and period = '2025' and breakdown = 'total'"
    ).fetchall()  # fmt: skip
    return float(rows[0][0])


def test_saves_the_file_as_it_was_delivered_byte_for_byte(page: Page, corrected: Served) -> None:
    show(page, corrected, "deliveries")
    page.get_by_role("link", name="utfall maj.csv").click()
    expect_title(page, "utfall maj.csv")
    settle(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Spara utfall maj.csv").click()
    assert saved.value.suggested_filename == "utfall maj.csv"
    assert saved.value.path().read_bytes() == MAY


def test_withdraws_and_restores_by_pressing(page: Page, corrected: Served) -> None:
    show(page, corrected, "deliveries?delivery=0003-1")
    assert value_now(corrected.home) == 88.25
    page.get_by_role("textbox", name="Vem är du?").fill("Ekonomichef")
    page.get_by_label("Varför återkallas den?").fill("Fel kolumn")
    page.get_by_role("button", name="Återkalla leveransen").click()
    expect(page.get_by_text("Leveransen är återkallad")).to_be_visible()
    settle(page)
    assert value_now(corrected.home) == 55.5
    expect(page.locator("main, [data-testid=stMain]").first).to_contain_text(
        "av Ekonomichef: Fel kolumn"
    )
    page.get_by_label("Varför återställs den?").fill("Den var rätt")
    page.get_by_role("button", name="Återställ leveransen").click()
    expect(page.get_by_text("Leveransen är återställd")).to_be_visible()
    settle(page)
    assert value_now(corrected.home) == 88.25
    (held,) = list_deliveries(corrected.home)[-1].withdrawals
    assert (held.by, held.restored_by) == ("Ekonomichef", "Ekonomichef")
    page.get_by_role("link", name="Alla leveranser").click()
    expect_title(page, "Leveranser")


def test_goes_back_to_what_was_looked_for(page: Page, corrected: Served) -> None:
    show(page, corrected, "deliveries")
    choose(page, "Levererad av", "Skolchef")
    expect(page.get_by_text("Leverans 1–1 av 1")).to_be_visible()
    expect_address(page, "by=%3DSkolchef")
    settle(page)
    page.get_by_role("link", name="utfall maj.csv").click()
    expect_title(page, "utfall maj.csv")
    settle(page)
    page.go_back()
    expect(page.get_by_text("Leverans 1–1 av 1")).to_be_visible()
    expect(page.get_by_role("combobox", name="Levererad av")).to_have_value("Skolchef")


def test_compares_and_saves_the_comparison(page: Page, corrected: Served) -> None:
    show(page, corrected, "deliveries?delivery=0003-1")
    choose(page, "Leverans att jämföra med", re.compile("0002-1"))
    expect(page.get_by_text("Rader i båda, men olika: 1")).to_be_visible()
    expect_address(page, "with=0002-1")
    expect(page.get_by_role("table", name="Leverans 0002-1 mot 0003-1")).to_contain_text("55,5")
    page.get_by_role("button", name="Hämta jämförelsen").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV för svensk Excel").click()
    text = saved.value.path().read_text("utf-8-sig")
    assert '"KL01";"PK";"2025";"total";"Olika";"55,5";"88,25"' in text


@pytest.mark.parametrize("address", [
    "deliveries?what=results", "deliveries?delivery=0003-1&with=0002-1", "deliveries?delivery=0001-7",
    "deliveries?view=values&indicator=KL01&at=PK",
])  # fmt: skip
def test_finds_nothing_against_the_standard_nor_in_english(
    page: Page, corrected: Served, address: str
) -> None:
    show(page, corrected, address)
    page.wait_for_function("Boolean(window.malkollSays)")
    # The heading and the button name the file, which may be called what it likes.
    assert {text for text in english(page) if "results.csv" not in text} == set()
    page.evaluate(AXE)
    for scheme, width in LOOKS:
        look(page, scheme, width)
        assert violations(page) == set(), (scheme, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
