"""Planning as a strategist does it: a version made, filled in, edited by two, compared, decided and seen."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from etl.planning.edits import opened_at, save_rows
from etl.planning.plans import create_plan, rows_of
from tests.browser.conftest import NewPage, Served, expect_title, serving, settle, show
from tests.browser.test_accessibility import AXE, LOOKS, look, violations
from tests.browser.test_words import english
from tests.town import Town

pytestmark = pytest.mark.browser

MEASURED = {
    "targets": """
        indicator_id;org_unit_id;period;target_value
        BEH;TOP;2026;80
        KO;TOP;2026;30
    """,
    "results": """
        indicator_id;org_unit_id;period;value
        BEH;TOP;2026;78
        KO;TOP;2026-10;29
    """,
}
NEXT_YEAR = str(date.today().year + 1)
# The table tells of what is written in it a moment after.
TABLE_TELLS_MS = 500


@pytest.fixture(scope="module")
def planning(planned_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a small town of these tests' own, to write in; the server is stopped by its own id."""
    folder = tmp_path_factory.mktemp("planning")
    home = folder / "home"
    shutil.copytree(planned_home, home)
    outcome = Town(home, folder / "inbox").deliver(**MEASURED)
    assert not outcome.is_refused, outcome.findings
    with serving(home, folder) as one:
        yield one


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def title_in(home: Path, plan: str | None, goal: str = "K1") -> object:
    goals = rows_of(home, plan, "goals")
    return goals.loc[goals["goal_id"] == goal, "title"].iloc[0]


def test_makes_next_years_plan_of_the_last_and_fills_in_a_target(
    page: Page, planning: Served
) -> None:
    show(page, planning, "plan")
    page.get_by_role("link", name="Ny version").click()
    expect(page.get_by_label("Vad ska den heta?")).to_have_value(NEXT_YEAR)
    page.get_by_role("textbox", name="Vem är du?").fill("Kommunstrateg")
    press(page, "Skapa versionen")
    page.get_by_role("link", name=f"Fyll i målvärdena i {NEXT_YEAR}").click()
    expect(page.get_by_text("2 av 2 målvärden")).to_be_visible()
    page.get_by_role("link", name="Behöriga till gymnasiet").click()
    page.get_by_label(f"Målvärde {NEXT_YEAR}").fill("82,5")
    press(page, "Visa vad det ändrar")
    expect(page.get_by_role("row").last).to_contain_text("82,5")
    press(page, f"Spara i {NEXT_YEAR}")
    expect(page.get_by_text(f"Sparat i {NEXT_YEAR}: Behöriga till gymnasiet")).to_be_visible()
    targets = rows_of(planning.home, NEXT_YEAR, "targets")
    assert targets.query(f"period == '{NEXT_YEAR}'")["target_value"].tolist() == [82.5]
    assert len(rows_of(planning.home, None, "targets")) == 2


def test_tells_the_second_of_two_in_the_same_row_and_loses_nothing(
    page: Page, new_page: NewPage, planning: Served
) -> None:
    create_plan(planning.home, "Tillsammans", "")
    address = "plan?plan=Tillsammans&part=goals&edit=K1"
    show(page, planning, address)
    other = new_page()
    show(other, planning, address)
    other.get_by_label("Rubrik").fill("Den andras rubrik")
    other.get_by_role("textbox", name="Vem är du?").fill("Rektorn")
    press(other, "Visa vad det ändrar")
    press(other, "Spara i Tillsammans")
    expect(other.get_by_text("Sparat i Tillsammans")).to_be_visible()
    page.get_by_label("Rubrik").fill("Min egen rubrik")
    press(page, "Visa vad det ändrar")
    expect(page.get_by_role("alert")).to_contain_text("Rektorn sparade")
    expect(page.get_by_label("Rubrik", exact=False).last).to_have_value("Min egen rubrik")
    expect(page.get_by_text("Deras: Den andras rubrik")).to_be_visible()
    page.get_by_text("Din: Min egen rubrik").click()
    press(page, "Gå vidare med det jag valt")
    press(page, "Spara i Tillsammans")
    expect(page.get_by_text("Sparat i Tillsammans: Min egen rubrik.")).to_be_visible()
    assert title_in(planning.home, "Tillsammans") == "Min egen rubrik"


def stand_in_first_cell(page: Page) -> None:
    """Choose the table's first cell by the mouse, once the table listens; the rest is done by the keys."""
    cell = page.get_by_test_id("glide-cell-0-0").first
    cell.wait_for(state="attached")
    for _ in range(20):
        box = page.get_by_test_id("stDataFrame").first.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + 20, box["y"] + 52)
        page.wait_for_timeout(TABLE_TELLS_MS)
        if cell.get_attribute("aria-selected") == "true":
            return
    raise AssertionError("the first cell is never chosen")


