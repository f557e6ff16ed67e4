"""What a delivery brought, row by row, and two of them side by side; never a figure that is or was secret."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Literal

import duckdb
import pyarrow as pa

from etl.build import create_landed
from etl.contract import Kind, kinds
from etl.deliveries import Delivery, list_deliveries
from etl.errors import explained
from etl.models import SQL
from etl.questions import light_changes_of

MOST_DIFFERENCES = 10_000
SECRET_OF = ("results", "benchmarks", "organisation", "indicators")

Found = Literal["one", "other", "differs"]


class Hidden(Enum):
    """Stands in a cell whose figure is not told."""

    SECRET = "secret"


Cell = str | int | float | date | None | Hidden
LandedRow = dict[str, Cell]


@dataclass(frozen=True)
class _Telling:
    """The columns of a kind that would tell a secret figure, and those that say whose and when."""

    of: str
    place: str
    period: str
    columns: tuple[str, ...]


TELLING = {
    "results": _Telling(
        "results", "org_unit_id", "period", ("value", "numerator", "denominator", "comment")
    ),
    "benchmarks": _Telling("benchmarks", "municipality_id", "period", ("value",)),
    "targets": _Telling("results", "org_unit_id", "baseline_period", ("baseline_value",)),
}


@dataclass(frozen=True)
class Difference:
    """One key in which two deliveries are not alike; a side is None where it lacks the key."""

    key: tuple[Cell, ...]
    found: Found
    one: LandedRow | None
    other: LandedRow | None


@dataclass(frozen=True)
class Comparison:
    """Two deliveries of a kind: how many keys are only in one, alike or different; and those not alike.

    differences: those in both first, then those only in the other; at most MOST_DIFFERENCES, the counts are
    of all.
    """

    kind: Kind
    only_one: int
    only_other: int
    differs: int
    alike: int
    differences: list[Difference]

    @property
    def is_cut(self) -> bool:
        """Say whether there are more differences than are told."""
        return len(self.differences) < self.only_one + self.only_other + self.differs


def secrets_of(home: Path) -> pa.Table:
    """Return what may not be told of any delivery: columns kind, indicator_id, place_id, period.

    Raises CannotBeDone where a delivery's file cannot be read.
    """
    deliveries = list_deliveries(home)
    question = (SQL / "questions" / "delivered_secrets.sql").read_text(encoding="utf-8")
    with explained(home), duckdb.connect() as connection:
        for name in SECRET_OF:
            files = [d.parquet for d in deliveries if d.kind == name]
            create_landed(connection, kinds()[name], files)
        return connection.execute(question).to_arrow_table()


def landed_rows(home: Path, delivery: Delivery, secrets: pa.Table, limit: int) -> list[LandedRow]:
    """Return the first rows of a delivery as landed, columns as the contract has them."""
    kind = kinds()[delivery.kind]
    with _opened(home, kind, [delivery], secrets) as connection:
        rows = connection.execute(f"from marked order by line limit {limit}")
        return [_hidden(row, kind) for row in _dicts(rows)]


def compare_deliveries(
    home: Path, one: Delivery, other: Delivery, secrets: pa.Table, most: int = MOST_DIFFERENCES
) -> Comparison:
    """Hold two deliveries of the same kind against each other, key by key.

    Raises ValueError where they are of two kinds, CannotBeDone where a file of theirs cannot be read.
    """
    if one.kind != other.kind:
        raise ValueError(f"{one.delivery_id} and {other.delivery_id} are of two kinds")
    kind = kinds()[one.kind]
    with _opened(home, kind, [one, other], secrets) as connection:
        _pair(connection, kind, one, other)
        counted = dict(
            connection.execute("select found, count(*) from paired group by found").fetchall()
        )
        listed = connection.execute(
            "from paired where found <> 'alike'"
            f" order by found <> 'differs', found = 'one', {', '.join(kind.key)} limit {most}"
        )
        differences = [_difference(row, kind) for row in _dicts(listed)]
    return Comparison(
        kind, counted.get("one", 0), counted.get("other", 0), counted.get("differs", 0),
        counted.get("alike", 0), differences,
    )  # fmt: skip


def lights_changed(home: Path, batch: str, secrets: pa.Table) -> list[LandedRow] | None:
    """Return what a call changed among the lights, as `light_changes_of` has it; of secret figures nothing.

    An indicator's light that would tell where a secret figure lies has Hidden in before and after.
    """
    changes = light_changes_of(home, batch)
    if changes is None:
        return None
    columns = (secrets.column(name).to_pylist() for name in secrets.column_names)
    untold = {key[1:] for key in zip(*columns, strict=True) if key[0] == "results"}
    return [_light(dict(row), untold) for row in changes]


def _light(row: LandedRow, untold: set[tuple[Cell, ...]]) -> LandedRow:
    if (row["indicator_id"], row["org_unit_id"], row["period"]) in untold:
        row |= {"before": Hidden.SECRET, "after": Hidden.SECRET}
    return row


@contextmanager
def _opened(
    home: Path, kind: Kind, deliveries: Sequence[Delivery], secrets: pa.Table
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a connection with `marked`: the deliveries' rows, each with whether its figure is secret."""
    with explained(home), duckdb.connect() as connection:
        create_landed(connection, kind, [delivery.parquet for delivery in deliveries])
        connection.register("secrets", secrets)
        telling = TELLING.get(kind.name)
        is_secret = "false" if telling is None else (
            f"(indicator_id, {telling.place}, {telling.period}) in"
            f" (select (indicator_id, place_id, period) from secrets where kind = '{telling.of}')"
        )  # fmt: skip
        connection.execute(
            f"create temp view marked as select *, coalesce({is_secret}, false) as is_secret"
            f" from landed_{kind.name}"
        )
        yield connection


