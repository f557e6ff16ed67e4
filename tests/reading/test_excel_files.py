"""Workbooks: what Excel shows is what is read, and nothing in a sheet is lost unseen."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.reading.mapping import Mapping
from tests.reading.reader import Read, Reader

HEAD = ["Indikator", "Enhet", "Period", "Utfall"]
Shape = Callable[[Workbook, Worksheet], object]


def workbook(*rows: list[object], shape: Shape = lambda *_: None) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    shape(book, sheet)
    book.save(target := io.BytesIO())
    return target.getvalue()


def changed(book: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return a workbook with one of its parts written otherwise."""
    with (
        zipfile.ZipFile(io.BytesIO(book)) as source,
        zipfile.ZipFile(target := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for name in source.namelist():
            text = source.read(name)
            assert name != part or old in text
            copy.writestr(name, text.replace(old, new) if name == part else text)
    return target.getvalue()


def read_values(
    reader: Reader, *cells: object, indicator: str = "EL", shape: Shape | None = None
) -> Read:
    rows = ([indicator, "BJ", 2001 + n, cell] for n, cell in enumerate(cells))
    return reader.read(workbook(HEAD, *rows, shape=shape or (lambda *_: None)), "fil.xlsx")


def test_reads_numbers_texts_and_marks(reader: Reader) -> None:
    read = read_values(reader, 48.4, "48,4", "3 439", 0, 1129, None, "..", "-")
    assert read.said() == []
    assert read.column("value") == [48.4, 48.4, 3439, 0, 1129, None, None, None]
    assert read.column("value_status")[4:] == ["final", "missing", "confidential", "missing"]
    assert read.extract.recognised.sheet == "Sheet"


@pytest.mark.parametrize(
    ("cell", "written"),
    [(True, "true"), (date(2025, 12, 3), "2025-12-03"), (time(3, 4), "03:04:00"), ("#N/A", "#N/A"),
     ("#DIV/0!", "#DIV/0!"), (datetime(2025, 1, 2, 3, 4), "2025-01-02 03:04:00")],
)  # fmt: skip
def test_names_a_cell_that_is_no_number(reader: Reader, cell: object, written: str) -> None:
    assert read_values(reader, 1, cell).said() == [("not_a_number", 3, "Utfall", written)]


def test_says_that_a_formula_was_never_computed(reader: Reader) -> None:
    read = read_values(reader, "=1+1", 5)
    assert read.said() == [("formula_unread", 2, "Utfall", "=1+1")]


def test_reads_a_formula_that_was_computed(reader: Reader) -> None:
    book = changed(workbook(HEAD, ["EL", "BJ", 2001, "=1+1"]), SHEET, b"</f><v />", b"</f><v>2</v>")
    assert reader.read(book, "a.xlsx").column("value") == [2]


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("number", "shown_as", "value"),
    [(0.484, "0.0 %", 48.4), (0.484, "0%", 48.4), (0.07, "0.00%", 7), (48.4, '0.0"%"', 48.4),
     (48.4, "0.0\\%", 48.4), (0.484, "0%;[Red]-0%", 48.4), (48.4, "0.00", 48.4), (1.178, "0 %", 117.8)],
)  # fmt: skip
def test_reads_per_cent_as_shown(
    reader: Reader, number: float, shown_as: str, value: float
) -> None:
    def shape(_: Workbook, sheet: Worksheet) -> None:
        sheet["D2"].number_format = sheet["D9"].number_format = shown_as

    read = read_values(reader, number, indicator="BEH", shape=shape)
    assert (read.said(), read.column("value")) == ([], [value])


def test_refuses_per_cent_where_the_indicator_is_none(reader: Reader) -> None:
    def shape(_: Workbook, sheet: Worksheet) -> None:
        sheet["D2"].number_format = "0.0%"

    assert read_values(reader, 0.484, shape=shape).said() == [("wrong_unit", 2, "Utfall", "48.4 %")]


@pytest.mark.parametrize("shown_as", ['#,##0" tkr"', "#,##0\\ \\t\\k\\r", '0" tkr";[Red]-0" tkr"'])
def test_refuses_a_number_shown_in_another_unit(reader: Reader, shown_as: str) -> None:
    def shape(_: Workbook, sheet: Worksheet) -> None:
        sheet["D2"].number_format = shown_as

    read = read_values(reader, 66400, indicator="KOS", shape=shape)
    assert [(code, line) for code, line, *_ in read.said()] == [("wrong_unit", 2)]


@pytest.mark.parametrize("shown_as", ['#,##0" kr"', '0.0,," mkr"', "#,##0.00", '#,##0"–"'])
def test_reads_a_number_shown_in_its_own_unit_or_scaled(reader: Reader, shown_as: str) -> None:
    def shape(_: Workbook, sheet: Worksheet) -> None:
        sheet["D2"].number_format = shown_as

    read = read_values(reader, 66400000, indicator="KOS", shape=shape)
    assert (read.said(), read.column("value")) == ([], [66400000])


def test_reads_dates_as_months_of_a_monthly_indicator(reader: Reader) -> None:
    rows = [["KO", "BJ", datetime(2025, 8, 31), 1], ["EL", "BJ", datetime(2025, 1, 1), 2]]
    read = reader.read(workbook(HEAD, *rows), "a.xlsx")
    assert read.column("period") == ["2025-08", "2025-01-01"]


def test_reads_a_table_away_from_the_corner(reader: Reader) -> None:
    rows = [[], [None, None, "Rapport"], [], [None, *HEAD], [None, "EL", "BJ", 2001, "fel"]]
    read = reader.read(workbook(*rows), "a.xlsx")
    assert read.said() == [("not_a_number", 5, "Utfall", "fel")]
    assert read.extract.recognised.preamble == ("Rapport",)


def test_refuses_what_stands_beside_the_table(reader: Reader) -> None:
    read = reader.read(
        workbook(HEAD, ["EL", "BJ", 2001, 1], ["EL", "BJ", 2002, 2, None, 7]), "a.xlsx"
    )
    assert read.said() == [("column_without_header", 3, "F", "7")]


def test_refuses_a_header_merged_over_several_columns(reader: Reader) -> None:
    rows = [["Indikator", "Enhet", "2023"], [None, None, "Totalt", "Kvinnor"], ["EL", "BJ", 1, 2]]
    book = workbook(*rows, shape=lambda _, sheet: sheet.merge_cells("C1:D1"))
    assert reader.read(book, "a.xlsx").codes() == ["column_without_header"]


def test_takes_notes_under_the_table(reader: Reader) -> None:
    rows = [HEAD, ["EL", "BJ", 2001, 1], [], ["Källa: Kolada"], ["Not:", "prel"]]
    read = reader.read(workbook(*rows), "a.xlsx")
    assert read.said() == []
    assert read.extract.recognised.footnotes == ("Källa: Kolada", "Not: prel")


def test_keeps_a_last_row_without_values(reader: Reader) -> None:
    rows = [["Indikator", "Enhet", "2023", "2024"], ["EL", "BJ", 1, 2], ["EL", "LI"]]
    read = reader.read(workbook(*rows), "a.xlsx")
    assert read.column("value_status") == ["final", "final", "missing", "missing"]


def two_sheets(book: Workbook, first: Worksheet) -> None:
    second = book.create_sheet("Data")
    second.append(HEAD)
    second.append(["EL", "BJ", 2003, 9])
    book.create_chartsheet("Diagram", 0)


def test_reads_the_first_sheet_shown_and_says_which_it_did_not(reader: Reader) -> None:
    def shape(book: Workbook, first: Worksheet) -> None:
        two_sheets(book, first)
        first.sheet_state = "hidden"

    read = reader.read(workbook(HEAD, ["EL", "BJ", 2001, 1], shape=shape), "a.xlsx")
    assert read.said() == [("other_sheets", None, "", "Diagram, Sheet")]
    assert read.column("value") == [9]


def test_reads_the_sheet_that_the_user_names(reader: Reader) -> None:
    book = workbook(["Information"], shape=two_sheets)
    assert reader.read(book, "a.xlsx", mapping=Mapping(sheet="Data")).column("value") == [9]
    assert reader.read(book, "a.xlsx", mapping=Mapping(sheet="Bok")).codes() == ["unknown_sheet"]


def test_passes_over_an_empty_first_sheet(reader: Reader) -> None:
    assert reader.read(workbook(shape=two_sheets), "a.xlsx").column("value") == [9]


@pytest.mark.parametrize("name", ["a.xlsm", "a.xls", "a.csv", "a.XLSX"])
def test_knows_a_workbook_by_its_content(reader: Reader, name: str) -> None:
    assert reader.read(workbook(HEAD, ["EL", "BJ", 2001, 1]), name).column("value") == [1]


def test_refuses_a_whole_number_that_is_none(reader: Reader) -> None:
    rows = [["Målområde", "Namn", "Ordning"], ["A", "a", 1], ["B", "b", 2.5], ["C", "c", 1e12]]
    read = reader.read(workbook(*rows), "a.xlsx", kind="target_areas")
    assert [(code, line) for code, line, *_ in read.said()] == [("not_whole", 3), ("not_whole", 4)]


def zipped(**parts: bytes) -> bytes:
    with zipfile.ZipFile(target := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    "content",
    [b"Indikator;Enhet\n", workbook(HEAD)[:900], zipped(mimetype=b"x"), zipped(a=b"")],
)
def test_refuses_what_is_no_workbook(reader: Reader, content: bytes) -> None:
    assert reader.read(content, "a.xlsx").codes() == ["workbook_unreadable"]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, b"</row>", b""),
        (SHEET, b"<v>2001", b"<v>tusen"),
        ("xl/_rels/workbook.xml.rels", b"sheet1", b"sheet7"),
        ("xl/_rels/workbook.xml.rels", b'Id="rId1"', b'Id="rId77"'),
        ("xl/styles.xml", b"<", b"%<"),
    ],
)
def test_refuses_a_broken_workbook(reader: Reader, part: str, old: bytes, new: bytes) -> None:
    book = changed(workbook(HEAD, ["EL", "BJ", 2001, 1]), part, old, new)
    assert reader.read(book, "a.xlsx").codes() == ["workbook_unreadable"]


