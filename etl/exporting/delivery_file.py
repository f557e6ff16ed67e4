"""Rows of a kind as a CSV that can be delivered as it stands: read without a question, row for row."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date

from etl.contract import kinds
from etl.exporting.files import number_in_full
from etl.harmless import harmless
from etl.templates import BOM


def delivery_csv(kind: str, rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return rows as Swedish Excel saves CSV, with all columns of the contract under their Swedish labels.

    rows: values by the contract's column names; None and NaN are empty. Numbers are whole.
    """
    columns = kinds()[kind].columns
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.swedish.label for column in columns])
    for row in rows:
        writer.writerow([_cell(row.get(column.name)) for column in columns])
    return f"{BOM}{text.getvalue()}".encode()


def _cell(value: object) -> str:
    # What is not itself is NaN, or pandas' own word for nothing.
    if value is None or value != value:  # noqa: PLR0124
        return ""
    if isinstance(value, float):
        return number_in_full(float(value)).replace(".", ",")
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return harmless(str(value))
