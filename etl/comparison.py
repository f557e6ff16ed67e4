"""What a file brings to what is known: its new, changed and unchanged rows, and those staged to land."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb

from etl.batch import Batch
from etl.build import quoted
from etl.incoming import Incoming
from etl.workbench import AT_HAND


@dataclass(frozen=True)
class Delivered:
    """What one file brought: how many of its rows are new, changed and unchanged."""

    file: str
    kind: str
    delivery_id: str
    rows: int
    new: int
    changed: int
    unchanged: int


def stage_all(
    bench: duckdb.DuckDBPyConnection, batch: Batch, files: Sequence[Incoming]
) -> list[Delivered]:
    """Write every file's rows to the batch, but for files whose rows are all known already."""
    return [_stage(bench, batch, one, files[:place]) for place, one in enumerate(files)]


def _stage(
    bench: duckdb.DuckDBPyConnection, batch: Batch, one: Incoming, before: Sequence[Incoming]
) -> Delivered:
    rows = _count(bench, one.table)
    new, changed = _compare(bench, one, rows, before)
    if new + changed == 0:
        return Delivered(one.file, one.kind.name, "", rows, 0, 0, rows)
    delivery = batch.next_delivery(one.kind.name, one.file, rows)
    bench.execute(
        f"copy (select *, {delivery.number}::integer as delivery_no from {one.table})"
        f" to {quoted(delivery.parquet)} (format parquet, compression zstd)"
    )
    unchanged = rows - new - changed
    counted = replace(delivery, new=new, changed=changed, unchanged=unchanged)
    batch.add(counted, one.path)
    return Delivered(one.file, one.kind.name, delivery.delivery_id, rows, new, changed, unchanged)


def _compare(
    bench: duckdb.DuckDBPyConnection, one: Incoming, rows: int, before: Sequence[Incoming]
) -> tuple[int, int]:
    """Count the rows whose key is new, and those whose key is known with other content.

    What is known has landed, or stands in a file before this one in the same call.
    """
    names, key = ", ".join(one.kind.names), ", ".join(one.kind.key)
    landed = f"landed_{one.kind.name}"
    same_kind = [other for other in before if other.kind.name == one.kind.name]
    if not same_kind and _count(bench, landed) == 0:
        return rows, 0
    sources = [f"select {names}, delivery_no from {landed}"]
    for place, other in enumerate(same_kind):
        sources.append(f"select {names}, {AT_HAND + place} as delivery_no from {other.table}")
    differs = " or ".join(
        f"known.{name} is distinct from one.{name}"
        for name in one.kind.names
        if name not in one.kind.key
    )
    counted = bench.execute(
        f"with every as ({' union all '.join(sources)}),"
        f" at_hand as (from every semi join {one.table} using ({key})),"
        " known as (from at_hand"
        f" qualify row_number() over (partition by {key} order by delivery_no desc) = 1)"
        " select count(*) filter (known.delivery_no is null),"
        f" count(*) filter (known.delivery_no is not null and ({differs}))"
        f" from {one.table} as one left join known using ({key})"
    ).fetchone() or (0, 0)
    return int(counted[0]), int(counted[1])


def _count(bench: duckdb.DuckDBPyConnection, table: str) -> int:
    return int((bench.execute(f"select count(*) from {table}").fetchone() or (0,))[0])
