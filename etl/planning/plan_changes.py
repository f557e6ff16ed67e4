"""What a version of the plan has otherwise than its home, row by row: its own, the home's, and what it began
from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb

from etl.build import create_landed, utc
from etl.contract import Kind
from etl.deliveries import Delivery, list_deliveries, own_deliveries
from etl.errors import explained
from etl.planning.contract_rows import PLANNED, Content, planned_kind
from etl.planning.plan_versions import PlanVersion, plan_folder

AS_LONG_AS_NEEDED = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True)
class ChangedRow:
    """One row that a version has touched.

    mine: as the version has it. theirs: as the home has it now. base: as the home had it when the version
    first touched it, or when the two were last settled. None where there was no such row.
    """

    kind: Kind
    key: tuple[str, ...]
    mine: Content
    theirs: Content | None
    base: Content | None
    their_delivery: int | None = None

    @property
    def is_net(self) -> bool:
        """Say whether the version differs from the home."""
        return self.mine != self.theirs

    @property
    def is_conflict(self) -> bool:
        """Say whether the home has changed it since, to something else than the version has."""
        return self.is_net and self.theirs != self.base


def changed_rows(home: Path, version: PlanVersion, begins: date | None = None) -> list[ChangedRow]:
    """Return every row that a version has touched, as it will be when it begins (None: as decided or named).

    Ordered by kind, in the contract's order, and key.
    """
    own = own_deliveries(plan_folder(home, version.name))
    of_home = list_deliveries(home)
    day = begins or version.begins
    with explained(home):
        return [
            replace(row, mine=_begun(row, day))
            for name in PLANNED
            for row in _touched(planned_kind(name), of_home, own, version.settled or {})
        ]


def _begun(row: ChangedRow, day: date) -> Content:
    """Return the version's row as it is when it begins: what is new holds from that day, and what ends before
    it ends the day before, so that earlier periods keep what they had."""
    mine = dict(row.mine)
    if "valid_from" in mine and row.base is None:
        mine["valid_from"] = mine["valid_from"] or day
    ends = mine.get("valid_to")
    if isinstance(ends, date) and ends < day and row.base is not None:
        ended = row.base["valid_to"]
        if not isinstance(ended, date) or ended >= day:
            mine["valid_to"] = day - timedelta(days=1)
    return mine


def _touched(
    kind: Kind, of_home: Sequence[Delivery], own: Sequence[Delivery], settled: Mapping[str, str]
) -> list[ChangedRow]:
    mine = [d for d in own if d.kind == kind.name and d.counts_at(None)]
    if not mine:
        return []
    theirs = [d for d in of_home if d.kind == kind.name]
    with duckdb.connect() as connection:
        _load(connection, kind, "own", mine)
        _load(connection, kind, "theirs", theirs)
        _fill_times(connection, kind, mine, theirs, settled)
        found = connection.execute(_three_ways(kind)).fetchall()
    width = len(kind.names)
    return [_changed_row(kind, row, width) for row in found]


def _changed_row(kind: Kind, row: Sequence[object], width: int) -> ChangedRow:
    parts = [dict(zip(kind.names, row[n * width : (n + 1) * width], strict=True)) for n in range(3)]
    their_delivery, base_delivery = row[3 * width], row[3 * width + 1]
    mine, theirs, base = parts
    return ChangedRow(
        kind,
        tuple(str(mine[name]) for name in kind.key),
        mine,  # type: ignore[arg-type]
        None if their_delivery is None else theirs,  # type: ignore[arg-type]
        None if base_delivery is None else base,  # type: ignore[arg-type]
        their_delivery,  # type: ignore[arg-type]
    )


def _load(
    connection: duckdb.DuckDBPyConnection, kind: Kind, name: str, deliveries: Sequence[Delivery]
) -> None:
    create_landed(connection, kind, [d.parquet for d in deliveries])
    connection.execute(f"create temp table {name} as from memory.main.landed_{kind.name}")


def _fill_times(
    connection: duckdb.DuckDBPyConnection,
    kind: Kind,
    mine: Sequence[Delivery],
    theirs: Sequence[Delivery],
    settled: Mapping[str, str],
) -> None:
    """Make the tables of times: when each own delivery came, between which times each of the home's counts,
    and when which keys were settled."""
    connection.execute(
        "create temp table came (delivery_no bigint, came_at timestamp);"
        "create temp table counts (delivery_no bigint, since timestamp, until timestamp);"
        "create temp table settled (key varchar, settled_at timestamp)"
    )
    stretches = [(d.number, since, until) for d in theirs for since, until in _stretches(d)]
    prefix = f"{kind.name}|"
    times = [
        (key.removeprefix(prefix), utc(datetime.fromisoformat(at)))
        for key, at in settled.items()
        if key.startswith(prefix)
    ]
    for table, rows in (
        ("came", [(d.number, utc(d.delivered_at)) for d in mine]),
        ("counts", stretches),
        ("settled", times),
    ):
        if rows:
            blanks = ", ".join("?" for _ in rows[0])
            connection.executemany(f"insert into {table} values ({blanks})", rows)


def _stretches(delivery: Delivery) -> list[tuple[datetime | None, datetime | None]]:
    """Return the times between which a delivery counts."""
    begins = [delivery.delivered_at, *(w.restored_at for w in delivery.withdrawals)]
    ends = [*(w.withdrawn_at for w in delivery.withdrawals), AS_LONG_AS_NEEDED]
    return [(utc(a), utc(b)) for a, b in zip(begins, ends, strict=True) if a is not None]


def _three_ways(kind: Kind) -> str:
    """Return the SQL of one row per key that the version touched: mine, theirs and base side by side."""
    key = ", ".join(kind.key)
    cells = ", ".join(
        f"{of}.{name} as {of}_{name}" for of in ("mine", "now", "base") for name in kind.names
    )
    newest = f"qualify row_number() over (partition by {key} order by delivery_no desc) = 1"
    return (
        f"with mine as (from own {newest}),"
        f" touched as (select {key}, min(came_at) as came_at"
        f" from own inner join came using (delivery_no) group by {key}),"
        f" began as (select touched.* exclude (came_at),"
        f" greatest(came_at, coalesce(settled_at, came_at)) as began_at from touched"
        f" left join settled on settled.key = concat_ws('|', {key})),"
        f" at_hand as (from theirs inner join began using ({key})"
        " inner join counts using (delivery_no)),"
        f" now as (from at_hand where until > timestamp '9999-01-01' {newest}),"
        f" base as (from at_hand where since <= began_at and until > began_at {newest})"
        f" select {cells}, now.delivery_no, base.delivery_no"
        f" from mine left join now using ({key}) left join base using ({key}) order by {key}"
    )


def settled_key(kind: str, key: Sequence[str]) -> str:
    """Return how a row is named among what a version has settled."""
    return "|".join((kind, *key))
