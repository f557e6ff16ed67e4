"""A sheet of the workbook from its columns: each with its word, its values and what it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.words.translate import Speaker
from etl.exporting.sheet import Column, Sheet
from etl.exporting.workbook_names import range_name

TEXT, NUMBER, MONEY = Column(), Column("number"), Column("money")
WHOLE = Column("number", 0)


@dataclass(frozen=True)
class Field:
    """One column: the key of its word in `workbook`, its values, and what it is."""

    key: str
    values: Iterable[object]
    column: Column = TEXT


def sheet_of(
    name: str, title: str, fields: Sequence[Field], notes: Sequence[str], say: Speaker,
    frozen: int = 1, **parameters: tuple[str, float],
) -> Sheet:  # fmt: skip
    """Return a sheet; name: the key of its tab; parameters: as in `Sheet`, by the key of their name."""
    frame = pd.DataFrame({head(field.key, say): pd.Series(list(field.values)) for field in fields})
    columns = {head(field.key, say): field.column for field in fields}
    named = {parameter_name(key, say): given for key, given in parameters.items()}
    return Sheet(tab(name, say), title, frame, columns, tuple(notes), named, frozen)


def head(key: str, say: Speaker) -> str:
    """Return the head of a column."""
    return say(f"workbook.{key}")


def tab(key: str, say: Speaker) -> str:
    """Return what a sheet's tab says."""
    return say(f"workbook.sheet_{key}")


def column_name(sheet: str, key: str, say: Speaker) -> str:
    """Return the name that a formula in another sheet knows a column by."""
    return range_name(range_name(tab(sheet, say)), head(key, say))


def parameter_name(key: str, say: Speaker) -> str:
    """Return the name of a cell on the first sheet, as formulas know it."""
    return range_name(say(f"workbook.{key}"))


def yes_or_no(values: Iterable[object], say: Speaker) -> list[str]:
    """Return words for booleans."""
    return [say("workbook.yes" if value else "workbook.no") for value in values]