def test_edits_in_the_table_by_keyboard(page: Page, planning: Served) -> None:
    create_plan(planning.home, "Tabell", "")
    show(page, planning, "plan?plan=Tabell&part=goals&edit=table")
    stand_in_first_cell(page)
    for column in range(1, 5):
        page.keyboard.press("ArrowRight")
        cell = page.get_by_test_id(f"glide-cell-{column}-0").first
        expect(cell).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    editor = page.locator("#portal textarea, #portal input")
    expect(editor).to_have_value("Alla elever når målen")
    editor.fill("Skriven i tabellen")
    page.keyboard.press("Enter")
    page.wait_for_timeout(TABLE_TELLS_MS)
    press(page, "Visa vad det ändrar")
    expect(page.get_by_role("rowheader", name="Skriven i tabellen")).to_be_visible()
    press(page, "Spara i Tabell")
    expect(page.get_by_text("Sparat i Tabell: Skriven i tabellen.")).to_be_visible()
    assert title_in(planning.home, "Tabell") == "Skriven i tabellen"
    assert len(rows_of(planning.home, "Tabell", "goals")) == 3


def test_compares_decides_from_today_and_sees_it_on_the_goals_page(
    page: Page, planning: Served
) -> None:
    create_plan(planning.home, "Beslut", "")
    show(page, planning, "plan?plan=Beslut&part=goals&edit=K2")
    page.get_by_label("Rubrik").fill("Trygg och nära omsorg")
    press(page, "Visa vad det ändrar")
    press(page, "Spara i Beslut")
    expect(page.get_by_text("Sparat i Beslut")).to_be_visible()
    show(page, planning, "goal?goal=K2")
    expect_title(page, "Trygg omsorg")
    show(page, planning, "plan?plan=Beslut")
    expect(page.get_by_role("row").last).to_contain_text("Trygg och nära omsorg")
    page.get_by_role("link", name="Besluta den här versionen").click()
    page.get_by_label("Gäller från och med").fill(date.today().isoformat())
    page.get_by_role("textbox", name="Beslut").fill("KF § 87")
    press(page, "Visa vad beslutet ändrar")
    expect(page.get_by_role("heading", name="Det här händer")).to_be_visible()
    press(page, "Besluta Beslut")
    expect(page.get_by_text("Plan Beslut gäller nu.")).to_be_visible()
    show(page, planning, "goal?goal=K2")
    expect_title(page, "Trygg och nära omsorg")


STATES = [
    "", "part=goals", "part=goals&edit=K1", "part=goals&edit=table", "part=indicators&edit=new",
    "part=targets", "part=targets&edit=table", "part=targets&edit=BEH,TOP,2027,total",
    "part=advice", "part=saves", "part=decide", "part=create",
]  # fmt: skip


@pytest.fixture(scope="module")
def looked_at(planning: Served) -> str:
    """A version that something has been saved in."""
    plan = "Syn 2027"
    create_plan(planning.home, plan, "")
    goals = rows_of(planning.home, None, "goals")
    row = goals[goals["goal_id"] == "N1"].assign(title="Ännu fler blir behöriga")
    now = opened_at(planning.home, plan)
    save_rows(planning.home, plan, "goals", row, opened_at=now, by="Strateg")
    return plan


@pytest.mark.parametrize("state", STATES)
def test_finds_nothing_against_the_standard_and_no_english(
    page: Page, planning: Served, looked_at: str, state: str
) -> None:
    show(page, planning, f"plan?plan={looked_at}&{state}")
    page.wait_for_function("Boolean(window.malkollSays)")
    assert english(page) == set()
    page.evaluate(AXE)
    for scheme, width in LOOKS:
        look(page, scheme, width)
        assert violations(page) == set(), (scheme, width)


def test_finds_nothing_where_a_change_is_previewed_and_where_two_have_changed_it(
    page: Page, planning: Served, looked_at: str
) -> None:
    show(page, planning, f"plan?plan={looked_at}&part=goal_indicators&edit=K1,BEH")
    page.get_by_label("Vikt").fill("0")
    press(page, "Visa vad det ändrar")
    expect(page.get_by_text("måste vara större än noll")).to_be_visible()
    page.evaluate(AXE)
    assert violations(page) == set()
    page.get_by_label("Vikt").fill("3")
    press(page, "Visa vad det ändrar")
    expect(page.get_by_role("heading", name="Det här ändras")).to_be_visible()
    settle(page)
    assert english(page) == set()
    for scheme, width in LOOKS:
        look(page, scheme, width)
        assert violations(page) == set(), (scheme, width)
