"""A page's table as data: what CSV, Parquet and xlsx are written from, and what each of its columns is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_numeric_dtype

# money: SEK. per_cent: 48.4 is 48.4 per cent. period: text such as 2025-T2. light: the light's word.
Kind = Literal["text", "number", "money", "per_cent", "date", "datetime", "period", "light"]


@dataclass(frozen=True)
class Column:
    """What a column is.

    decimals: how many a number is shown with, one for all or one a row; None: as many as it has.
    adds_up: the column's sum has a meaning. formula: how a workbook computes the column, in Excel's
    English, the row's own columns in braces: {Budget}-{Utfall}; the frame holds what it gives.
    """

    kind: Kind = "text"
    decimals: int | tuple[int, ...] | None = None
    adds_up: bool = False
    formula: str = ""


@dataclass(frozen=True)
class Sheet:
    """One table.

    name: short, of the sheet's tab and the file. title: what it shows, in a sentence. frame: one row
    per row, its columns in the reader's words. columns: what those are whose kind their type does not
    tell. notes: what stands beside it: sources, and of what date. frozen: how many columns stay in
    sight. parameters: numbers that formulas lean on, by name: label and value.
    """

    name: str
    title: str
    frame: pd.DataFrame
    columns: Mapping[str, Column] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    parameters: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    frozen: int = 1

    def column(self, number: int) -> Column:
        """Return what a column is, counted from 0: as given, else as its type tells."""
        given = self.columns.get(str(self.frame.columns[number]))
        return given or Column(_kind_of(self.frame.iloc[:, number]))


def are_days(values: pd.Series) -> bool:
    """Say whether moments are all whole days; those that are absent do not count."""
    known = values.dropna()
    return bool((known.dt.normalize() == known).all())


def _kind_of(values: pd.Series) -> Kind:
    if is_datetime64_any_dtype(values):
        return "date" if are_days(values) else "datetime"
    return "number" if is_numeric_dtype(values) and not is_bool_dtype(values) else "text"
