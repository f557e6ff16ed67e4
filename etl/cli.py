"""The command line `malkoll`: one verb a function, each of them thin."""

import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import duckdb
import typer

from etl import homes, questions
from etl.console import Console, system_language
from etl.contract import kinds
from etl.deliveries import list_deliveries
from etl.doctor import examine
from etl.errors import CannotBeDone, MalkollError, WrongUse
from etl.findings import Finding, has_errors, say
from etl.inspection import inspect_file
from etl.pipeline import Outcome, Request, build, check_files, deliver, preview, withdraw
from etl.questions import Filter
from etl.reading.mapping import Mapping, read_mapping
from etl.serve import serve as serve_dashboard
from etl.store import Store

LANGUAGE = system_language()
LEVELS = ("municipality", "committee", "administration", "operation", "unit")


def _help(code: str) -> str:
    return say(code, LANGUAGE)


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    json = "json"
    csv = "csv"


class Language(StrEnum):
    """The languages of messages."""

    sv = "sv"
    en = "en"


app = typer.Typer(
    help=_help("help_malkoll"), no_args_is_help=True, add_completion=False,
    pretty_exceptions_enable=False, rich_markup_mode=None,
)  # fmt: skip

Files = Annotated[list[Path], typer.Argument(help=_help("help_files"), show_default=False)]
KindOption = Annotated[str | None, typer.Option("--kind", help=_help("help_kind"))]
MapOption = Annotated[Path | None, typer.Option("--map", help=_help("help_map"))]
NoteOption = Annotated[str, typer.Option("--note", help=_help("help_note"))]
PeriodOption = Annotated[str | None, typer.Option("--period", help=_help("help_period"))]
PortOption = Annotated[int, typer.Option("--port", help=_help("help_port"), min=1, max=65535)]


@app.callback()
def common(
    context: typer.Context,
    home: Annotated[
        Path | None, typer.Option(envvar="MALKOLL_HOME", help=_help("help_home"))
    ] = None,
    format: Annotated[Format, typer.Option(help=_help("help_format"))] = Format.table,
    language: Annotated[Language | None, typer.Option(help=_help("help_language"))] = None,
    debug: Annotated[bool, typer.Option("--debug", help=_help("help_debug"))] = False,
) -> None:
    """Take the options that stand before the verb."""
    context.obj = Console(
        home or Path("data"), format.value, language or LANGUAGE, debug, home is not None
    )


@app.command(help=_help("help_demo"))
def demo(
    context: typer.Context,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help=_help("help_no_browser"))
    ] = False,
    port: PortOption = 8501,
) -> None:
    """Load the sample municipality into a fresh home and start the dashboard."""
    console: Console = context.obj
    home = console.home if console.home_is_given else homes.demo_home()
    console.say("demo_loading", home=home)
    with console.progress() as progress:
        outcome = homes.load_sample(home, progress)
    _stop_at_errors(console, outcome.findings)
    console.say("demo_loaded", rows=sum(d.rows for d in outcome.delivered))
    console.say("serving", host="localhost", port=port)
    serve_dashboard(home, "localhost", port, opens_browser=not no_browser)


@app.command(help=_help("help_init"))
def init(context: typer.Context) -> None:
    """Make a home of one's own."""
    console: Console = context.obj
    written = homes.init_home(console.home)
    console.rows([{"file": str(path)} for path in written])
    console.say("init_done", home=console.home)


@app.command(help=_help("help_inspect"))
def inspect(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(show_default=False)],
    map: MapOption = None,
    rows: Annotated[int, typer.Option("--rows", help=_help("help_rows"), min=0)] = 0,
) -> None:
    """Show what is recognised in a file."""
    console: Console = context.obj
    seen = inspect_file(console.home, file, mapping=_mapping(map), rows=rows)
    if console.format == "json":
        whole = {**seen.recognised.as_dict(), **({"rows": seen.rows} if rows else {})}
        console.rows(whole)  # type: ignore[arg-type]
    else:
        known = seen.recognised.as_dict()
        columns = known.pop("columns")
        console.rows([{"": key, " ": str(value)} for key, value in known.items()])
        console.rows([{k: str(v) for k, v in c.items()} for c in columns])  # type: ignore[attr-defined]
        console.rows(list(seen.rows))  # type: ignore[arg-type]
    for finding in seen.findings:
        console.error(finding.message(console.language))
    if has_errors(seen.findings):
        raise typer.Exit(1)


@app.command(help=_help("help_check"))
def check(
    context: typer.Context, files: Files, kind: KindOption = None, map: MapOption = None
) -> None:
    """Show every finding of the files."""
    console: Console = context.obj
    request = _request(files, kind, map)
    with console.progress() as progress:
        findings = check_files(console.home, request, progress)
    console.findings(findings)
    if has_errors(findings):
        raise typer.Exit(1)
    console.say("check_done", files=len(request.files), warnings=len(findings))


@app.command(name="preview", help=_help("help_preview"))
def preview_files(
    context: typer.Context, files: Files, kind: KindOption = None, map: MapOption = None
) -> None:
    """Show what delivering the files would do."""
    console: Console = context.obj
    with console.progress() as progress:
        outcome = preview(console.home, _request(files, kind, map), progress)
    _stop_at_errors(console, outcome.findings)
    if console.format == "table":
        console.rows([dict(vars(d)) for d in outcome.delivered])
        console.say("preview_lights", count=len(outcome.changed_lights))
    console.rows(outcome.changed_lights)


