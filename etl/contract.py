"""The data contract as Python sees it: kinds of delivery and their columns, read from schema.sql."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

import duckdb

SCHEMA = Path(__file__).parent / "sql" / "schema.sql"

ColumnType = Literal["text", "number", "integer", "date"]
TYPES: dict[str, ColumnType] = {
    "VARCHAR": "text",
    "DOUBLE": "number",
    "INTEGER": "integer",
    "DATE": "date",
}


@dataclass(frozen=True)
class Words:
    """What a comment in schema.sql says in one language: label, other headers, explanation."""

    label: str
    other_headers: tuple[str, ...]
    explanation: str


@dataclass(frozen=True)
class Column:
    """One column of a kind of delivery."""

    name: str
    type: ColumnType
    is_key: bool
    is_required: bool
    default: str | None
    allowed: tuple[str, ...]
    swedish: Words
    english: Words
    bounds: Mapping[str, float] = field(default_factory=dict)
    """What its numbers must keep within: minimum, maximum, exclusiveMinimum; those of them that it has."""

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header that a file may use for this column."""
        words = (self.swedish, self.english)
        return (self.name, *(h for w in words for h in (w.label, *w.other_headers)))

    @property
    def is_number(self) -> bool:
        """Say whether the column holds numbers, whole or not."""
        return self.type in ("number", "integer")

    @property
    def sql_type(self) -> str:
        """The column's type in DuckDB."""
        return next(sql for sql, name in TYPES.items() if name == self.type)


@dataclass(frozen=True)
class Kind:
    """One kind of delivery: a table of the contract."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    swedish: Words
    english: Words

    def column(self, name: str) -> Column:
        """Return the column of that name; KeyError if the kind has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def number_names(self) -> tuple[str, ...]:
        """The names of the columns that hold numbers."""
        return tuple(column.name for column in self.columns if column.is_number)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in the contract's order."""
        return tuple(column.name for column in self.columns)


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind by name, in the order in which they lean on each other."""
    with duckdb.connect() as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        constraints = _read_constraints(connection)
        columns = _read_columns(connection, constraints)
        tables = connection.execute(
            "select table_name, comment from duckdb_tables() order by table_oid"
        ).fetchall()
    return {
        table: Kind(
            table, columns[table], constraints[table].key, _words(comment, 0), _words(comment, 1)
        )
        for table, comment in tables
    }


@dataclass
class _Constraints:
    """What a table's constraints say: its key, and the words that its columns allow."""

    key: tuple[str, ...] = ()
    allowed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bounds: dict[str, dict[str, float]] = field(default_factory=dict)


def _read_constraints(connection: duckdb.DuckDBPyConnection) -> dict[str, _Constraints]:
    found: dict[str, _Constraints] = defaultdict(_Constraints)
    for table, sort, columns, expression in connection.execute(
        "select table_name, constraint_type, constraint_column_names, expression"
        " from duckdb_constraints()"
    ).fetchall():
        if sort == "PRIMARY KEY":
            found[table].key = tuple(columns)
        elif sort == "CHECK" and " IN " in expression:
            found[table].allowed[columns[0]] = tuple(re.findall(r"'([^']*)'", expression))
        elif sort == "CHECK":
            found[table].bounds[columns[0]] = _bounds(expression)
    return found


def _bounds(expression: str) -> dict[str, float]:
    """Return what a check of a number says: between 0 and 6, >= 0, > 0."""
    found = re.search(r"(>=|>|BETWEEN) (\d+)(?: AND (\d+))?\)$", expression)
    if found is None:
        raise ValueError(f"schema.sql: a check is not understood: {expression}")
    sign, least, most = found.groups()
    bounds = {"exclusiveMinimum" if sign == ">" else "minimum": float(least)}
    return bounds if most is None else {**bounds, "maximum": float(most)}


def _read_columns(
    connection: duckdb.DuckDBPyConnection, constraints: dict[str, _Constraints]
) -> dict[str, tuple[Column, ...]]:
    found: dict[str, tuple[Column, ...]] = defaultdict(tuple)
    for table, name, data_type, is_nullable, default, comment in connection.execute(
        "select table_name, column_name, data_type, is_nullable, column_default, comment"
        " from duckdb_columns() where not internal order by table_oid, column_index"
    ).fetchall():
        column = Column(
            name=name,
            type=TYPES[data_type],
            is_key=name in constraints[table].key,
            is_required=not is_nullable and default is None,
            default=_plain_default(default),
            allowed=constraints[table].allowed.get(name, ()),
            bounds=constraints[table].bounds.get(name, {}),
            swedish=_words(comment, 0),
            english=_words(comment, 1),
        )
        found[table] += (column,)
    return found


def _plain_default(default: str | None) -> str | None:
    return None if default is None else default.strip("'")


def _words(comment: str, language: int) -> Words:
    """Take a comment apart: "Label (Other, Another): explanation. | the same in English"."""
    text = comment.split(" | ")[language].strip()
    match = re.fullmatch(r"([^(:]+?)\s*(?:\(([^)]*)\))?: (.+)", text, flags=re.DOTALL)
    if match is None:
        raise ValueError(f"schema.sql: a comment lacks its label: {text}")
    label, others, explanation = match.groups()
    return Words(label, tuple(o.strip() for o in (others or "").split(",") if o), explanation)