def _pair(
    connection: duckdb.DuckDBPyConnection, kind: Kind, one: Delivery, other: Delivery
) -> None:
    """Make `paired`: one row per key, with both sides' columns and in which of them it was found."""
    key = ", ".join(kind.key)
    names = [name for name in kind.names if name not in kind.key]
    differs = " or ".join(f"one.{name} is distinct from other.{name}" for name in names) or "false"
    sides = ", ".join(
        f"{side}.{name} as {side}_{name}" for side in ("one", "other") for name in (*names, "is_secret")
    )  # fmt: skip
    connection.execute(
        f"create temp table paired as"
        f" with one as (from marked where delivery_no = {one.number}),"
        f" other as (from marked where delivery_no = {other.number})"
        f" select {key}, case when other.delivery_no is null then 'one'"
        " when one.delivery_no is null then 'other'"
        f" when {differs} then 'differs' else 'alike' end as found, {sides}"
        f" from one full join other using ({key})"
    )


def _difference(row: dict[str, Cell], kind: Kind) -> Difference:
    found: Found = row["found"]  # type: ignore[assignment]
    return Difference(
        tuple(row[name] for name in kind.key),
        found,
        None if found == "other" else _side(row, kind, "one"),
        None if found == "one" else _side(row, kind, "other"),
    )


def _side(row: dict[str, Cell], kind: Kind, side: str) -> LandedRow:
    whole = {name: row[name if name in kind.key else f"{side}_{name}"] for name in kind.names}
    return _hidden({**whole, "is_secret": row[f"{side}_is_secret"]}, kind)


def _hidden(row: dict[str, Cell], kind: Kind) -> LandedRow:
    """Return a row's columns as the contract has them, what tells a secret hidden."""
    telling = TELLING.get(kind.name)
    told: LandedRow = {name: row[name] for name in kind.names}
    if telling is not None and row["is_secret"]:
        told |= dict.fromkeys(telling.columns, Hidden.SECRET)
    return told


def _dicts(answer: duckdb.DuckDBPyConnection) -> list[dict[str, Cell]]:
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
