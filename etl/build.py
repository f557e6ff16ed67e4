"""Builds a snapshot: runs the SQL models over what has been delivered, into a fresh file."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from etl.contract import Kind, kinds
from etl.deliveries import Delivery
from etl.formulas import in_order, parse_formula, without_circles
from etl.models import SQL, make, models
from etl.settings import Settings
from etl.year_events import assessed_parts

Progress = Callable[[str, float], None]


def build_snapshot(
    path: Path,
    snapshot_id: str,
    deliveries: Sequence[Delivery],
    settings: Settings,
    *,
    as_of: datetime | None = None,
    progress: Progress = lambda step, done: None,
) -> None:
    """Write a new snapshot file from the deliveries that count at `as_of` (None: now).

    Raises duckdb.Error where the disk is full or a delivery's file cannot be read.
    """
    counting = [delivery for delivery in deliveries if delivery.counts_at(as_of)]
    with duckdb.connect(config=_build_config(path)) as connection:
        connection.execute(f"attach {quoted(path)} as snapshot")
        connection.execute("set search_path = 'snapshot.main,memory.main'")
        for file in ("types.sql", "status.sql"):
            connection.execute((SQL / file).read_text(encoding="utf-8"))
        _describe_build(connection, snapshot_id, deliveries, settings, as_of)
        for kind in kinds().values():
            files = [d.parquet for d in counting if d.kind == kind.name]
            create_landed(connection, kind, files)
        _run_models(connection, progress)
        for file in ("choices.sql", "swings.sql", "to_do.sql", "what_if.sql"):
            connection.execute((SQL / file).read_text(encoding="utf-8"))
        connection.execute("use memory")
        connection.execute("detach snapshot")


def _build_config(path: Path) -> dict[str, str | bool | int | float | list[str]]:
    """Stay within a small server's memory; what does not fit goes to a folder beside the file."""
    return {
        "memory_limit": "1400MB",
        "preserve_insertion_order": False,
        "temp_directory": str(path) + ".spill",
    }


def _run_models(connection: duckdb.DuckDBPyConnection, progress: Progress) -> None:
    for place, model in enumerate(models()):
        progress(model.name, place / len(models()))
        make(connection, model)
        if model.name == "exposed_parts":
            hide_exposed(connection)
        if model.name == "measurements":
            add_formula_results(connection)


def hide_exposed(connection: duckdb.DuckDBPyConnection) -> None:
    """Hide reported parts that would tell a secret, and make anew what is made of them, until none would."""
    hide = (SQL / "hide_exposed.sql").read_text(encoding="utf-8")
    made_of_them = [m for m in models() if m.name in ("consolidated_results", "exposed_parts")]
    while (connection.execute(hide).fetchone() or (0,))[0]:
        for model in made_of_them:
            make(connection, model)


def add_formula_results(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill `formula_results`, and so `measurements`: each formula after the indicators it needs."""
    rows = connection.execute(
        "select indicator_id, formula from indicators where formula is not null"
    ).fetchall()
    formulas = without_circles({name: parse_formula(text) for name, text in rows})
    template = (SQL / "one_formula.sql").read_text(encoding="utf-8")
    for indicator_id in in_order(formulas):
        formula = formulas[indicator_id]
        select = template.replace("v[1] as value", f"{formula.sql} as value")
        connection.execute(
            f"insert into formula_results\n{select}",
            {"operands": list(formula.indicator_ids), "indicator_id": indicator_id},
        )


def create_landed(connection: duckdb.DuckDBPyConnection, kind: Kind, files: Sequence[Path]) -> None:
    """Create the view `landed_<kind>`: every delivered row, with its line and delivery_no."""
    columns = [*((c.name, c.sql_type) for c in kind.columns), ("line", "BIGINT")]
    columns.append(("delivery_no", "INTEGER"))
    empty = ", ".join(f"cast(null as {type_}) as {name}" for name, type_ in columns)
    nothing = f"select {empty} where false"
    if files:
        names = ", ".join(name for name, _ in columns)
        listed = ", ".join(quoted(file) for file in files)
        # Files delivered before the contract had a column lack it.
        read = f"select * from read_parquet([{listed}], union_by_name = true)"
        select = f"select {names} from ({nothing} union all by name {read})"
    else:
        select = nothing
    connection.execute(f"create or replace view memory.main.landed_{kind.name} as {select}")


def _describe_build(
    connection: duckdb.DuckDBPyConnection,
    snapshot_id: str,
    deliveries: Sequence[Delivery],
    settings: Settings,
    as_of: datetime | None,
) -> None:
    """Put what is not in any delivery beside them: the settings, this build and the deliveries' log."""
    connection.execute(
        "create table memory.main.settings as select $name as name, $kolada_id as kolada_id,"
        " $is_sample as is_sample, $default_tolerance_pct as default_tolerance_pct,"
        " $roll_up as roll_up, $include_sub_goals as include_sub_goals,"
        " $budget_near_pct as budget_near_pct, $reporting_kinds as reporting_kinds,"
        " $accent as accent, $coat_of_arms as coat_of_arms, $contact as contact,"
        " $assessed_parts as assessed_parts",
        _kept_settings(settings),
    )
    counting = [d.delivered_at for d in deliveries if d.counts_at(as_of)]
    connection.execute(
        "create table memory.main.this_build as select ? as snapshot_id, ?::timestamp as built_at,"
        " ?::timestamp as as_of, ?::timestamp as newest_delivery_at",
        [snapshot_id, utc(datetime.now(UTC)), utc(as_of), utc(max(counting, default=None))],
    )
    connection.execute(
        "create table memory.main.delivery_log (delivery_id text, kind text, file_name text,"
        " row_count bigint, note text, delivered_at timestamp, withdrawn_at timestamp,"
        " withdrawn_note text, delivered_by text)"
    )
    rows = [_log_row(d, as_of) for d in deliveries if as_of is None or d.delivered_at <= as_of]
    if rows:
        connection.executemany("insert into delivery_log values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _kept_settings(settings: Settings) -> dict[str, object]:
    """Return the choices that a snapshot keeps; of the year only of which parts the goals are assessed."""
    # How reminders are sent is no figure: it is never kept beside them.
    told = {name: value for name, value in vars(settings).items() if not name.startswith("mail_")}
    kept = {**told, "reporting_kinds": list(settings.reporting_kinds)}
    # Nor is the licence: it is said of what is given away, as it is chosen that day.
    del kept["licence"]
    events = kept.pop("year_events")
    return {**kept, "assessed_parts": assessed_parts(events)}


def _log_row(delivery: Delivery, as_of: datetime | None) -> list[object]:
    """Return a delivery as it was known at a time: a withdrawal that came later is not told."""
    withdrawal = delivery.withdrawal_at(as_of)
    return [
        delivery.delivery_id,
        delivery.kind,
        delivery.file_name,
        delivery.row_count,
        delivery.note,
        utc(delivery.delivered_at),
        utc(withdrawal.withdrawn_at) if withdrawal else None,
        withdrawal.note if withdrawal else None,
        delivery.delivered_by,
    ]


def utc(time: datetime | None) -> datetime | None:
    """Return a time in UTC without its zone, as DuckDB's timestamps are."""
    return None if time is None else time.astimezone(UTC).replace(tzinfo=None)


def quoted(path: Path) -> str:
    """Return a path as an SQL string."""
    return "'" + str(path).replace("'", "''") + "'"
