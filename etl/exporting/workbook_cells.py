"""Cells of a workbook: values as what they are, each with the format that its column asks for."""

import math
from datetime import date, datetime
from functools import lru_cache
from numbers import Real
from typing import Any

import pandas as pd
from pandas.api.types import is_scalar
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from etl.exporting.sheet import Column
from etl.harmless import in_workbook

# What a cell can hold, and from when Excel has a calendar that is right.
LONGEST_TEXT = 32_767
FIRST_DAY = date(1900, 3, 1)
AS_DATES = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm"}
NUMBERS = ("number", "money", "per_cent")


class FullWorksheet(Worksheet):  # type: ignore[misc]
    """A sheet whose numbers are written whole: all seventeen digits, where there are as many."""

    def _xml_number_element(self, number: Any, attributes: Any = ()) -> None:
        named = "".join(f' {key}="{self._escape_attributes(value)}"' for key, value in attributes)
        self.fh.write(f"<c{named}><v>{plain(number)!r}</v></c>")

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return _prepared(formula, expand_future_functions)


@lru_cache(maxsize=100)
def _prepared(formula: str, is_expanded: bool) -> str:
    """Return a formula as a file has it; a column's is the same in every row, and slow to make."""
    return str(Worksheet()._prepare_formula(formula, is_expanded))


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **properties: Any) -> Format:
        """Return a format with properties as XlsxWriter names them."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(dict(properties))
        return self._made[key]

    def of_cell(self, column: Column, row: int = 0) -> Format:
        """Return the format of a column's cell in a row, counted from 0."""
        if column.kind in NUMBERS:
            return self.of(num_format=number_format(column, row), valign="top")
        if column.kind in AS_DATES:
            return self.of(num_format=AS_DATES[column.kind], align="left", valign="top")
        if column.kind == "text":
            # What is edited stays text, whatever it begins with.
            return self.of(
                text_wrap=True,
                align="left",
                valign="top",
                indent=1,
                quote_prefix=not column.formula,
            )
        return self.of(align="left", valign="top", indent=1)


def decimals_in(column: Column, row: int) -> int | None:
    """Return how many decimals a cell is shown with; None: as many as it has."""
    if isinstance(column.decimals, tuple):
        return column.decimals[row]
    return 0 if column.decimals is None and column.kind == "money" else column.decimals


def number_format(column: Column, row: int) -> str:
    """Return a number format; Excel itself puts the reader's own signs for thousands and decimals in it."""
    decimals = decimals_in(column, row)
    # A percentage is kept as it is said, 48.4, so the sign is text and nothing is multiplied.
    after = '" %"' if column.kind == "per_cent" else ""
    if decimals is None:
        return f"General{after}"
    return f"#,##0{'.' + '0' * decimals if decimals else ''}{after}"


def write_cell(sheet: Worksheet, at: tuple[int, int], value: object, form: Format) -> None:
    """Write a value as what it is; a text is never a formula, a link or a number, whatever it begins with."""
    value = plain(value)
    if value is None:
        sheet.write_blank(*at, None, form)
    elif isinstance(value, bool):
        sheet.write_boolean(*at, value, form)
    elif isinstance(value, (int, float)):
        sheet.write_number(*at, value, form)
    elif isinstance(value, (date, datetime)):
        sheet.write_datetime(*at, value, form)
    else:
        sheet.write_string(*at, in_workbook(str(value))[:LONGEST_TEXT], form)


def plain(value: object) -> object:
    """Return a cell of a frame as Python has it: None where it is empty, text what Excel cannot hold."""
    if is_scalar(value) and pd.isna(value):  # type: ignore[call-overload]
        return None
    if isinstance(value, bool) or type(value).__name__ == "bool_":
        return bool(value)
    if isinstance(value, Real):
        number = value.item() if hasattr(value, "item") else value
        whole = number if isinstance(number, int) else float(number)
        return whole if math.isfinite(whole) and abs(whole) < 1e308 else str(whole)
    if isinstance(value, datetime):
        moment = value.to_pydatetime(warn=False) if isinstance(value, pd.Timestamp) else value
        return _in_calendar(moment.replace(tzinfo=None))
    return _in_calendar(value) if isinstance(value, date) else value


def _in_calendar(moment: date) -> date | str:
    day = moment.date() if isinstance(moment, datetime) else moment
    return moment if day >= FIRST_DAY else moment.isoformat()


def shown_length(value: object, column: Column, row: int) -> int:
    """Return about how many signs wide a value is shown."""
    value = plain(value)
    if value is None:
        return 0
    if column.kind in AS_DATES and isinstance(value, date):
        return len(AS_DATES[column.kind])
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return max((len(line) for line in str(value).splitlines()), default=0)
    decimals = decimals_in(column, row)
    # In a cell as narrow as its head a long number is shown rounded; none needs more than eleven signs.
    text = f"{value:,.{decimals}f}" if decimals is not None else f"{value:.9G}"
    return len(text) + (2 if column.kind == "per_cent" else 0)