@pytest.mark.parametrize("place", [b"XFD1048576", b"ZZZZZZZ99999999"])
def test_refuses_a_cell_in_the_last_corner(reader: Reader, place: bytes) -> None:
    book = changed(workbook(HEAD, ["EL", "BJ", 2001, 1]), SHEET, b'r="A2"', b'r="' + place + b'"')
    assert reader.read(book, "a.xlsx").codes() == ["sheet_too_large"]


def test_refuses_a_workbook_that_unpacks_to_far_more(reader: Reader) -> None:
    book = changed(workbook(HEAD), SHEET, b"</worksheet>", b" " * 80_000_000 + b"</worksheet>")
    assert reader.read(book, "a.xlsx").codes() == ["workbook_too_large"]


def test_says_why_a_workbook_holds_no_table(reader: Reader) -> None:
    assert reader.read(workbook(), "a.xlsx").codes() == ["file_empty"]
    assert reader.read(workbook([" "]), "a.xlsx").codes() == ["no_header"]
    assert reader.read(workbook([f"k{n}" for n in range(2001)]), "a.xlsx").codes() == ["too_wide"]


def test_reads_a_sheet_without_references_and_styles(reader: Reader) -> None:
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in HEAD)
    rows = f"<row>{cells}</row><row>{cells}</row>".replace("<t>Utfall</t>", "<t>7</t>", 2)
    sheet = f"<row>{cells}</row>" + rows.split("</row>")[1] + "</row>"
    book = workbook(HEAD)
    with zipfile.ZipFile(io.BytesIO(book)) as source:
        whole = source.read(SHEET)
    data = whole[whole.index(b"<sheetData>") : whole.index(b"</sheetData>")]
    book = changed(book, SHEET, data, b"<sheetData>" + sheet.encode())
    with (
        zipfile.ZipFile(io.BytesIO(book)) as source,
        zipfile.ZipFile(target := io.BytesIO(), "w") as copy,
    ):
        for name in source.namelist():
            if name != "xl/styles.xml":
                copy.writestr(name, source.read(name))
    assert reader.read(target.getvalue(), "a.xlsx").column("value") == [7]


def test_reads_a_large_sheet(reader: Reader, tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEAD)
    for n in range(5000):
        sheet.append(["EL", "BJ", 2001, n + 0.5])
    book.save(tmp_path / "stor.xlsx")
    read = reader.read_path(tmp_path / "stor.xlsx")
    assert read.column("value") == [n + 0.5 for n in range(5000)]


def test_a_number_in_per_cent_is_no_question_of_the_others_decimal_mark(reader: Reader) -> None:
    """Its digits are the cell's own: 3,439 % beside a text with a decimal comma is not 3439."""

    def shape(_: Workbook, sheet: Worksheet) -> None:
        sheet["D2"].number_format = "0.0%"

    read = read_values(reader, 0.03439, "50,5", indicator="BEH", shape=shape)
    assert read.said() == []
    assert read.column("value") == [3.439, 50.5]
