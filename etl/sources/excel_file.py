"""Excel workbooks (.xlsx): the sheet that holds a table, as a table of text."""

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook

from etl.findings import Finding
from etl.plan import Plan
from etl.reading.layout import Layout, recognise_layout
from etl.reading.mapping import Mapping
from etl.reading.raw import Raw, Unreadable
from etl.sources.footnotes import take_footnotes
from etl.sources.percent_cells import as_percent, percent_cells

MOST_BYTES = 1 << 30
MOST_RATIO = 200
MOST_ENTRIES = 5000

Cell = int | float | str | bool | time | date | datetime | timedelta


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
        workbook = CalamineWorkbook.from_path(str(path))
        sheet = _sheet_name(workbook, path, mapping)
        rows = workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        shares = percent_cells(path, sheet)
    except (CalamineError, OSError, KeyError, ValueError) as error:
        raise Unreadable("workbook_unreadable", path.name, reason=str(error)) from error
    for row, column in shares:
        rows[row][column] = as_percent(float(rows[row][column]))  # type: ignore[arg-type]
    written = [[as_text(cell) for cell in row] for row in rows]
    layout = recognise_layout(written, plan, mapping)
    if layout is None:
        raise Unreadable("file_empty", path.name)
    _load(connection, table, rows, layout)
    table, footnotes = take_footnotes(connection, table, len(layout.headers))
    return Raw(
        table,
        layout,
        sheet=sheet,
        has_numbers=True,
        footnotes=footnotes,
        findings=_other_sheets(workbook, path, sheet, mapping),
    )


def _other_sheets(
    workbook: CalamineWorkbook, path: Path, sheet: str, mapping: Mapping
) -> tuple[Finding, ...]:
    """Say which sheets were not read, unless the user named the one to read."""
    others = ", ".join(name for name in workbook.sheet_names if name != sheet)
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


def _sheet_name(workbook: CalamineWorkbook, path: Path, mapping: Mapping) -> str:
    """Return the sheet the user names, or the first one that holds anything."""
    names = workbook.sheet_names
    if mapping.sheet is not None:
        if mapping.sheet not in names:
            raise Unreadable(
                "unknown_sheet", path.name, value=mapping.sheet, sheets=", ".join(names)
            )
        return mapping.sheet
    for name in names:
        if workbook.get_sheet_by_name(name).to_python(nrows=1):
            return name
    raise Unreadable("file_empty", path.name)


def as_text(cell: Cell) -> str:
    """Return a cell as text: numbers with a decimal point and no more, dates in ISO form."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return repr(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def _load(
    connection: duckdb.DuckDBPyConnection, table: str, rows: list[list[Cell]], layout: Layout
) -> None:
    """Write the rows below the header: each cell as text, and as it is where it is a number."""
    below = rows[layout.header_row :]
    lines = range(layout.header_row + 1, layout.header_row + 1 + len(below))
    columns = {"line": pa.array(lines, "int64")}
    for place in range(len(layout.headers)):
        found = [row[place] if place < len(row) else "" for row in below]
        columns[f"c{place}"] = pa.array([as_text(cell) or None for cell in found], "string")
        columns[f"n{place}"] = pa.array([_as_number(cell) for cell in found], "float64")
    connection.register("sheet", pa.table(columns))
    connection.execute(f"create or replace temp table {table} as select * from sheet")
    connection.unregister("sheet")


def _as_number(cell: Cell) -> float | None:
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return float(cell) if is_number else None  # type: ignore[arg-type]
