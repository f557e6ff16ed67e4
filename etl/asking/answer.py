"""The answer to a query: its columns and rows, as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any

import pandas as pd

INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT",
            "UINTEGER", "UBIGINT", "UHUGEINT")  # fmt: skip
NUMBERS = ("FLOAT", "DOUBLE", "DECIMAL")
LARGEST = 2**63


@dataclass(frozen=True)
class Answer:
    """What a query gave: columns (name, DuckDB's type) and rows; is_cut: there were more."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool = False

    @property
    def numeric(self) -> list[bool]:
        """Say of each column whether it holds numbers."""
        return [kind.split("(")[0] in (*INTEGERS, *NUMBERS) for _, kind in self.columns]

    def frame(self) -> pd.DataFrame:
        """Return the answer as a table: one row per row, the columns' names told apart, typed."""
        names = told_apart(self.names)
        columns = [
            _series([row[place] for row in self.rows], kind)
            for place, (_, kind) in enumerate(self.columns)
        ]
        return pd.DataFrame(dict(zip(names, columns, strict=True)), columns=pd.Index(names))

    @property
    def names(self) -> list[str]:
        """The columns' names, as the query has them."""
        return [name for name, _ in self.columns]


def _series(values: list[Any], kind: str) -> "pd.Series[Any]":
    """Return a column: whole numbers stay whole; those beyond 64 bits are text, which is exact everywhere."""
    if kind.split("(", maxsplit=1)[0] in NUMBERS:
        return pd.Series(values, dtype="float64")
    if kind in INTEGERS:
        if all(one is None or abs(one) < LARGEST for one in values):
            return pd.Series(values, dtype="Int64")
        values = [None if one is None else str(one) for one in values]
    return pd.Series(values, dtype="boolean" if kind == "BOOLEAN" else "object")


def told_apart(names: Sequence[str]) -> list[str]:
    """Return names of which none is like another: the second "value" is "value (2)", where that is free."""
    taken, apart = set(names), []
    last: dict[str, int] = {}
    for name in names:
        own = name
        if name in last:
            last[name] = next(n for n in count(last[name] + 1) if f"{name} ({n})" not in taken)
            own = f"{name} ({last[name]})"
        last.setdefault(name, 1)
        taken.add(own)
        apart.append(own)
    return apart


def read_answer(told: dict[str, Any]) -> Answer:
    """Return the answer that the sandbox told as JSON."""
    columns = tuple((str(name), str(kind)) for name, kind in told["columns"])
    kinds = [kind for _, kind in columns]
    rows = (tuple(map(_value, row, kinds)) for row in told["rows"])
    return Answer(columns, tuple(rows), bool(told["is_cut"]))


def _value(value: Any, kind: str) -> Any:
    """Return a value as its column's type has it: a day as a date; those of no calendar here stay text."""
    of = date if kind == "DATE" else datetime if kind.startswith("TIMESTAMP") else None
    if of is None or not isinstance(value, str):
        return value
    try:
        return of.fromisoformat(value)
    except ValueError:  # the year 12000, or before our era
        return value
