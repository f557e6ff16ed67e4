"""Asks a snapshot what the command line wants to know: lights, and what a delivery changes."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from etl.batch import LIGHTS
from etl.build import build_snapshot, quoted
from etl.errors import WrongUse
from etl.models import SQL
from etl.periods import Period, parse_period
from etl.settings import Settings

Row = dict[str, str | int | float | date | None]


@dataclass(frozen=True)
class Filter:
    """Which lights are asked for; None asks for all."""

    org_unit_id: str | None = None
    level: str | None = None
    target_area_id: str | None = None


def ask(connection: duckdb.DuckDBPyConnection, question: str, **params: object) -> list[Row]:
    """Return the answer to a question of sql/questions/ as flat rows."""
    text = (SQL / "questions" / f"{question}.sql").read_text(encoding="utf-8")
    answer = connection.execute(text, params or None)
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def indicator_lights(
    connection: duckdb.DuckDBPyConnection, period: Period, chosen: Filter
) -> list[Row]:
    """Return one row per indicator, unit and breakdown, as seen at the end of the period."""
    refuse_unknown(connection, chosen)
    return ask(connection, "status", period=period.text, end_date=period.end_date, **asdict(chosen))


def goal_lights(connection: duckdb.DuckDBPyConnection, period: Period, chosen: Filter) -> list[Row]:
    """Return one row per goal at the period's end; WrongUse where the goals are not judged then."""
    refuse_unknown(connection, chosen)
    if not connection.execute("from periods where period = ?", [period.text]).fetchall():
        raise WrongUse("period_without_goals", period=period.text, newest=newest_period(connection))
    return ask(connection, "goal_status", period=period.text, **asdict(chosen))


def newest_period(connection: duckdb.DuckDBPyConnection) -> str:
    """Return the newest period to report by, else the newest of any kind; empty where nothing is measured."""
    row = connection.execute(
        "select period from periods where has_results"
        " order by is_reporting desc, end_date desc, start_date limit 1"
    ).fetchone()
    return "" if row is None else str(row[0])


def find_period(connection: duckdb.DuckDBPyConnection, text: str | None) -> Period:
    """Return the period asked for, or the newest one; WrongUse where it cannot be understood."""
    wanted = text or newest_period(connection)
    try:
        return parse_period(wanted)
    except ValueError as error:
        raise WrongUse("unknown_period", period=wanted) from error


def refuse_unknown(connection: duckdb.DuckDBPyConnection, chosen: Filter) -> None:
    """Refuse a unit or an area that the plan does not have (WrongUse)."""
    for code, table, key in (
        ("unknown_unit_asked", "organisation", "org_unit_id"),
        ("unknown_area_asked", "target_areas", "target_area_id"),
    ):
        value = getattr(chosen, key)
        found = connection.execute(f"from {table} where {key} = ?", [value]).fetchall()
        if value is not None and not found:
            raise WrongUse(code, value=value)


def light_changes(published: Path | None, candidate: Path) -> list[Row]:
    """Return one row per light that differs between the published snapshot and a candidate.

    Before anything is published every light there will be has come from no data.
    """
    with TemporaryDirectory(prefix="malkoll-") as folder, duckdb.connect() as connection:
        before = published or _empty_snapshot(Path(folder))
        connection.execute(f"attach {quoted(before)} as before (read_only)")
        connection.execute(f"attach {quoted(candidate)} as after (read_only)")
        return ask(connection, "light_changes")


def keep_light_changes(published: Path, candidate: Path, out: Path) -> None:
    """Write the lights that differ to a Parquet file: what a delivery changed, kept beside it."""
    question = (SQL / "questions" / "light_changes.sql").read_text(encoding="utf-8")
    with duckdb.connect() as connection:
        connection.execute(f"attach {quoted(published)} as before (read_only)")
        connection.execute(f"attach {quoted(candidate)} as after (read_only)")
        connection.execute(f"copy ({question}) to {quoted(out)} (format parquet)")


def light_changes_of(home: Path, batch: str) -> list[Row] | None:
    """Return what a call changed among the lights, as it was known then: as `light_changes` has it.

    None where nothing had been published before it, and where it came before this was kept.
    """
    kept = home / "deliveries" / batch / LIGHTS
    if not kept.is_file():
        return None
    with duckdb.connect() as connection:
        answer = connection.execute(f"from read_parquet({quoted(kept)})")
        names = [column[0] for column in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _empty_snapshot(folder: Path) -> Path:
    path = folder / "empty.duckdb"
    build_snapshot(path, "empty", [], Settings())
    return path
