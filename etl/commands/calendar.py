"""The verb that writes the municipality's year as an iCalendar file: calendar."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from etl.commands.options import console_of
from etl.commands.wording import Command
from etl.errors import CannotBeDone, reason_of
from etl.store import replace_file
from etl.year import year_calendar


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("calendar", help="help_calendar", cls=Command)(_calendar)


def _calendar(
    context: typer.Context,
    out: Annotated[
        Path, typer.Option("--out", help="help_calendar_out", metavar="meta_file", readable=False)
    ],
    responsible: Annotated[
        str | None, typer.Option("--responsible", help="help_responsible", metavar="meta_word")
    ] = None,
) -> None:
    console = console_of(context)
    text = year_calendar(console.home, console.language, datetime.now(UTC), responsible)
    try:
        # By one rename: who fetches it meanwhile gets the old one or the new one, whole.
        replace_file(out, text)
    except OSError as error:
        reason = reason_of(error)
        raise CannotBeDone("disk_refused", home=str(out), reason=reason) from error
    console.rows([{"file": str(out), "events": text.count("BEGIN:VEVENT")}])
    console.say("calendar_done", file=out)
