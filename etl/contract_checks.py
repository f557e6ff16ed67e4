"""The checks that the contract itself implies: what is required, what is allowed, one row per key."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import duckdb

from etl.findings import Finding, Severity
from etl.incoming import Incoming, found_by


def check_contract(connection: duckdb.DuckDBPyConnection, incoming: Incoming) -> Iterator[Finding]:
    """Find what the contract does not allow in the view `incoming`."""
    yield from _required(connection, incoming)
    yield from _allowed(connection, incoming)
    yield from _one_row_per_key(connection, incoming)


def _required(connection: duckdb.DuckDBPyConnection, incoming: Incoming) -> Iterator[Finding]:
    """Find the empty cells of columns that must be filled in."""
    required = [c.name for c in incoming.kind.columns if c.is_required or c.is_key]
    counts = ", ".join(f"count(*) filter ({name} is null)" for name in required)
    empty = connection.execute(f"select {counts} from incoming").fetchone() or ()
    for name, count in zip(required, empty, strict=True):
        if count:
            select = (
                f"select line, '{name}' as column_name, '' as value"
                f" from incoming where {name} is null"
            )
            yield from found_by(connection, incoming, "required_empty", "error", select)


def _allowed(connection: duckdb.DuckDBPyConnection, incoming: Incoming) -> Iterator[Finding]:
    """Find the words that a column does not allow."""
    for column in incoming.kind.columns:
        if not column.allowed:
            continue
        listed = ", ".join(f"'{word}'" for word in column.allowed)
        select = (
            f"select line, '{column.name}' as column_name, {column.name} as value,"
            f" '{', '.join(column.allowed)}' as allowed"
            f" from incoming where {column.name} not in ({listed})"
        )
        yield from found_by(connection, incoming, "not_allowed", "error", select)


def _one_row_per_key(
    connection: duckdb.DuckDBPyConnection, incoming: Incoming
) -> Iterator[Finding]:
    """Find rows that say different things under one key, and those that say the same twice."""
    key = ", ".join(incoming.kind.key)
    # Two rows of one key always hash alike; two keys that happen to only lead to a closer look.
    rows, keys = connection.execute(
        f"select count(*), count(distinct hash({key})) from incoming"
    ).fetchone() or (0, 0)
    if rows == keys:
        return
    again = (
        f"select *, min(line) over (partition by {key}) as first_line,"
        f" count(distinct row({', '.join(incoming.kind.names)})) over (partition by {key})"
        " as contents from incoming"
    )
    shown = f"concat_ws(' · ', {key})"
    grades: tuple[tuple[str, Severity, str], ...] = (
        ("conflicting_rows", "error", "contents > 1"),
        ("same_row_again", "warning", "contents = 1"),
    )
    for code, severity, which in grades:
        select = (
            f"select line, '{incoming.kind.key[0]}' as column_name, {shown} as value, first_line"
            f" from ({again}) where line > first_line and {which}"
        )
        yield from found_by(connection, incoming, code, severity, select)


def check_between_files(
    connection: duckdb.DuckDBPyConnection, files: Sequence[Incoming]
) -> Iterator[Finding]:
    """Find rows that contradict a row under the same key in another file of the same call."""
    of_kind: dict[str, list[Incoming]] = defaultdict(list)
    for one in files:
        earlier = of_kind[one.kind.name]
        for other in earlier:
            yield from _contradictions(connection, one, other)
        earlier.append(one)


def _contradictions(
    connection: duckdb.DuckDBPyConnection, one: Incoming, other: Incoming
) -> Iterator[Finding]:
    key = ", ".join(one.kind.key)
    shown = ", ".join(f"one.{name}" for name in one.kind.key)
    differs = f"{_row('one', one)} is distinct from {_row('other', one)}"
    name = other.file.replace("'", "''")
    select = (
        f"select one.line, '{one.kind.key[0]}' as column_name,"
        f" concat_ws(' · ', {shown}) as value,"
        f" '{name}' as other_file, other.line as other_line"
        f" from {one.table} as one inner join {other.table} as other using ({key})"
        f" where {differs}"
    )
    yield from found_by(connection, one, "conflicting_files", "error", select)


def _row(table: str, incoming: Incoming) -> str:
    return f"row({', '.join(f'{table}.{name}' for name in incoming.kind.names)})"
