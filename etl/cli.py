"""The command line `malkoll`: the options before the verb, and how a command ends."""

import os
import sys
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import duckdb
import typer
from typer.exceptions import TyperException

from etl.commands import calendar, coverage, export, files, history, homes, lights, plans, sql
from etl.commands.wording import Group, command_line, worded
from etl.console import Console, system_language
from etl.errors import CannotBeDone, MalkollError, reason_of
from etl.findings import say


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
    cls=Group, help="help_malkoll", no_args_is_help=True, add_completion=False,
    pretty_exceptions_enable=False, rich_markup_mode=None,
)  # fmt: skip
for group in (homes, files, history, lights, coverage, calendar, plans, export, sql):
    group.register(app)


def _show_version(asked: bool) -> None:
    if asked:
        print(f"malkoll {version('malkoll')}")
        raise typer.Exit(0)


@app.callback()
def common(
    context: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option(
            envvar="MALKOLL_HOME", help="help_home", metavar="meta_folder", readable=False
        ),
    ] = None,
    format: Annotated[Format, typer.Option(help="help_format")] = Format.table,
    language: Annotated[Language | None, typer.Option(help="help_language")] = None,
    debug: Annotated[bool, typer.Option("--debug", help="help_debug")] = False,
    version: Annotated[
        bool,
        typer.Option("--version", help="help_version", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Take the options that stand before the verb."""
    source = context.get_parameter_source("home")
    is_given = source is not None and source.name == "COMMANDLINE"
    spoken = language.value if language else system_language()
    context.obj = Console(home or Path("data"), format.value, spoken, is_given)
    _prepare_streams(is_machine=format is not Format.table)


def _prepare_streams(*, is_machine: bool) -> None:
    """Write UTF-8 to machines; to people whatever their terminal can show."""
    if is_machine:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def main() -> None:
    """Run the command line and exit: 0 done, 1 findings, 2 wrong use, 3 it could not be done.

    Nothing but --debug prints a traceback.
    """
    language = system_language()
    try:
        code = _run(language)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of a pipe has seen enough (`| head`); what was to be done is done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)


def _run(language: str) -> int:
    try:
        group = command_line(app, language)
        with group.make_context("malkoll", sys.argv[1:]) as context:
            group.invoke(context)
    except typer.Exit as error:
        return error.exit_code
    except BrokenPipeError:
        raise
    except TyperException as error:
        return _wrong_use(error, language)
    except (MalkollError, OSError, duckdb.Error, KeyboardInterrupt, typer.Abort) as error:
        return _stopped(error, language)
    return 0


def _stopped(error: BaseException, language: str) -> int:
    """Say what stopped a command, and return its exit code."""
    if "--debug" in sys.argv:
        raise error
    if isinstance(error, OSError):
        error = CannotBeDone("disk_refused", home="", reason=reason_of(error))
    elif isinstance(error, duckdb.Error) and not isinstance(error, duckdb.InterruptException):
        error = CannotBeDone("file_refused", home="", reason=str(error).splitlines()[0])
    elif not isinstance(error, MalkollError):
        error = CannotBeDone("interrupted")
    print(error.message(language), file=sys.stderr)
    return error.exit_code


def _wrong_use(error: Any, language: str) -> int:
    """Say what is wrong with the command as written, and how it is to be written."""
    context = getattr(error, "ctx", None)
    text = error.format_message()
    if not text:
        return int(error.exit_code)
    if context is not None:
        print(worded(context.get_usage(), language), file=sys.stderr)
        path = context.command_path
        print(say("see_help", language, command=path), file=sys.stderr)
    print(worded(text, language), file=sys.stderr)
    return int(error.exit_code)


if __name__ == "__main__":
    main()
