"""What a workbook is made of: real numbers and dates, text that stays text, tables, names, panes."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from etl.exporting.files import csv_bytes, parquet_bytes
from etl.exporting.sheet import Column, Sheet
from etl.exporting.workbook import workbook_bytes
from etl.exporting.workbook_names import headers, range_name, tab_names
from etl.harmless import as_it_was
from tests.exporting.opened import BUDGET
from tests.exporting.ruled import ABOUT, WORDS, budgeted

TEXTS = ["=1+1", "+46 8 123", "-", "@home", "\t=x", "'=1", "0180", "1,5", "https://provkoping.se",
         "{=1}", "rad ett\nrad två", "ÅÄÖ €", "SANT", "2026-T2"]  # fmt: skip
NUMBERS = [0.1 + 0.2, 1 / 3, 1e-9, 123456789012.34, -0.5, 2, float("nan")]


def opened(*sheets: Sheet) -> Workbook:
    return load_workbook(BytesIO(workbook_bytes(sheets, ABOUT)))


def body(book: Workbook, tab: str, column: str = "A", rows: int = 20) -> list[Any]:
    return [book[tab][f"{column}{row}"].value for row in range(5, 5 + rows)]


def test_keeps_text_as_it_was() -> None:
    book = opened(Sheet("Texter", "Texter", pd.DataFrame({"Text": TEXTS})))
    cells = [book["Texter"][f"A{row}"] for row in range(5, 5 + len(TEXTS))]
    assert [as_it_was(cell.value) for cell in cells] == TEXTS
    assert cells[0].value == "=1+1"
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}
    assert not any(cell.hyperlink for cell in cells)


def test_keeps_numbers_whole() -> None:
    book = opened(Sheet("Tal", "Tal", pd.DataFrame({"Tal": NUMBERS})))
    assert body(book, "Tal", rows=len(NUMBERS)) == [*NUMBERS[:-1], None]


def test_shows_numbers_as_the_column_says_without_rounding_them() -> None:
    frame = pd.DataFrame({"Kronor": [1234567.89], "Andel": [48.44], "Tal": [7.25], "Fritt": [7.25]})
    columns = {
        "Kronor": Column("money"),
        "Andel": Column("per_cent", 1),
        "Tal": Column("number", (2,)),
    }
    sheet = opened(Sheet("Blad", "Blad", frame, columns))["Blad"]
    assert [(cell.value, cell.number_format) for cell in sheet[5]] == [
        (1234567.89, "#,##0"), (48.44, '#,##0.0" %"'), (7.25, "#,##0.00"), (7.25, "General"),
    ]  # fmt: skip


def test_keeps_dates_as_dates_and_periods_as_text() -> None:
    frame = pd.DataFrame({
        "Dag": [pd.Timestamp("2026-08-31")], "Stund": [pd.Timestamp("2026-08-31 12:34")],
        "Ren dag": [date(2026, 1, 2)], "Period": ["2026-T2"], "Länge sedan": [date(1862, 1, 1)],
    })  # fmt: skip
    columns = {"Ren dag": Column("date"), "Period": Column("period")}
    sheet = opened(Sheet("Blad", "Blad", frame, columns))["Blad"]
    assert [cell.value for cell in sheet[5]] == [
        datetime(2026, 8, 31), datetime(2026, 8, 31, 12, 34), datetime(2026, 1, 2), "2026-T2",
        "1862-01-01",
    ]  # fmt: skip
    assert sheet["A5"].number_format == "yyyy-mm-dd"


def test_a_day_that_is_absent_makes_no_moments_of_the_others() -> None:
    days = pd.to_datetime(pd.Series(["2026-08-31", None]))
    moments = pd.to_datetime(pd.Series(["2026-08-31 12:34", "2026-08-31 00:00"]))
    frame = pd.DataFrame({"Dag": days, "Stund": moments})
    sheet = opened(Sheet("Blad", "Blad", frame))["Blad"]
    assert [cell.number_format for cell in sheet[5]] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm"]
    assert csv_bytes(frame, "standard").decode("utf-8") == (
        '"Dag","Stund"\r\n"2026-08-31","2026-08-31 12:34:00"\r\n"","2026-08-31 00:00:00"\r\n'
    )
    written = pq.read_schema(BytesIO(parquet_bytes(frame)))
    assert [str(field.type) for field in written] == ["date32[day]", "timestamp[us]"]


def test_is_a_table_with_filters_panes_and_sums_of_what_the_filter_shows() -> None:
    sheet = opened(budgeted(BUDGET, 1.0))["Budget"]
    table = sheet.tables["Budget"]
    assert (table.ref, table.autoFilter.ref) == ("A4:E13", "A4:E12")
    assert sheet.freeze_panes == "B5"
    assert sheet["B13"].value == "=SUBTOTAL(109,Budget[Budget])"
    assert (sheet["A1"].value, sheet["A2"].value) == ("Budget och utfall", "Källa: Provköping")


def test_names_every_column_and_what_formulas_lean_on() -> None:
    names = opened(budgeted(BUDGET, 1.0)).defined_names
    assert {name: found.attr_text.replace("'", "") for name, found in names.items()} == {
        "Budget_Konto": "Budget!$A$5:$A$12", "Budget_Budget": "Budget!$B$5:$B$12",
        "Budget_Utfall": "Budget!$C$5:$C$12", "Budget_Avvikelse": "Budget!$D$5:$D$12",
        "Budget_Ljus": "Budget!$E$5:$E$12", "Tolerans_budget": "Om!$B$17",
    }  # fmt: skip


def test_gives_each_light_its_colour_and_sign_by_its_word() -> None:
    (rules,) = opened(budgeted(BUDGET, 1.0))["Budget"].conditional_formatting
    looks = {rule.formula[0]: rule.dxf for rule in rules.rules}
    assert rules.sqref.ranges == "E5:E12" or str(rules.sqref) == "E5:E12"
    assert looks.keys() == {f'"{WORDS[one]}"' for one in ("met", "near", "missed", "no_data")}
    assert looks['"Uppfyllt"'].numFmt.formatCode == '"● "@'
    assert looks['"Uppfyllt"'].fill.bgColor.rgb == "FFE0F0E8"


def test_takes_tables_without_rows() -> None:
    empty = budgeted([], 1.0)
    assert body(opened(empty), "Budget", rows=1) == [None]


def test_gives_tabs_and_heads_that_excel_takes() -> None:
    assert tab_names(["Mål/pengar [alla]", "mål pengar  alla", "'x'", "", "History"]) == [
        "Mål pengar  alla", "mål pengar  alla 2", "x", "-", "History -",
    ]  # fmt: skip
    assert max(map(len, tab_names(["x" * 40, "x" * 40]))) == 31
    assert headers(["Utfall", "utfall", "", "två\nrader"]) == [
        "Utfall",
        "utfall 2",
        "-",
        "två rader",
    ]


@pytest.mark.parametrize(("parts", "name"), [
    (("Mål och pengar", "Avvikelse, %"), "Mål_och_pengar_Avvikelse"), (("2026",), "_2026"),
    (("AB12",), "_AB12"), (("R",), "_R"), (("m²",), "m"), (("Övre gräns",), "Övre_gräns"),
])  # fmt: skip
def test_gives_names_that_excel_and_libreoffice_take(parts: tuple[str, ...], name: str) -> None:
    assert range_name(*parts) == name


def test_holds_many_sheets_of_the_same_name() -> None:
    frame = pd.DataFrame({"A": [1], "a": [2]})
    book = opened(Sheet("Blad", "Ett", frame), Sheet("blad", "Två", frame))
    assert book.sheetnames == ["Om", "Blad", "blad 2"]
    assert len({name.casefold() for name in book.defined_names}) == 4


def test_takes_whatever_an_answer_in_sql_may_hold() -> None:
    odd = [[1, 2], {"a": 1}, np.array([1, 2]), pd.Timedelta("1h"), 2**70, float("inf"), b"x", True]
    frame = pd.DataFrame([[odd[0], 7], *([one, 7] for one in odd[1:])], columns=["a", "a"])
    book = opened(Sheet("Svar", "Svar", frame))
    cells = body(book, "Svar", rows=len(odd))
    assert cells[:4] == ["[1, 2]", "{'a': 1}", "[1 2]", "0 days 01:00:00"]
    assert cells[4:] == [2**70, "inf", "b'x'", True]
    assert [cell.value for cell in book["Svar"][4]] == ["a", "a 2"]
    assert body(book, "Svar", "B", rows=2) == [7, 7]
