"""Crossings: indicators, units and periods as the reader likes, kept as a link, cut to what can be read."""

import re
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.kept_choice import joined, parted
from dashboard.parts.cross_table import (
    Crossing,
    cell_count,
    crossed_frame,
    crossed_table,
    cut,
    lay,
    within_reach,
)
from dashboard.selection import Selection
from dashboard.words.translate import Speaker
from tests.pages.conftest import Open
from tests.pages.reader import markup_of, plain, title_of, ways_of, words_of
from tests.town import Town

sv = Speaker("sv")
SELECTION = Selection("s", "sv", None, None, None, "2025", "TOP")


def cell(indicator: str, unit: str, period: str, **known: Any) -> dict[str, Any]:
    usual = {
        "indicator_id": indicator, "org_unit_id": unit, "period": period, "value": 70.0,
        "value_status": "final", "value_period": period, "measure_unit": "%", "decimals": 1,
        "direction": "higher", "status": "met", "reason": "reached", "target_value": 60.0,
        "target_upper": None,
    }  # fmt: skip
    return {**usual, **known}


def crossing(
    rows: str, columns: str, indicators: str = "A B", units: str = "X Y", periods: str = "2024 2025"
) -> Crossing:
    chosen = {"indicator": indicators, "unit": units, "period": periods}
    return Crossing(
        rows, columns, {k: {i: f"={i}" for i in ids.split()} for k, ids in chosen.items()}
    )


FOUND = pd.DataFrame([cell("A", "X", "2024"), cell("A", "X", "2025"), cell("B", "Y", "2025")])


@example(["%2C", "a,b", "50%"])
@given(st.lists(st.text(min_size=1), unique=True))
def test_parts_the_ids_that_it_joined(ids: list[str]) -> None:
    assert parted(joined(ids)) == ids
    assert joined(ids)


def test_reads_an_address_written_by_hand() -> None:
    assert parted("KL01,KL02,,KL01") == ["KL01", "KL02"]


@pytest.mark.parametrize(("rows", "columns", "laid"), [
    ("indicator", "period", [("X", ["A"], ["2024", "2025"]), ("Y", ["B"], ["2024", "2025"])]),
    ("unit", "indicator", [("2024", ["X"], ["A"]), ("2025", ["X", "Y"], ["A", "B"])]),
    ("period", "unit", [("A", ["2024", "2025"], ["X"]), ("B", ["2025"], ["Y"])]),
])  # fmt: skip
def test_lays_two_against_each_other_and_a_table_for_each_of_the_third(
    rows: str, columns: str, laid: list[tuple[str, list[str], list[str]]]
) -> None:
    tables = lay(FOUND, crossing(rows, columns))
    assert [(one.of, one.rows, one.columns) for one in tables] == laid


def test_cuts_whole_rows_where_there_is_no_room() -> None:
    tables = lay(FOUND, crossing("unit", "indicator"))
    assert cell_count(tables) == 5
    shown = cut(tables, at_most=4)
    assert [(one.of, one.rows) for one in shown] == [("2024", ["X"]), ("2025", ["X"])]


def test_asks_for_no_more_than_it_can_bear() -> None:
    many = crossing("indicator", "period", indicators=" ".join(map(str, range(100))))
    kept = within_reach(many, at_most=50).names
    assert [len(kept[axis]) for axis in ("period", "indicator", "unit")] == [2, 25, 1]
    assert within_reach(many) == many


def test_names_the_value_of_a_cell_its_light_and_its_own_period() -> None:
    found = pd.DataFrame(
        [cell("A", "X", "2025", value_period="2025-08", value_status="preliminary")]
    )
    lying = crossing("indicator", "period")
    shown = plain(crossed_table(lay(found, lying)[0], lying, SELECTION))
    assert "=A mäts inte 2025: Uppfyllt 70,0 % aug. 2025, preliminärt" in shown


@pytest.mark.parametrize(("status", "word"), [
    ("confidential", "hemligt"), ("missing", "saknas"), ("not_applicable", "ej tillämpligt"),
])  # fmt: skip
def test_never_shows_a_figure_that_is_none_of_ours(status: str, word: str) -> None:
    # Even if a figure should slip through to the page.
    value = None if status == "missing" else 4321.0
    found = pd.DataFrame([
        cell("A", "X", "2024"),
        cell("A", "X", "2025", value=value, value_status=status, reason=status, status="no_data"),
    ])  # fmt: skip
    lying = crossing("indicator", "period")
    tables = lay(found, lying)
    shown = crossed_table(tables[0], lying, SELECTION)
    assert f"Uppgift saknas {word}" in plain(shown)
    assert "321" not in shown
    frame = crossed_frame(tables, lying, sv)
    assert frame["Värde"].tolist()[0] == 70
    assert frame["Värde"].isna().tolist() == [False, True]
    assert frame["Anmärkning"].tolist()[1] == word


