"""Verbs about a home: demo, init, serve, doctor."""

from typing import Annotated

import typer

from etl import homes
from etl.commands.options import PortOption, console_of, stop_at_errors
from etl.commands.plans import take_and_tell
from etl.commands.wording import Command
from etl.doctor import examine
from etl.findings import say
from etl.pipeline import build
from etl.serve import refuse_taken_port
from etl.serve import serve as serve_dashboard
from etl.store import Store


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command("demo", help="help_demo", cls=Command)(_demo)
    app.command("init", help="help_init", cls=Command)(_init)
    app.command("serve", help="help_serve", cls=Command)(_serve)
    app.command("doctor", help="help_doctor", cls=Command)(_doctor)


def _demo(
    context: typer.Context,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="help_no_browser")] = False,
    port: PortOption = 8501,
) -> None:
    console = console_of(context)
    refuse_taken_port("localhost", port)
    # MALKOLL_HOME is the user's own home, and not the place for an invented municipality.
    home = console.home if console.home_is_given else homes.demo_home()
    console.say("demo_loading", home=home)
    with console.progress() as progress:
        outcome = homes.load_sample(home, progress)
    stop_at_errors(console, outcome.findings)
    console.say("demo_loaded", rows=sum(d.rows for d in outcome.delivered))
    console.say("serving", host="localhost", port=port)
    serve_dashboard(home, "localhost", port, opens_browser=not no_browser)


def _init(context: typer.Context) -> None:
    console = console_of(context)
    written = homes.init_home(console.home)
    console.rows([{"file": str(path)} for path in written])
    console.say("init_done", home=console.home)


def _serve(
    context: typer.Context,
    host: Annotated[
        str, typer.Option("--host", help="help_host", metavar="meta_word")
    ] = "localhost",
    port: PortOption = 8501,
    calendar: Annotated[bool, typer.Option("--calendar", help="help_serve_calendar")] = False,
) -> None:
    console = console_of(context)
    refuse_taken_port(host, port)
    if Store(console.home).is_of_another_version() or homes.is_new(console.home):
        console.say("building_anew")
        with console.progress() as progress:
            build(console.home, None, progress)
    take_and_tell(console)
    console.say("serving", host=host, port=port)
    serve_dashboard(console.home, host, port, opens_browser=False, has_calendar=calendar)


def _doctor(context: typer.Context) -> None:
    console = console_of(context)
    remarks = list(examine(console.home))
    console.rows(
        [
            {
                "check": remark.check,
                "ok": remark.is_well,
                "message": say(remark.code, console.language, **remark.params),
            }
            for remark in remarks
        ]
    )
    if not all(remark.is_well for remark in remarks):
        raise typer.Exit(1)
