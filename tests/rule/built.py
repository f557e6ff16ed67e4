"""A snapshot built straight from tables, past the checks: for what the checks refuse, and for speed."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from etl.build import build_snapshot
from etl.contract import kinds
from etl.deliveries import Delivery
from etl.settings import Settings
from etl.withdrawals import Withdrawal
from tests.town import PLAN, table

Kept = dict[tuple[object, ...], duckdb.DuckDBPyConnection]
DAY_ONE = datetime(2026, 1, 1, tzinfo=UTC)


def landed(folder: Path, kind: str, text: str, number: int, at: datetime = DAY_ONE) -> Delivery:
    """Land a table, written as in the contract, as one delivery."""
    columns = kinds()[kind].columns
    rows = list(csv.DictReader(io.StringIO(table(text)), delimiter=";"))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{number}-{kind}.parquet"
    with duckdb.connect() as connection:
        names = ", ".join(f'"{c.name}" varchar' for c in columns)
        connection.execute(f"create table written ({names}, line bigint)")
        values = [[_text(row.get(c.name)) for c in columns] + [i] for i, row in enumerate(rows, 2)]
        if values:
            marks = ", ".join("?" for _ in values[0])
            connection.executemany(f"insert into written values ({marks})", values)
        typed = ", ".join(_typed(c.name, c.sql_type, c.default) for c in columns)
        connection.execute(
            f"copy (select {typed}, line, {number}::integer as delivery_no from written)"
            f" to '{path}' (format parquet)"
        )
    return Delivery(
        f"{number // 1000:04d}-{number % 1000}", kind, path.name, len(rows), "", at, path, ""
    )


def _text(cell: str | None) -> str | None:
    return cell or None


def _typed(name: str, sql_type: str, default: str | None) -> str:
    value = f"replace({name}, ',', '.')" if sql_type == "DOUBLE" else name
    fallback = "null" if default is None else f"'{default}'"
    return f"cast(coalesce({value}, {fallback}) as {sql_type}) as {name}"


def landed_plan(folder: Path) -> list[Delivery]:
    """Land the small town's plan."""
    return [landed(folder, kind, text, 1001 + i) for i, (kind, text) in enumerate(PLAN.items())]


class Built:
    """Snapshots of one folder: land tables, build, ask.

    kept: snapshots by what they are built of, to be built once by all that share it; none is kept without.
    """

    def __init__(self, folder: Path, plan: Sequence[Delivery], kept: Kept | None = None) -> None:
        self.folder = folder
        self.kept = kept
        self.told: list[tuple[object, ...]] = []
        self.deliveries = list(plan)
        self.settings = Settings()

    def land(self, at: datetime = DAY_ONE, **tables: str) -> None:
        """Land tables, one a kind."""
        for kind, text in tables.items():
            number = 1001 + len(self.deliveries)
            self.deliveries.append(landed(self.folder / "deliveries", kind, text, number, at))
            self.told.append((kind, text, at))

    def withdraw(self, place: int, at: datetime) -> None:
        """Withdraw one of the deliveries."""
        withdrawal = Withdrawal(at, "fel")
        self.deliveries[place] = replace(self.deliveries[place], withdrawals=(withdrawal,))

    def choose(self, **choices: object) -> None:
        """Change the municipality's choices."""
        self.settings = replace(self.settings, **choices)  # type: ignore[arg-type]

    def build(self, as_of: datetime | None = None) -> duckdb.DuckDBPyConnection:
        """Build, and return a connection to the snapshot."""
        if self.kept is None:
            return self._built(as_of)
        withdrawn = tuple(delivery.withdrawals for delivery in self.deliveries)
        key = (*self.told, withdrawn, repr(self.settings), as_of)
        if key not in self.kept:
            self.kept[key] = self._built(as_of)
        return self.kept[key]

    def _built(self, as_of: datetime | None) -> duckdb.DuckDBPyConnection:
        path = self.folder / f"{len(list(self.folder.glob('*.duckdb')))}.duckdb"
        build_snapshot(path, path.stem, self.deliveries, self.settings, as_of=as_of)
        return duckdb.connect(str(path), read_only=True)


def light(
    snapshot: duckdb.DuckDBPyConnection,
    indicator: str,
    unit: str,
    period: str,
    basis: str = "outcome",
    breakdown: str = "total",
) -> tuple[object, ...] | None:
    """Return value, status, reason and origin as seen at a period's end; None where nothing is seen."""
    rows = snapshot.execute(
        "select s.value, s.status, s.reason, s.origin from indicator_status s, all_periods p"
        " where s.indicator_id = ? and s.org_unit_id = ? and s.breakdown = ? and s.basis = ?"
        " and p.period = ? and p.end_date between s.seen_from and s.seen_until",
        [indicator, unit, breakdown, basis, period],
    ).fetchall()
    assert len(rows) <= 1, "one light per indicator, unit, breakdown, basis and day"
    return rows[0] if rows else None


def points(
    snapshot: duckdb.DuckDBPyConnection, indicator: str
) -> dict[tuple[str, str, str], tuple[object, ...]]:
    """Return value, value_status and origin by unit, period and breakdown; each key once."""
    rows = snapshot.execute(
        "select org_unit_id, period, breakdown::varchar, value, value_status, origin"
        " from indicator_points where indicator_id = ?",
        [indicator],
    ).fetchall()
    found = {row[:3]: row[3:] for row in rows}
    assert len(found) == len(rows), "one row per key"
    return found
