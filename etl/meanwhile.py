"""What others have delivered since a row was opened for editing: told, never overwritten unseen."""

from collections.abc import Sequence

import duckdb

from etl.branches import is_since
from etl.contract import Kind
from etl.deliveries import Delivery
from etl.findings import Finding
from etl.incoming import Incoming, found_by


def changed_meanwhile(
    bench: duckdb.DuckDBPyConnection,
    incoming: Incoming,
    opened_at: int,
    deliveries: Sequence[Delivery],
) -> list[Finding]:
    """Return one finding per cell that differs from what was delivered of the same row after `opened_at`.

    Its value is one's own; its params hold `theirs`, `delivered_by`, `delivered_at` and
    `delivery_id`.
    """
    since = [
        d for d in deliveries if is_since(d.number, opened_at) and d.kind == incoming.kind.name
    ]
    if not since:
        return []
    bench.execute(
        "create or replace temp table since"
        " (delivery_no bigint, delivered_by text, delivered_at text, id text)"
    )
    bench.executemany(
        "insert into since values (?, ?, ?, ?)",
        [(d.number, d.delivered_by or "–", f"{d.delivered_at.astimezone():%Y-%m-%d %H:%M}",
          d.delivery_id) for d in since],
    )  # fmt: skip
    select = _differing_cells(incoming.kind, incoming.table)
    return found_by(bench, incoming, "changed_meanwhile", "error", select)


def _differing_cells(kind: Kind, table: str) -> str:
    """Return the SQL of the cells that differ from the newest row of the same key, where that is new."""
    key = ", ".join(kind.key)
    cells = " union all ".join(
        f"select line, '{name}' as column_name, coalesce(cast(mine.{name} as varchar), '') as value,"
        f" coalesce(cast(theirs.{name} as varchar), '') as theirs, since.delivered_by,"
        " since.delivered_at,"
        " since.id as delivery_id"
        f" from {table} as mine inner join theirs using ({key})"
        " inner join since using (delivery_no)"
        f" where mine.{name} is distinct from theirs.{name}"
        for name in kind.names
        if name not in kind.key
    )
    newest = (
        f"select * exclude (line) from landed_{kind.name} qualify row_number() over"
        f" (partition by {key} order by delivery_no desc) = 1"
    )
    return f"with theirs as ({newest}) {cells}"
