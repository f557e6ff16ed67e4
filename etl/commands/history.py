"""Verbs about what has been delivered: deliveries, withdraw (and its undoing), build."""

from datetime import UTC, datetime, time
from typing import Annotated

import typer

from etl.commands.options import console_of, deliverer
from etl.commands.wording import Command
from etl.deliveries import Delivery, list_deliveries
from etl.errors import WrongUse
from etl.pipeline import build, restore, withdraw

DELIVERIES = (
    "delivery_id", "kind", "file", "rows", "delivered_at", "note", "withdrawn_at",
    "withdrawn_note", "by", "new", "changed", "unchanged", "restored",
)  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command("deliveries", help="help_deliveries", cls=Command)(_deliveries)
    app.command("withdraw", help="help_withdraw", cls=Command)(_withdraw)
    app.command("build", help="help_build", cls=Command)(_build)


def _deliveries(context: typer.Context) -> None:
    console = console_of(context)
    rows = [
        (
            d.delivery_id, d.kind, d.file_name, d.row_count, d.delivered_at, d.note,
            d.withdrawn_at, d.withdrawn_note, d.delivered_by, d.new, d.changed, d.unchanged,
            _restored_at(d),
        )
        for d in list_deliveries(console.home)
    ]  # fmt: skip
    console.rows([dict(zip(DELIVERIES, row, strict=True)) for row in rows], DELIVERIES)


def _restored_at(delivery: Delivery) -> datetime | None:
    """Return when a delivery that counts was last restored; None where it never was, or is withdrawn."""
    return delivery.withdrawals[-1].restored_at if delivery.withdrawals else None


def _withdraw(
    context: typer.Context,
    delivery_id: Annotated[
        str, typer.Argument(help="help_delivery_id", metavar="meta_delivery_id")
    ],
    note: Annotated[str, typer.Option("--note", help="help_why", metavar="meta_text")],
    undo: Annotated[bool, typer.Option("--undo", help="help_undo")] = False,
) -> None:
    console = console_of(context)
    act, said = (restore, "restored") if undo else (withdraw, "withdrawn")
    with console.progress() as progress:
        act(console.home, delivery_id, note, progress, by=deliverer())
    console.say(said, delivery_id=delivery_id)


def _build(
    context: typer.Context,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="help_as_of", metavar="meta_time")
    ] = None,
) -> None:
    console = console_of(context)
    known_at = None if as_of is None else _time(as_of)
    with console.progress() as progress:
        snapshot_id = build(console.home, known_at, progress)
    console.say("built", snapshot_id=snapshot_id)


def _time(text: str) -> datetime:
    """Return a time in UTC: local time where no zone is given, a whole day where only a date is."""
    try:
        known_at = datetime.fromisoformat(text)
        if len(text) <= len("2026-09-30"):
            known_at = datetime.combine(known_at, time.max)
        return known_at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise WrongUse("bad_time", value=text) from error
