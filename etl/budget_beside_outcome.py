"""Puts the budget that is known beside the outcome of a file that has none: economy sends them apart."""

from collections.abc import Iterator

import duckdb

from etl.findings import Finding
from etl.incoming import Incoming
from etl.models import SQL
from etl.workbench import keep_newest

NAMED_AT_MOST = 6


def with_known_budget(bench: duckdb.DuckDBPyConnection, one: Incoming) -> list[Finding]:
    """Fill a file's rows with what is known of them: budget, outcome and forecast that it does not say.

    A unit without any budget at the last month of its outcome is an error; earlier months and single
    accounts without one are left out, said so.
    """
    _learn(bench, one)
    sql = (SQL / "budget_beside_outcome.sql").read_text(encoding="utf-8")
    bench.execute(f"create or replace temp table {one.table}_filled as {sql}")
    columns = ", ".join(one.kind.names)
    bench.execute(
        f"create or replace temp view {one.table} as select {columns}, line from {one.table}_filled"
        " where budget is not null"
    )
    return [*_without(bench, one), *_left_out(bench, one)]


def _learn(bench: duckdb.DuckDBPyConnection, one: Incoming) -> None:
    """Make `file_rows` and `newest_known_budget`: the file's own, and the newest of its units."""
    names = ", ".join(one.kind.names)
    bench.execute(
        f"create or replace temp table file_rows as select {names}, line from {one.table}"
    )
    newest = keep_newest(bench, one.kind)
    bench.execute(
        f"create or replace temp table newest_known_budget as select {names}"
        f" from {newest} as known semi join file_rows using (org_unit_id)"
    )


LAST = (
    "with last as (select org_unit_id, max(ends) as ends from {table}_filled"
    " where outcome is not null or forecast is not null group by org_unit_id)"
)


def _without(bench: duckdb.DuckDBPyConnection, one: Incoming) -> Iterator[Finding]:
    """Yield an error for each unit whose last month has no budget on any account."""
    rows = bench.execute(
        LAST.format(table=one.table)
        + " select filled.org_unit_id, any_value(organisation.name), max(last.ends),"
        f" min(filled.line) from {one.table}_filled as filled"
        " inner join last on filled.org_unit_id = last.org_unit_id and filled.ends = last.ends"
        " left join known_organisation as organisation"
        " on filled.org_unit_id = organisation.org_unit_id"
        " group by filled.org_unit_id having count(filled.budget) = 0 order by 4"
    ).fetchall()
    for unit, name, ends, line in rows:
        shown = f"{name} ({unit})" if name else unit
        yield Finding(
            "ledger_without_budget", "error", one.file, line, value=ends, params={"unit": shown}
        )


def _left_out(bench: duckdb.DuckDBPyConnection, one: Incoming) -> Iterator[Finding]:
    """Say which outcomes were left out, of units that have a budget at their last month."""
    rows = bench.execute(
        "select org_unit_id, period, account, count(*) over ()"
        f" from {one.table}_filled as filled where budget is null and org_unit_id in"
        f" (select org_unit_id from {one.table}_filled where budget is not null) order by line, ends, account"
    ).fetchall()
    if rows:
        named = [f"{unit} {period} {account}" for unit, period, account, _ in rows]
        more = " …" if len(named) > NAMED_AT_MOST else ""
        yield Finding(
            "ledger_months_without_budget", "warning", one.file,
            value=", ".join(named[:NAMED_AT_MOST]) + more, params={"count": len(named)},
        )  # fmt: skip