def test_draws_a_row_over_time_in_a_picture_with_its_sentence() -> None:
    found = pd.DataFrame([
        cell("A", "X", "2024", value=61.0), cell("A", "X", "2025"),
        cell("B", "X", "2024"), cell("B", "X", "2025", value_period="2024"),
    ])  # fmt: skip
    lying = crossing("indicator", "period")
    shown = crossed_table(lay(found, lying)[0], lying, SELECTION)
    # Of B there is one value only, which stands at both periods.
    assert re.findall(r'<img[^>]* alt="([^"]*)"', shown) == [
        "Från 61,0\u00a0% (2024) till 70,0\u00a0% (2025)"
    ]


def test_starts_with_the_first_goals_indicators(open_page: Open) -> None:
    visit = open_page("cross", period="2026-T2")
    assert title_of(visit) == "Två av sju värden når sitt mål vid slutet av tertial 2 2026."
    assert visit.multiselect(key="units").value == ["PK"]
    assert visit.multiselect(key="periods").value == ["2026-T2", "2026-T1", "2025-T3", "2025-T2"]
    assert "Sju indikatorer, Provköpings kommun, fyra perioder." in words_of(visit)


def test_starts_with_the_goal_in_the_address(open_page: Open) -> None:
    chosen = open_page("cross", goal="K2", period="2026-T2").multiselect(key="indicators").value
    assert len(chosen) == 6
    assert "KL02" not in chosen


def test_opens_a_link_in_english(open_page: Open) -> None:
    visit = open_page(
        "cross", indicators="G002,H004", units="PK,SN", periods="2025-T3,2026-T1", rows="unit",
        columns="period", lang="en",
    )  # fmt: skip
    assert title_of(visit) == "No value can be judged at the end of tertial 1 2026."
    assert visit.selectbox(key="rows").value == "unit"
    headings = re.findall(r"<h2>([^<]+)</h2>", "".join(markup_of(visit)))
    assert len(headings) == 2
    assert "Two indicators, two units, two periods." in words_of(visit)


def test_leads_from_a_cell_to_the_indicator_at_its_unit_and_period(open_page: Open) -> None:
    visit = open_page("cross", indicators="KL02", units="PK", periods="2026-T2", unit="SN")
    named = "Gymnasieelever med examen inom 4 år, Provköpings kommun, Tertial 2 2026: Delvis uppfyllt 75,1 %"
    assert ways_of(visit)[named] == ("indicator?period=2026-T2&indicator=KL02&at=PK")


def test_names_what_is_unknown_and_shows_the_rest(open_page: Open) -> None:
    visit = open_page("cross", indicators="KL02,NO*,[x]", units="PK", periods="2026-T2")
    assert "Finns inte att visa här: NO*, [x]." in words_of(visit)
    assert visit.multiselect(key="indicators").value == ["KL02"]


def test_begins_anew_where_all_in_the_address_is_unknown(open_page: Open) -> None:
    visit = open_page("cross", indicators="NOPE", units="PK", periods="2026-T2")
    assert len(visit.multiselect(key="indicators").value) == 7


def test_says_what_to_do_where_nothing_is_chosen(open_page: Open) -> None:
    visit = open_page("cross", indicators=",", units="PK", periods="2026-T2")
    assert title_of(visit) == "Korsa indikatorer, enheter och perioder"
    assert "Välj minst en indikator, en enhet och en period" in words_of(visit)


def test_keeps_what_is_chosen_in_the_address(open_page: Open) -> None:
    visit = open_page("cross", indicators="KL01,KL02", units="PK", periods="2026-T2")
    visit.multiselect(key="indicators").set_value(["KL02"]).run()
    assert visit.query_params["indicators"] == "KL02"
    visit.multiselect(key="indicators").set_value([]).run()
    assert visit.query_params["indicators"] == ","
    assert "Välj minst en indikator" in words_of(visit)
    assert visit.multiselect(key="units").value == ["PK"]


def test_gives_the_columns_another_thing_when_the_rows_take_theirs(open_page: Open) -> None:
    visit = open_page("cross", indicators="KL02", units="PK", periods="2026-T2,2025-T2",
                      rows="indicator", columns="period")  # fmt: skip
    visit.selectbox(key="rows").set_value("period").run()
    assert visit.selectbox(key="columns").value == "unit"
    assert visit.query_params["rows"] == "period"


def test_keeps_figures_by_the_units_that_have_them(open_page: Open) -> None:
    visit = open_page("cross", indicators="G001", units="PK,GR-EK", periods="2026-T2")
    visit.multiselect(key="indicators").set_value(["KL02"]).run()
    assert visit.multiselect(key="units").value == ["PK"]


def test_says_that_nothing_is_measured(town: Town, open_page: Open) -> None:
    town.deliver(
        results="""
        indicator_id;org_unit_id;period;value
        BEH;TOP;2024;70
        BEH;TOP;2025;75
        KO;SOC;2025-12;7
    """
    )
    address = {"indicators": "BEH,KO", "units": "SOC", "periods": "2024"}
    visit = open_page("cross", home=town.home, **address)
    assert "Inget är mätt för det som är valt." in words_of(visit)
