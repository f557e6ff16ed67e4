"""Verbs about files to deliver: inspect, check, preview, deliver."""

from collections.abc import Mapping as AnyMapping
from pathlib import Path
from typing import Annotated, Any

import typer

from etl.commands.options import (
    Files,
    KindOption,
    MapOption,
    NoteOption,
    console_of,
    mapping_of,
    request_of,
    stop_at_errors,
)  # fmt: skip
from etl.commands.wording import Command
from etl.comparison import Delivered
from etl.console import Console
from etl.delivered_files import packages
from etl.exporting.rules import differing
from etl.findings import Finding, has_errors, say
from etl.inspection import Inspection, inspect_file
from etl.pipeline import check_files, deliver, preview
from etl.questions import Row
from etl.remarks import check_with_remarks

LIGHTS = ("goal_id", "indicator_id", "org_unit_id", "period", "before", "after")
DELIVERED = ("kind", "delivery_id", "rows", "new", "changed", "unchanged", "file")
COUNTED = ("kind", "rows", "new", "changed", "unchanged", "file")


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command("inspect", help="help_inspect", cls=Command)(_inspect)
    app.command("check", help="help_check", cls=Command)(_check)
    app.command("preview", help="help_preview", cls=Command)(_preview)
    app.command("deliver", help="help_deliver", cls=Command)(_deliver)


def _inspect(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(help="help_file", metavar="meta_file", show_default=False, readable=False),
    ],
    map: MapOption = None,
    rows: Annotated[
        int, typer.Option("--rows", help="help_rows", min=0, metavar="meta_number")
    ] = 0,
) -> None:
    console = console_of(context)
    seen = inspect_file(console.home, file, mapping=mapping_of(map), rows=rows)
    if console.format == "json":
        whole = {**seen.recognised.as_dict(), **({"rows": seen.rows} if rows else {})}
        console.json(whole)
    else:
        _show_inspection(console, seen)
    for finding in seen.findings:
        console.error(console.line(finding))
    if has_errors(seen.findings):
        raise typer.Exit(1)


def _show_inspection(console: Console, seen: Inspection) -> None:
    """Show it as tables; as CSV only the rows where they are asked for, else the columns."""
    known = seen.recognised.as_dict()
    columns = [
        {name: "; ".join(v) if isinstance(v, tuple) else v for name, v in column.items()}
        for column in known.pop("columns")  # type: ignore[attr-defined]
    ]
    rows: list[Row] = list(seen.rows)  # type: ignore[arg-type]
    if console.format == "csv":
        console.rows(rows or columns)
        return
    for name, value in known.items():
        if value not in (None, (), ""):
            text = "; ".join(value) if isinstance(value, tuple) else value
            print(f"{name}: {text!r}" if name == "delimiter" else f"{name}: {text}")
    console.rows(columns)
    console.rows(rows)


def _check(
    context: typer.Context,
    files: Files,
    kind: KindOption = None,
    map: MapOption = None,
    remarks: Annotated[
        Path | None,
        typer.Option("--remarks", help="help_remarks", metavar="meta_file", readable=False),
    ] = None,
) -> None:
    console = console_of(context)
    request = request_of(files, kind, map)
    with console.progress() as progress:
        if remarks is None:
            findings = check_files(console.home, request, progress)
        else:
            language = console.language
            findings = check_with_remarks(console.home, request, remarks, language, progress)
    console.findings(findings)
    if has_errors(findings):
        raise typer.Exit(1)
    console.say("check_done", files=len(request.files), warnings=len(findings))


def _preview(
    context: typer.Context,
    files: Files,
    kind: KindOption = None,
    map: MapOption = None,
    counts: Annotated[bool, typer.Option("--counts", help="help_counts")] = False,
) -> None:
    console = console_of(context)
    with console.progress() as progress:
        outcome = preview(console.home, request_of(files, kind, map), progress)
    stop_at_errors(console, outcome.findings)
    _warn(console, outcome.findings)
    if counts or console.format == "table":
        console.rows([_row(d, COUNTED) for d in outcome.delivered], COUNTED)
    if not counts:
        console.rows(outcome.changed_lights, LIGHTS)
    console.say("preview_lights", count=len(outcome.changed_lights))


def _deliver(
    context: typer.Context,
    files: Files,
    kind: KindOption = None,
    map: MapOption = None,
    note: NoteOption = "",
) -> None:
    console = console_of(context)
    request = request_of(files, kind, map, note)
    for said in packages(files):
        _tell_rules(console, said)
    with console.progress() as progress:
        outcome = deliver(console.home, request, progress)
    stop_at_errors(console, outcome.findings)
    _warn(console, outcome.findings)
    console.rows([_row(d, DELIVERED) for d in outcome.delivered], DELIVERED)
    console.say("nothing_new" if outcome.brings_nothing else "delivered")


def _tell_rules(console: Console, package: AnyMapping[str, Any]) -> None:
    """Say which rules the home has otherwise than an exported package, so that lights may differ."""
    for key, (theirs, ours) in differing(package, console.home).items():
        told = {"key": key, "theirs": str(theirs), "ours": str(ours), "home": console.home}
        console.error(f"! {say('package_rule', console.language, **told)}")


def _row(delivered: Delivered, names: tuple[str, ...]) -> Row:
    return {name: getattr(delivered, name) for name in names}


def _warn(console: Console, findings: list[Finding]) -> None:
    for line in console.lines(findings):
        console.error(line)
