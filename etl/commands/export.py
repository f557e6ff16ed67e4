"""The verb that writes all that is published as a Data Package: export."""

from pathlib import Path
from typing import Annotated

import typer

from etl.commands.lights import published
from etl.commands.options import console_of
from etl.commands.wording import Command
from etl.exporting.package import DESCRIPTOR, export_package
from etl.questions import Row

COLUMNS = ("file", "kind", "rows")


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("export", help="help_export", cls=Command)(_export)


def _export(
    context: typer.Context,
    folder: Annotated[
        Path,
        typer.Argument(
            help="help_export_folder", metavar="meta_folder", show_default=False, readable=False
        ),
    ],
    pseudonymous: Annotated[bool, typer.Option("--pseudonymous", help="help_pseudonymous")] = False,
) -> None:
    console = console_of(context)
    # Says so where it is an old view of the figures that is taken out.
    published(console)
    with console.progress() as progress:
        written = export_package(
            console.home, folder, is_pseudonymous=pseudonymous, progress=progress
        )
    rows: list[Row] = [
        {"file": one.path, "kind": one.table.name, "rows": one.rows} for one in written
    ]
    console.rows(rows, COLUMNS)
    csv = [one for one in written if one.path.endswith(".csv") and one.table.is_delivered]
    console.say(
        "export_done", folder=folder, rows=sum(one.rows for one in csv), files=len(written),
        package=folder / DESCRIPTOR,
    )  # fmt: skip
