"""Excel workbooks (.xlsx): the sheet that holds a table, as a table of text."""

import zipfile
import zlib
from dataclasses import replace
from pathlib import Path
from typing import cast
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

import duckdb
import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from etl.findings import Finding
from etl.plan import Plan
from etl.reading.headers import is_for_people_alone
from etl.reading.layout import Layout, recognise_layout
from etl.reading.mapping import Mapping
from etl.reading.raw import Raw, Unreadable
from etl.sources.cells import PERCENT, Cell, Shown, as_number, as_percent, as_text
from etl.sources.footnotes import take_footnotes
from etl.sources.sheets import Sheet, read_sheet

MOST_BYTES = 1 << 30
MOST_RATIO = 200
MOST_ENTRIES = 5000
MOST_CELLS = 20_000_000
AS_WRITTEN = 12
WIDEST = 2000
UNREADABLE = (
    CalamineError,
    ExpatError,
    LookupError,
    NotImplementedError,
    OSError,
    ParseError,
    RuntimeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


def read_excel_file(
    path: Path,
    connection: duckdb.DuckDBPyConnection,
    table: str,
    plan: Plan,
    mapping: Mapping,
) -> Raw:
    """Read a workbook's sheet into `table` (line, c0 …). Raises Unreadable where it cannot be."""
    _refuse_bombs(path)
    try:
        with path.open("rb") as file:
            workbook = CalamineWorkbook.from_filelike(file)
            name, sheet = _choose_sheet(workbook, path, mapping)
            cells = workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        rows = cast("list[list[Cell]]", cells)
        _mark(rows, sheet)
    except Unreadable:
        raise
    except UNREADABLE as error:
        raise Unreadable("workbook_unreadable", path.name, reason=str(error)) from error
    layout = recognise_layout([[as_text(cell) for cell in row] for row in rows], plan, mapping)
    if layout is None:
        raise Unreadable("no_header", path.name)
    layout = _as_wide_as_its_rows(layout, rows)
    width = len(layout.headers)
    if width > WIDEST:
        raise Unreadable("too_wide", path.name, columns=width, most=WIDEST)
    _load(connection, table, rows, layout)
    notes = take_footnotes(connection, table, width, plan, path.name, said=mapping.last_row)
    return Raw(
        notes.table,
        layout,
        sheet=name,
        has_numbers=True,
        is_scaled=sheet.scaled,
        footnotes=notes.texts,
        as_written=tuple("\t".join(as_text(cell) for cell in row) for row in rows[:AS_WRITTEN]),
        sheets=tuple(workbook.sheet_names),
        findings=(*_other_sheets(workbook, path, name, mapping), *notes.findings),
    )


def _mark(rows: list[list[Cell]], sheet: Sheet) -> None:
    """Put into the rows what calamine does not tell: signs and units, errors, uncomputed formulas."""
    units = dict.fromkeys(sheet.percents, PERCENT) | sheet.units
    for (row, column), unit in units.items():
        cell = rows[row][column] if _is_inside(rows, row, column) else ""
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            rows[row][column] = Shown(as_percent(cell) if unit == PERCENT else cell, unit)
    for (row, column), text in {**sheet.formulas, **sheet.errors}.items():
        rows[row].extend([""] * (column + 1 - len(rows[row])))
        rows[row][column] = text


def _is_inside(rows: list[list[Cell]], row: int, column: int) -> bool:
    return row < len(rows) and column < len(rows[row])


def _as_wide_as_its_rows(layout: Layout, rows: list[list[Cell]]) -> Layout:
    """Return the layout with an empty header for each column that holds something to its right."""
    below = rows[layout.header_row :]
    width = max((n for row in below for n, c in enumerate(row, 1) if c != ""), default=0)
    missing = width - len(layout.headers)
    return replace(layout, headers=(*layout.headers, *[""] * missing)) if missing > 0 else layout


def _other_sheets(
    workbook: CalamineWorkbook, path: Path, sheet: str, mapping: Mapping
) -> tuple[Finding, ...]:
    """Say which sheets were not read, unless the user named the one to read."""
    names = (name for name in workbook.sheet_names if not is_for_people_alone(name))
    others = ", ".join(name for name in names if name != sheet)
    if not others or mapping.sheet is not None:
        return ()
    return (Finding("other_sheets", "warning", path.name, value=others, params={"sheet": sheet}),)


def _refuse_bombs(path: Path) -> None:
    """Refuse a workbook that would unpack to far more than its own size, before unpacking it."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unreadable("workbook_unreadable", path.name, reason=str(error)) from error
    unpacked = sum(entry.file_size for entry in entries)
    ratio = unpacked / max(path.stat().st_size, 1)
    if (
        len(entries) > MOST_ENTRIES
        or unpacked > MOST_BYTES
        or (ratio > MOST_RATIO and unpacked > MOST_BYTES // 16)
    ):
        raise Unreadable("workbook_too_large", path.name, megabytes=round(unpacked / 1e6))


def _choose_sheet(workbook: CalamineWorkbook, path: Path, mapping: Mapping) -> tuple[str, Sheet]:
    """Return the sheet the user names, or the first one shown that holds anything."""
    names = workbook.sheet_names
    if mapping.sheet is not None and mapping.sheet not in names:
        raise Unreadable("unknown_sheet", path.name, value=mapping.sheet, sheets=", ".join(names))
    shown = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    shown.sort(key=is_for_people_alone)
    with zipfile.ZipFile(path) as archive:
        for name in shown if mapping.sheet is None else [mapping.sheet]:
            sheet = read_sheet(archive, name)
            if sheet.rows * sheet.columns > MOST_CELLS:
                raise Unreadable("sheet_too_large", path.name, value=name, rows=sheet.rows)
            if sheet.rows:
                return name, sheet
    raise Unreadable("file_empty", path.name)


def _load(
    connection: duckdb.DuckDBPyConnection, table: str, rows: list[list[Cell]], layout: Layout
) -> None:
    """Write the rows below the header: each cell as text; of a number itself and its unit too."""
    below = rows[layout.header_row :]
    lines = range(layout.header_row + 1, layout.header_row + 1 + len(below))
    columns = {"line": pa.array(lines, "int64")}
    for place in range(len(layout.headers)):
        found = [row[place] if place < len(row) else "" for row in below]
        columns[f"c{place}"] = pa.array([as_text(cell) or None for cell in found], "string")
        columns[f"n{place}"] = pa.array([as_number(cell) for cell in found], "float64")
        units = [cell.unit if isinstance(cell, Shown) else None for cell in found]
        columns[f"u{place}"] = pa.array(units, "string")
    connection.register("sheet", pa.table(columns))
    connection.execute(f"create or replace temp table {table}_read as select * from sheet")
    connection.unregister("sheet")
    connection.execute(f"create or replace temp view {table} as from {table}_read")
