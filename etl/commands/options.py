"""The options that several verbs share. Help and metavars are message codes, worded by wording.py."""

import getpass
import os
from pathlib import Path
from typing import Annotated

import typer

from etl.console import Console
from etl.contract import kinds
from etl.delivered_files import expand
from etl.errors import WrongUse
from etl.findings import Finding, has_errors
from etl.intake import Request
from etl.reading.mapping import Mapping, read_mapping

Files = Annotated[
    list[Path],
    typer.Argument(help="help_files", metavar="meta_files", show_default=False, readable=False),
]
KindOption = Annotated[str | None, typer.Option("--kind", help="help_kind", metavar="meta_word")]
MapOption = Annotated[
    Path | None, typer.Option("--map", help="help_map", metavar="meta_file", readable=False)
]
NoteOption = Annotated[str, typer.Option("--note", help="help_note", metavar="meta_text")]
PeriodOption = Annotated[
    str | None, typer.Option("--period", help="help_period", metavar="meta_word")
]
PortOption = Annotated[
    int, typer.Option("--port", help="help_port", min=1, max=65535, metavar="meta_number")
]


def console_of(context: typer.Context) -> Console:
    """Return the command's surroundings, as the options before the verb say."""
    console: Console = context.obj
    return console


def request_of(files: list[Path], kind: str | None, map: Path | None, note: str = "") -> Request:
    """Return what is to be delivered; WrongUse for an unknown kind or a wrong mapping file."""
    if kind is not None and kind not in kinds():
        raise WrongUse("unknown_kind", value=kind, kinds=", ".join(kinds()))
    tables = expand(files)
    said = {path: known for path, known in tables.items() if known is not None}
    return Request(list(tables), kind, mapping_of(map), note, by=deliverer(), mappings=said)


def deliverer() -> str:
    """Return who is at work, as a delivery keeps it: MALKOLL_BY, else the system's user name."""
    try:
        return os.environ.get("MALKOLL_BY", "").strip() or getpass.getuser()
    except (KeyError, OSError, ImportError):
        # A user of a container may have a number and no name.
        return ""


def mapping_of(path: Path | None) -> Mapping | None:
    """Return what a mapping file says; None where none is given."""
    return None if path is None else read_mapping(path)


def stop_at_errors(console: Console, findings: list[Finding]) -> None:
    """Show the findings and end with 1 where any of them is an error."""
    if has_errors(findings):
        console.findings(findings)
        console.say("refused")
        raise typer.Exit(1)
