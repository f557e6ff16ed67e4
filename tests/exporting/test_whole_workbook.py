"""The sample municipality's workbook as LibreOffice computes it: every cell as the answers have it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from math import isclose
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from dashboard.answers import ask
from dashboard.exporting.tables import table_sheet, tables
from dashboard.exporting.whole import whole_sheets, whole_workbook
from etl.exporting.sheet import Sheet
from tests.exporting.libreoffice import rows_of
from tests.exporting.opened import REACHED_GOAL, shown_home, whole_of
from tests.town import Town

Opened = Callable[[str], Path]
TABS = ["Mål", "Målens indikatorer", "Indikatorer", "Budget", "Budget per konto", "Mål och pengar",
        "Perioder", "Ej rapporterat", "Uppgiftslista"]  # fmt: skip


@pytest.fixture(scope="module")
def sheets(sample_home: Path) -> dict[str, Sheet]:
    """The sheets as they were before they became a workbook, by what their tabs say."""
    with shown_home(sample_home) as selection:
        return {sheet.name: sheet for sheet in whole_sheets(selection)}


@pytest.mark.parametrize("tab", TABS)
def test_has_every_cell_as_the_answer_has_it(
    opened: Opened, sheets: dict[str, Sheet], tab: str
) -> None:
    frame = sheets[tab].frame
    found = rows_of(opened("sample"), tab)[: len(frame)]
    assert len(found) == len(frame) > 0
    wrong = [
        (number, name, row[name], expected)
        for number, row in enumerate(found)
        for name, expected in frame.iloc[number].items()
        if not _same(row[str(name)], expected)
    ]
    assert wrong == []


def _same(cell: Any, expected: Any) -> bool:
    if pd.isna(expected) or expected == "":
        return cell is None
    if isinstance(expected, pd.Timestamp):
        return bool(cell == expected.to_pydatetime())
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return isclose(cell, float(expected), rel_tol=1e-12, abs_tol=1e-9)
    return bool(cell == expected)


def test_lights_the_goal_when_the_value_of_its_indicator_is_edited(opened: Opened) -> None:
    before, after = (
        {row["Mål-id"]: row for row in rows_of(opened(name), "Mål")}
        for name in ("sample", "sample_edited")
    )
    assert before[REACHED_GOAL]["Ljus"] != "Uppfyllt"
    assert after[REACHED_GOAL]["Ljus"] == "Uppfyllt"
    assert after[REACHED_GOAL]["Uppfyllt, viktat"] == 100
    others = {goal: row["Ljus"] for goal, row in before.items() if goal != REACHED_GOAL}
    assert others == {goal: after[goal]["Ljus"] for goal in others}


def test_sums_the_budget_to_the_krona_of_the_whole_municipality(
    opened: Opened, sample_home: Path
) -> None:
    total = rows_of(opened("sample"), "Budget")[-1]
    assert total["Enhet"] == "Summa"
    with shown_home(sample_home) as selection:
        asked = {"unit": "PK", "period": "2026-T2"}
        whole = ask("unit_budget", selection.snapshot_id, **asked).iloc[0]
    assert total["Budget"] == pytest.approx(whole["budget"], abs=0.01)
    assert total["Utfall"] == pytest.approx(whole["outcome"], abs=0.01)
    assert total["Avvikelse"] == pytest.approx(whole["deviation"], abs=0.01)


def test_holds_the_municipalitys_tolerance_also_where_a_sheet_has_no_rows(
    sample_home: Path,
) -> None:
    with shown_home(sample_home) as selection:
        # No unit has money of its own, while every account of every unit stands beside.
        sheets = whole_sheets(replace(selection, level="unit"))
        near = float(ask("about", selection.snapshot_id)["budget_near_pct"].iloc[0])
    of_money = [sheet for sheet in sheets if sheet.parameters]
    assert sorted(len(sheet.frame) > 0 for sheet in of_money) == [False, False, True]
    assert near > 0
    assert [value for one in of_money for _, value in one.parameters.values()] == [near] * 3


BUDGET = """
    org_unit_id;period;account;budget;outcome;forecast
    SKN;2025-01;net_cost;10;11;125
    SKN;2025-02;net_cost;20;21;
    SKN;2025-03;net_cost;30;33;130
    SKN;2025;net_cost;120;;
    SOC;2025-01;net_cost;10;;121
    SOC;2025-02;net_cost;20;22;
    SOC;2025;net_cost;120;;
"""


def test_adds_up_what_is_of_the_same_day_as_on_the_page_of_the_budget(town: Town) -> None:
    town.deliver(budget=BUDGET, results="indicator_id;org_unit_id;period;value\nEL;TOP;2025;72")
    with shown_home(town.home) as selection:
        chosen = replace(selection, level=None, period="2025", top_unit="TOP")
        frame = {sheet.name: sheet.frame for sheet in whole_sheets(chosen)}["Budget"]
        asked = {"unit": "TOP", "level": None, "account": "net_cost", "period": "2025"}
        page = ask("budget_units", chosen.snapshot_id, **asked).set_index("org_unit_id")
    assert frame["Period"].tolist() == ["2025-02", "2025-02"]
    for head, column, amounts in (("Budget", "budget", [20, 20]), ("Utfall", "outcome", [21, 22]),
                                  ("Helårsprognos", "forecast", [125, 121])):  # fmt: skip
        assert frame[head].tolist() == amounts == page.loc[["SKN", "SOC"], column].tolist()
        assert frame[head].sum() == page.loc["TOP", column]


def test_says_what_it_is_of_on_its_first_sheet(sample_home: Path) -> None:
    book = load_workbook(BytesIO(whole_of(sample_home)))
    about = book["Om"]
    facts = {row[0].value: row[1].value for row in about.iter_rows() if row[0].value}
    assert book.sheetnames == ["Om", *TABS]
    assert facts["Kommun"] == "Provköping"
    assert (facts["Period"], facts["Nivå"]) == ("2026-T2", "Nämnd")
    assert isinstance(facts["Senaste leverans (UTC)"], datetime)
    assert "Påhittad provkommun: alla siffror är påhittade." in facts
    assert book.properties.creator == "Provköping"
    assert {"Mål", "Uppfyllt", "Delvis uppfyllt", "Ej uppfyllt", "Uppgift saknas"} <= facts.keys()


def test_takes_a_town_with_little_in_it_and_keeps_its_secret(town: Town) -> None:
    town.deliver(results="indicator_id;org_unit_id;period;value;value_status\n"
                         "BEH;TOP;2025;;confidential\nEL;TOP;2025;72;")  # fmt: skip
    with shown_home(town.home) as selection:
        chosen = replace(selection, level=None, period="2025", top_unit="TOP")
        book = load_workbook(BytesIO(whole_workbook(chosen)))
    head, *rows = book["Indikatorer"].iter_rows(min_row=4, values_only=True)
    at = head.index
    found = {row[at("Indikator-id")]: (row[at("Värdets status")], row[at("Värde")]) for row in rows}
    assert found == {"BEH": ("sekretess", None), "EL": ("slutligt", 72), "KO": ("saknas", None)}
    assert book["Budget"]["A5"].value is None


def test_gives_a_table_in_the_order_of_its_columns(sample_home: Path) -> None:
    with shown_home(sample_home) as selection:
        found = table_sheet(tables()["results"], selection.snapshot_id, sample_home, "Utfall", [])
    keys = list(zip(found.frame["indicator_id"], found.frame["org_unit_id"], strict=True))
    assert list(found.frame.columns[:2]) == ["indicator_id", "org_unit_id"]
    assert keys == sorted(keys)
    assert len(keys) > 1000
