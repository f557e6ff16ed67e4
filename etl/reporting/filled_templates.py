"""Filled-in templates: what is expected and not reported, its keys written, what was and is aimed at beside.

A template is delivered back as it is: its headers are the contract's, and what stands beside says of itself
that it is not read (etl/reading/headers.py). Rows left empty are not reported (etl/sources/left_empty.py).
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import duckdb

from etl.contract import Column as ContractColumn
from etl.contract import kinds
from etl.findings import say
from etl.harmless import harmless
from etl.periods import Period, parse_period
from etl.questions import Row, ask
from etl.reporting.coverage import unreported
from etl.reporting.template_workbook import Sheet, as_workbook

BOM = "\ufeff"


@dataclass(frozen=True)
class Column:
    """One column of a template: its header, and the row's column it is filled from.

    is_key: must come back as it was written. is_open: is filled in. Others stand beside, for people alone.
    """

    name: str
    header: str
    is_key: bool = False
    is_open: bool = False


def responsibles(snapshot: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the roles that answer for an indicator, in order."""
    rows = snapshot.execute(
        "select distinct responsible from indicators where responsible is not null order by 1"
    ).fetchall()
    return [str(role) for (role,) in rows]


def rows_to_fill_in(
    snapshot: duckdb.DuckDBPyConnection,
    period: Period,
    *,
    unit: str | None = None,
    responsible: str | None = None,
) -> list[Row]:
    """Return the rows of a template for a period, of those who are asked for: as `template_rows`.

    A template may be made before its period has ended: then all of the period is asked for.
    """
    after = max(date.today(), period.end_date + timedelta(days=1))
    missing = unreported(snapshot, period, unit=unit, responsible=responsible, today=after)
    return template_rows(snapshot, missing)


def template_rows(snapshot: duckdb.DuckDBPyConnection, missing: Sequence[Row]) -> list[Row]:
    """Return one row per value to fill in of those that have not come, as `coverage.unreported` has them.

    The total, and the parts (women, men) that were reported the time before. Columns: as in
    `sql/questions/template_rows.sql`; a confidential value before is never told.
    """
    return ask(
        snapshot, "template_rows", indicator_ids=[row["indicator_id"] for row in missing],
        org_unit_ids=[row["org_unit_id"] for row in missing],
        periods=[row["period"] for row in missing],
    )  # fmt: skip


def as_xlsx(rows: Sequence[Row], language: str = "sv") -> bytes:
    """Return a workbook to fill in: keys locked, drop-downs, and a sheet of advice.

    rows: as from `template_rows`.
    """
    columns = _columns(language)
    cells = [[_cell(row, column, language) for column in columns] for row in rows]
    return as_workbook(Sheet(rows, columns, cells), language)


def as_csv(rows: Sequence[Row], language: str = "sv") -> bytes:
    """Return the same as Swedish Excel saves CSV: semicolons, decimal comma, CRLF, UTF-8 with a BOM."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    columns = _columns(language)
    writer.writerow([column.header for column in columns])
    for row in rows:
        writer.writerow([_text(_cell(row, column, language), column) for column in columns])
    return f"{BOM}{text.getvalue()}".encode()


def _columns(language: str) -> tuple[Column, ...]:
    """Return a template's columns: what the value is of, what stands beside, and what is filled in."""
    results = kinds()["results"]

    def header(column: ContractColumn) -> str:
        return (column.english if language == "en" else column.swedish).label

    keys = {name: Column(name, header(results.column(name)), is_key=True) for name in results.key}
    beside = {
        name: Column(name, say("not_read", language, header=say(f"template_{name}", language)))
        for name in ("name", "unit", "measure_unit", "direction", "target", "known_period", "known_value")
    }  # fmt: skip
    filled_in = (c for c in results.columns if not c.is_key)
    return (
        keys["indicator_id"], beside["name"], keys["org_unit_id"], beside["unit"], keys["period"],
        keys["breakdown"], *list(beside.values())[2:],
        *(Column(c.name, header(c), is_open=True) for c in filled_in),
    )  # fmt: skip


def _cell(row: Row, column: Column, language: str) -> str | float | None:
    """Return what a cell holds from the start; nothing where it is filled in."""
    if column.is_open:
        return None
    if column.name == "target":
        return _target(row)
    if column.name == "known_value" and row["known_status"] in ("confidential", "not_applicable"):
        return say(f"template_{row['known_status']}", language)
    value = row[column.name]
    if column.name in ("breakdown", "direction"):
        return say(f"template_{value}", language)
    return value if value is None or isinstance(value, float) else str(value)


def _target(row: Row) -> str | float | None:
    lower, upper = row["target_value"], row["target_upper"]
    if not isinstance(lower, float) or not isinstance(upper, float):
        return lower if isinstance(lower, float) else None
    return f"{_written(lower)}–{_written(upper)}"


def _text(cell: str | float | None, column: Column) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return _written(cell)
    if column.name == "period" and parse_period(cell).kind == "month":
        # A spreadsheet takes 2026-08 for a date, and saves it as aug-26.
        return cell.replace("-", "M")
    return harmless(cell)


def _written(number: float) -> str:
    """Return a number with every digit and a decimal comma: 48,4 and 75."""
    return format(Decimal(repr(number)), "f").removesuffix(".0").replace(".", ",")
