"""What a reader may ask of by SQL: the public tables, each a file of sql/public/, which is the allow-list.

A table or a column that no file there names cannot be asked of: deliveries, their notes, file names and who
brought them, drafts of assessments, numerators and comments, and what the models need for themselves.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from etl.contract import kinds
from etl.findings import messages, say

FOLDER = Path(__file__).parents[1] / "sql" / "public"
KEPT_AS_TABLE = "-- Kept as a table"


@dataclass(frozen=True)
class Table:
    """One public table: its name, what one row of it is (in English, as the models say it) and its select."""

    name: str
    grain: str
    select: str

    @property
    def create(self) -> str:
        """Return the statement that makes it of a snapshot: a view, or a copy where rows are left out."""
        kept = "table" if KEPT_AS_TABLE in self.select else "view"
        return f"create {kept} {self.name} as\n{self.select}"

    def told(self, language: str) -> str:
        """Return what the table holds, in a language."""
        return say(f"sqltable_{self.name}", language)


@dataclass(frozen=True)
class Column:
    """One column of a public table: its name and its type, as DuckDB says it."""

    name: str
    type: str
    table: str

    def told(self, language: str) -> str:
        """Return what the column holds, in a language: in the contract's words where it is of a delivery."""
        said = messages(language)
        own, shared = f"sqlcolumn_{self.table}_{self.name}", f"sqlcolumn_{self.name}"
        if own in said:
            return said[own]
        for kind in (self.table, *kinds()):
            if kind in kinds() and self.name in kinds()[kind].names:
                column = kinds()[kind].column(self.name)
                words = column.swedish if language == "sv" else column.english
                return words.explanation
            if shared in said:
                return said[shared]
        raise KeyError(self.name)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the only words that may stand in the column; none where it may hold anything."""
        return tuple(re.findall(r"'([^']*)'", self.type)) if self.type.startswith("ENUM") else ()


@cache
def public_tables() -> dict[str, Table]:
    """Return the public tables by name, in order of name."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.sql"))}


def _read(path: Path) -> Table:
    text = path.read_text(encoding="utf-8")
    first = text.splitlines()[0].removeprefix("-- ")
    return Table(path.stem, first, text)


def columns_of(table: Table, snapshot: duckdb.DuckDBPyConnection) -> list[Column]:
    """Return the columns of a public table, in its order, from an open snapshot."""
    select = table.select.replace("snapshot.main.", "main.")
    rows = snapshot.execute(f"describe {select}").fetchall()
    return [Column(str(row[0]), str(row[1]), table.name) for row in rows]
