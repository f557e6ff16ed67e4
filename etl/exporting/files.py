"""One table as a file: CSV in the dialect that its reader takes, or Parquet."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from numbers import Integral, Real
from typing import Literal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pandas.api.types import infer_dtype, is_datetime64_any_dtype, is_scalar

from etl.exporting.sheet import are_days
from etl.harmless import harmless

Dialect = Literal["sv", "en", "standard"]


@dataclass(frozen=True)
class Form:
    """How a dialect of CSV is written."""

    delimiter: str
    point: str
    encoding: str


# A spreadsheet takes UTF-8 for what it is only where the file begins with its mark; programs want none.
FORMS: dict[Dialect, Form] = {
    "sv": Form(";", ",", "utf-8-sig"),
    "en": Form(",", ".", "utf-8-sig"),
    "standard": Form(",", ".", "utf-8"),
}
# What pandas calls a column whose values are all of one kind.
ONE_KIND = ("string", "floating", "integer", "boolean", "date", "datetime", "datetime64", "empty")


def csv_bytes(frame: pd.DataFrame, dialect: Dialect, notes: Sequence[str] = ()) -> bytes:
    """Return a table as CSV: a header row, one row a row, the notes on lines of their own below.

    dialect: "sv" and "en" as Excel has them in Swedish and English, "standard" for programs (RFC 4180, UTF-8
    without a mark, commas, decimal points). Numbers are whole, never rounded and without exponent; all is in
    quotation marks, lines end by CRLF, and text that a spreadsheet would take for a formula is made harmless.
    """
    form = FORMS[dialect]
    text = io.StringIO()
    writer = csv.writer(
        text, delimiter=form.delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n"
    )
    writer.writerow([harmless(str(column)) for column in frame.columns])
    for row in with_days(frame).itertuples(index=False):
        writer.writerow([_cell(value, form.point) for value in row])
    for note in notes:
        writer.writerow([harmless(note)])
    return text.getvalue().encode(form.encoding)


def with_days(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table whose moments are days where they are whole days, as they were before pandas."""
    days = [
        is_datetime64_any_dtype(frame.iloc[:, number]) and are_days(frame.iloc[:, number])
        for number in range(len(frame.columns))
    ]
    kept = [frame.iloc[:, number].dt.date if is_days else frame.iloc[:, number]
            for number, is_days in enumerate(days)]  # fmt: skip
    return pd.concat(kept, axis=1) if any(days) else frame


def _cell(value: object, point: str) -> str:
    if _is_empty(value):
        return ""
    if isinstance(value, (bool, str, date, datetime)):
        return harmless(str(value))
    if isinstance(value, Integral):
        return str(int(value))
    if isinstance(value, Real):
        return number_in_full(float(value)).replace(".", point)
    return harmless(str(value))


def _is_empty(value: object) -> bool:
    return is_scalar(value) and bool(pd.isna(value))  # type: ignore[call-overload]


def number_in_full(number: int | float) -> str:
    """Return a number whole, with a point: 48.4, 1129, 0.00001."""
    # repr is the shortest text that reads back as the same number.
    return format(Decimal(repr(number)), "f").removesuffix(".0")


def parquet_bytes(frame: pd.DataFrame, metadata: Mapping[str, str] | None = None) -> bytes:
    """Return a table as Parquet: numbers and dates as they are, text as it is.

    A column of several kinds becomes text. metadata: what the file says of itself, such as its source.
    """
    known = {
        name: values if infer_dtype(values, skipna=True) in ONE_KIND else values.map(_text)
        for name, values in with_days(frame).items()
    }
    table = pa.Table.from_pandas(pd.DataFrame(known), preserve_index=False)
    said = {key.encode(): value.encode() for key, value in (metadata or {}).items()}
    into = io.BytesIO()
    pq.write_table(
        table.replace_schema_metadata({**(table.schema.metadata or {}), **said}), into,
        compression="zstd",
    )  # fmt: skip
    return into.getvalue()


def _text(value: object) -> str | None:
    return None if _is_empty(value) else str(value)