@app.command(name="deliver", help=_help("help_deliver"))
def deliver_files(
    context: typer.Context,
    files: Files,
    kind: KindOption = None,
    map: MapOption = None,
    note: NoteOption = "",
) -> None:
    """Check, land, build and publish the files: all of them or none."""
    console: Console = context.obj
    with console.progress() as progress:
        outcome = deliver(console.home, _request(files, kind, map, note), progress)
    _stop_at_errors(console, outcome.findings)
    _warn(console, outcome)
    console.rows([dict(vars(d)) for d in outcome.delivered])
    console.say("nothing_new" if outcome.brings_nothing else "delivered")


@app.command(help=_help("help_deliveries"))
def deliveries(context: typer.Context) -> None:
    """Show the history of deliveries."""
    console: Console = context.obj
    console.rows([
        {
            "delivery_id": d.delivery_id, "kind": d.kind, "file": d.file_name,
            "rows": d.row_count, "delivered_at": d.delivered_at, "note": d.note,
            "withdrawn_at": d.withdrawn_at, "withdrawn_note": d.withdrawn_note,
        }
        for d in list_deliveries(console.home)
    ])  # fmt: skip


@app.command(name="withdraw", help=_help("help_withdraw"))
def withdraw_delivery(
    context: typer.Context, delivery_id: str, note: Annotated[str, typer.Option("--note")]
) -> None:
    """Withdraw one delivery; it stays, marked."""
    console: Console = context.obj
    with console.progress() as progress:
        withdraw(console.home, delivery_id, note, progress)
    console.say("withdrawn", delivery_id=delivery_id)


@app.command(name="build", help=_help("help_build"))
def build_anew(
    context: typer.Context,
    as_of: Annotated[str | None, typer.Option("--as-of", help=_help("help_as_of"))] = None,
) -> None:
    """Build the snapshot anew from the deliveries."""
    console: Console = context.obj
    time = None if as_of is None else _time(as_of)
    with console.progress() as progress:
        snapshot_id = build(console.home, time, progress)
    console.say("built", snapshot_id=snapshot_id)


@app.command(help=_help("help_status"))
def status(
    context: typer.Context,
    period: PeriodOption = None,
    unit: Annotated[str | None, typer.Option("--unit", help=_help("help_unit"))] = None,
    level: Annotated[str | None, typer.Option("--level", help=_help("help_level"))] = None,
    area: Annotated[str | None, typer.Option("--area", help=_help("help_area"))] = None,
    goals: Annotated[bool, typer.Option("--goals", help=_help("help_goals"))] = False,
) -> None:
    """Show the lights."""
    console: Console = context.obj
    if level is not None and level not in LEVELS:
        raise WrongUse("unknown_level_asked", value=level)
    snapshot = _open(console.home)
    asked = questions.find_period(snapshot, period)
    chosen = Filter(unit, level, area)
    lights = questions.goal_lights if goals else questions.indicator_lights
    console.rows(lights(snapshot, asked, chosen))


@app.command(help=_help("help_coverage"))
def coverage(context: typer.Context, period: PeriodOption = None) -> None:
    """Show what was expected and has not been reported."""
    console: Console = context.obj
    snapshot = _open(console.home)
    console.rows(questions.unreported(snapshot, questions.find_period(snapshot, period)))


@app.command(name="serve", help=_help("help_serve"))
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option("--host", help=_help("help_host"))] = "localhost",
    port: PortOption = 8501,
) -> None:
    """Start the dashboard."""
    console: Console = context.obj
    console.say("serving", host=host, port=port)
    serve_dashboard(console.home, host, port, opens_browser=False)


@app.command(help=_help("help_doctor"))
def doctor(context: typer.Context) -> None:
    """Look the home over."""
    console: Console = context.obj
    remarks = list(examine(console.home))
    console.rows(
        [
            {
                "check": r.check,
                "ok": r.is_well,
                "message": say(r.code, console.language, **r.params),
            }
            for r in remarks
        ]
    )
    if not all(r.is_well for r in remarks):
        raise typer.Exit(1)


def _open(home: Path) -> duckdb.DuckDBPyConnection:
    store = Store(home)
    current = store.current_id()
    if current is None:
        raise CannotBeDone("nothing_published", home=str(home))
    return store.open(current).cursor()


def _request(files: list[Path], kind: str | None, map: Path | None, note: str = "") -> Request:
    if kind is not None and kind not in kinds():
        raise WrongUse("unknown_kind", value=kind, kinds=", ".join(kinds()))
    return Request(_expand(files), kind, _mapping(map), note)


def _expand(files: list[Path]) -> list[Path]:
    """Return the files to deliver: a folder, or a datapackage.json, stands for all of its tables."""
    found: list[Path] = []
    for file in files:
        folder = file.parent if file.name == "datapackage.json" else file
        if folder.is_dir():
            within = sorted(p for p in folder.iterdir() if p.suffix.lower() in (".csv", ".xlsx"))
            found += within or [folder]
        else:
            found.append(file)
    return found


def _mapping(path: Path | None) -> Mapping | None:
    return None if path is None else read_mapping(path)


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError as error:
        raise WrongUse("bad_time", value=text) from error


def _stop_at_errors(console: Console, findings: list[Finding]) -> None:
    if has_errors(findings):
        console.findings(findings)
        console.say("refused")
        raise typer.Exit(1)


def _warn(console: Console, outcome: Outcome) -> None:
    for finding in outcome.findings:
        console.error(f"! {finding.file}: {finding.message(console.language)}")


def main() -> None:
    """Run the command line; nothing but --debug prints a traceback."""
    try:
        app(standalone_mode=True)
    except MalkollError as error:
        if "--debug" in sys.argv:
            raise
        print(error.message(LANGUAGE), file=sys.stderr)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
