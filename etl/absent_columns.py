"""Finds what a file would empty by lacking a column: the newest row per key counts as a whole."""

from collections.abc import Iterator

import duckdb

from etl.findings import Finding
from etl.incoming import Incoming


def check_absent_columns(
    connection: duckdb.DuckDBPyConnection, incoming: Incoming
) -> Iterator[Finding]:
    """Warn of each column that the file lacks and that has values in the rows it replaces."""
    landed = f"landed_{incoming.kind.name}"
    has_landed = connection.execute(f"select 1 from {landed} limit 1").fetchone()
    if not incoming.absent or has_landed is None:
        return
    key = ", ".join(incoming.kind.key)
    counts = ", ".join(_count(incoming, name) for name in incoming.absent)
    emptied = (
        connection.execute(
            f"with replaced as (from {landed} semi join {incoming.table} using ({key})"
            f" qualify row_number() over (partition by {key} order by delivery_no desc) = 1)"
            f" select {counts} from replaced"
        ).fetchone()
        or ()
    )
    for name, count in zip(incoming.absent, emptied, strict=True):
        if count:
            label = incoming.kind.column(name).swedish.label
            yield Finding(
                "column_absent", "warning", incoming.file, column=label, params={"count": count}
            )


def _count(incoming: Incoming, name: str) -> str:
    default = incoming.kind.column(name).default
    known = f"{name} is not null"
    if default is not None:
        known = f"{name} is distinct from '{default}'"
    return f"count(*) filter ({known})"
