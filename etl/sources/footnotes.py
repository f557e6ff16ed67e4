"""What stands under a table, and the blank rows in it: taken out, the footnotes kept to be shown."""

import duckdb

from etl.reading.raw import cells

LAST_ROWS = 50


def take_footnotes(
    connection: duckdb.DuckDBPyConnection, table: str, width: int
) -> tuple[str, tuple[str, ...]]:
    """Return the name of the table without its footnotes and blank rows, and the footnotes.

    Footnotes are the rows with one cell only below the last full one.
    """
    names = cells(width)
    filled = " + ".join(f"(trim({name}) is not null and trim({name}) <> '')::int" for name in names)
    last = _last_full(connection, table, f"{filled} >= {min(2, width)}")
    notes = connection.execute(
        f"select concat_ws(' ', {', '.join(names)}) from {table}"
        f" where line > ? and {filled} > 0 order by line",
        [last],
    ).fetchall()
    is_blank = f"{_may_be_blank(names)} and {filled} = 0"
    connection.execute(
        f"create or replace temp view {table}_body as"
        f" select * from {table} where line <= {last}{_without_blank(connection, table, is_blank)}"
    )
    return f"{table}_body", tuple(text for (text,) in notes)


def _without_blank(connection: duckdb.DuckDBPyConnection, table: str, is_blank: str) -> str:
    """Return the condition that leaves blank rows out; empty where there are none to leave out."""
    found = connection.execute(f"select 1 from {table} where {is_blank} limit 1").fetchone()
    return f" and not ({is_blank})" if found else ""


def _last_full(connection: duckdb.DuckDBPyConnection, table: str, is_full: str) -> int:
    """Return the last line with more than one cell; the last few rows are looked at first."""
    newest = connection.execute(f"select coalesce(max(line), 0) from {table}").fetchone() or (0,)
    for first in (newest[0] - LAST_ROWS, 0):
        row = connection.execute(
            f"select max(line) from {table} where line > {first} and {is_full}"
        ).fetchone()
        if row is not None and row[0] is not None:
            return int(row[0])
    return 0


def _may_be_blank(names: list[str]) -> str:
    """Return a test that costs little and is true of every row without text in its first cell."""
    return f"({names[0]} is null or {names[0]} <= ' ' or starts_with({names[0]}, ' '))"
