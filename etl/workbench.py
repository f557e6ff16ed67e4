"""The workbench: a DuckDB connection in which files are read and checked, away from what is published.

It holds `landed_<kind>` (what has been delivered), `known_<kind>` (the plan as it would be with the
files at hand) and `published_results` (what was known of the indicators being delivered).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from etl.build import create_landed
from etl.contract import Kind, kinds
from etl.deliveries import Delivery
from etl.models import SQL
from etl.plan import KnownIndicator, Plan

PLAN_KINDS = ("target_areas", "organisation", "goals", "indicators", "goal_indicators")
KNOWN_KINDS = (*PLAN_KINDS, "targets")
AT_HAND = 2_000_000_000


@contextmanager
def open_workbench(deliveries: Sequence[Delivery]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a workbench over the deliveries that count; it is gone afterwards."""
    with (
        TemporaryDirectory(prefix="malkoll-") as spill,
        duckdb.connect(config={"memory_limit": "1400MB", "temp_directory": spill}) as bench,
    ):
        for file in ("status.sql", "period_kind.sql"):
            bench.execute((SQL / file).read_text(encoding="utf-8"))
        for kind in kinds().values():
            create_landed(bench, kind, files_of(deliveries, kind.name))
        learn_plan(bench)
        yield bench


def files_of(deliveries: Sequence[Delivery], kind: str) -> list[Path]:
    """Return the Parquet files of a kind that count."""
    return [d.parquet for d in deliveries if d.kind == kind and d.counts_at(None)]


def learn_plan(
    bench: duckdb.DuckDBPyConnection,
    at_hand: Sequence[tuple[Kind, str]] = (),
    changed: Sequence[str] = KNOWN_KINDS,
) -> Plan:
    """Make `known_<kind>` of what has landed and the tables at hand, newest per key, and return it.

    Only those in `changed` are made anew.
    """
    for name in PLAN_KINDS:
        if name not in changed:
            continue
        kind = kinds()[name]
        tables = [table for of, table in at_hand if of.name == name]
        _create_known(bench, kind, tables)
    if "targets" in changed:
        _create_known_targets(bench, [table for of, table in at_hand if of.name == "targets"])
    return _plan(bench)


def _create_known(bench: duckdb.DuckDBPyConnection, kind: Kind, tables: Sequence[str]) -> None:
    columns, key = ", ".join(kind.names), ", ".join(kind.key)
    sources = [f"select {columns}, delivery_no from landed_{kind.name}"]
    for place, table in enumerate(tables):
        sources.append(f"select {columns}, {AT_HAND + place} as delivery_no from {table}")
    bench.execute(
        f"create or replace temp table known_{kind.name} as select {columns}"
        f" from ({' union all '.join(sources)})"
        f" qualify row_number() over (partition by {key} order by delivery_no desc) = 1"
    )


def _create_known_targets(bench: duckdb.DuckDBPyConnection, tables: Sequence[str]) -> None:
    sources = [f"select indicator_id from {table}" for table in ("landed_targets", *tables)]
    bench.execute(
        "create or replace temp table known_targets as select distinct indicator_id"
        f" from ({' union all '.join(sources)})"
    )


def _plan(bench: duckdb.DuckDBPyConnection) -> Plan:
    indicators = bench.execute(
        "select indicator_id, name, measure_unit, frequency, accumulation from known_indicators"
        " where name is not null"
    ).fetchall()
    return Plan(
        indicators={row[0]: KnownIndicator(*row) for row in indicators},
        org_units=_names(bench, "organisation", "org_unit_id", "name"),
        goals=_names(bench, "goals", "goal_id", "title"),
        target_areas=_names(bench, "target_areas", "target_area_id", "name_sv"),
    )


def _names(bench: duckdb.DuckDBPyConnection, kind: str, key: str, name: str) -> dict[str, str]:
    rows = bench.execute(f"select {key}, {name} from known_{kind} where {name} is not null")
    return dict(rows.fetchall())


def keep_newest(bench: duckdb.DuckDBPyConnection, kind: Kind) -> str:
    """Make a view of the newest landed row per key of a kind, with its line, and return its name."""
    key = ", ".join(kind.key)
    name = f"newest_{kind.name}"
    bench.execute(
        f"create or replace temp view {name} as from landed_{kind.name}"
        f" qualify row_number() over (partition by {key} order by delivery_no desc) = 1"
    )
    return name


def learn_published_results(bench: duckdb.DuckDBPyConnection, table: str) -> None:
    """Make `published_results`: the newest landed results of the indicators in a table at hand."""
    kind = kinds()["results"]
    columns, key = ", ".join(kind.names), ", ".join(kind.key)
    bench.execute(
        f"create or replace temp table published_results as select {columns}"
        f" from landed_results semi join {table} as at_hand"
        " on landed_results.indicator_id = at_hand.indicator_id"
        f" qualify row_number() over (partition by {key} order by delivery_no desc) = 1"
    )
