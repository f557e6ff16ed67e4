"""Rows of the contract, outside files: the newest known per key, and rows written exactly as a file of their
kind."""

import csv
import math
from collections.abc import Callable, Sequence
from collections.abc import Mapping as AnyMapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd

from etl.build import create_landed
from etl.contract import Column, Kind, kinds
from etl.deliveries import Delivery
from etl.errors import WrongUse
from etl.harmless import harmless
from etl.sources import Mapping
from etl.workbench import files_of, keep_newest

PLANNED = (
    "target_areas", "organisation", "goals", "indicators", "goal_indicators", "targets",
    "assessments", "activities",
)  # fmt: skip
# The file is our own: nothing in it is to be guessed, and no row of it is a footnote.
AS_WRITTEN = Mapping(
    encoding="utf-8", delimiter=";", decimal_mark=".", header_row=1, last_row=1_000_000_000
)

IN_FRAME = {"text": "str", "integer": "Int64", "number": "Float64", "date": "datetime64[us]"}

Value = str | int | float | date | None
Content = dict[str, Value]


def planned_kind(name: str) -> Kind:
    """Return a kind whose rows are edited in the app; WrongUse for another."""
    if name not in PLANNED:
        raise WrongUse("unknown_kind", value=name, kinds=", ".join(PLANNED))
    return kinds()[name]


def newest_rows(deliveries: Sequence[Delivery], kind: Kind) -> pd.DataFrame:
    """Return the newest row per key among the deliveries that count, ordered by key.

    All columns of the kind: text, numbers as Float64, whole numbers as Int64, dates as datetime64; empty is
    missing.
    """
    columns, key = ", ".join(kind.names), ", ".join(kind.key)
    with duckdb.connect() as connection:
        create_landed(connection, kind, files_of(deliveries, kind.name))
        newest = keep_newest(connection, kind)
        found = connection.execute(f"select {columns} from {newest} order by {key}").df()
    # A column that is empty all through has no type of its own.
    return found.astype({c.name: IN_FRAME[c.type] for c in kind.columns})


def content_of(kind: Kind, row: AnyMapping[str, object]) -> Content:
    """Return a row's cells in the contract's types, those of them that it has.

    Raises WrongUse for a number or a date that is none.
    """
    return {c.name: _value(c, row[c.name]) for c in kind.columns if c.name in row}


def _value(column: Column, value: object) -> Value:
    if _is_missing(value):
        return None
    text = str(value).strip()
    try:
        return READ[column.type](text)
    except (ValueError, OverflowError) as error:
        raise WrongUse("cell_not_understood", column=column.name, value=text) from error


def _date(text: str) -> date:
    """Return a date; one from a table comes with midnight behind."""
    return date.fromisoformat(text[: len("2026-12-31")])


def _whole(text: str) -> int:
    number = float(text)
    if number != int(number):
        raise ValueError
    return int(number)


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError
    return number


READ: dict[str, Callable[[str], Value]] = {
    "text": str,
    "date": _date,
    "integer": _whole,
    "number": _number,
}


def _is_missing(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or bool(pd.isna(value))  # type: ignore[call-overload]


def key_of(kind: Kind, content: AnyMapping[str, Value]) -> tuple[str, ...]:
    """Return a row's key; WrongUse where it is not filled in."""
    values = {name: _text(content.get(name) or kind.column(name).default) for name in kind.key}
    for name, value in values.items():
        if not value:
            raise WrongUse("key_not_filled_in", kind=kind.name, column=name)
    return tuple(str(value) for value in values.values())


def texts_of(content: AnyMapping[str, Value]) -> dict[str, str | None]:
    """Return a row's cells as texts in the contract's form; None where empty."""
    return {name: _text(value) for name, value in content.items()}


def _text(value: Value) -> str | None:
    """Return a value so that it is read back as the very same; no exponent, no rounding."""
    if isinstance(value, float):
        number = f"{Decimal(repr(value)):f}"
        return number.removesuffix(".0")
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else str(value)


def write_rows(path: Path, kind: Kind, rows: Sequence[AnyMapping[str, Value]]) -> Path:
    """Write rows as a CSV with all of the kind's columns, to be delivered with AS_WRITTEN."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(kind.names)
        writer.writerows([_cell(row.get(name)) for name in kind.names] for row in rows)
    return path


def _cell(value: Value) -> str:
    """Return a value as it is written in a file: text so that reading gives the very same."""
    return harmless(value) if isinstance(value, str) else _text(value) or ""
