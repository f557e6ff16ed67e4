"""The verb that asks the published figures in SQL, within the limits of a reader: sql."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from etl.asking.public import columns_of, public_tables
from etl.asking.public_copy import copy_public
from etl.asking.running import LIMITS, run_query
from etl.commands.lights import published
from etl.commands.options import console_of
from etl.commands.wording import Command
from etl.console import Console
from etl.errors import CannotBeDone, WrongUse, reason_of
from etl.questions import Row
from etl.store import Store

TABLES = ("table", "column", "type", "explanation")


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("sql", help="help_sql", cls=Command)(_sql)


def _sql(
    context: typer.Context,
    query: Annotated[
        str | None,
        typer.Argument(help="help_sql_query", metavar="meta_query", show_default=False),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", help="help_sql_file", metavar="meta_file", readable=False),
    ] = None,
    tables: Annotated[bool, typer.Option("--tables", help="help_sql_tables")] = False,
    where: Annotated[bool, typer.Option("--where", help="help_sql_where")] = False,
    copy: Annotated[
        Path | None,
        typer.Option("--copy", help="help_sql_copy", metavar="meta_file", readable=False),
    ] = None,
) -> None:
    console = console_of(context)
    if sum((query is not None, file is not None, tables, where, copy is not None)) > 1:
        raise WrongUse("sql_one_way")
    if where:
        _show_where(console)
    elif tables:
        _show_tables(console)
    elif copy is not None:
        count = copy_public(console.home, copy)
        console.say("sql_copied", file=copy, count=count)
    else:
        _answer(console, _asked(query, file))


def _asked(query: str | None, file: Path | None) -> str:
    """Return the query as it is given: as an argument, in a file, or on standard input."""
    if query is not None:
        return query
    if file is None:
        return sys.stdin.read()
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = reason_of(error)
        raise CannotBeDone("disk_refused", home=str(file), reason=reason) from error
    except UnicodeDecodeError as error:
        raise WrongUse("sql_not_text", file=str(file)) from error


def _answer(console: Console, query: str) -> None:
    published(console)  # says where it is an old view
    answer = run_query(console.home, query)
    if answer.is_cut:
        # Half an answer would be taken for a whole one by the program that reads it.
        raise CannotBeDone("sql_cut", count=LIMITS.rows)
    names = list(answer.frame().columns)
    console.rows([dict(zip(names, row, strict=True)) for row in answer.rows], names)
    if not answer.rows:
        console.say("sql_no_rows")


def _show_where(console: Console) -> None:
    """Print the file's path alone, for a schedule to take up."""
    store = Store(console.home)
    current = store.current_id()
    if current is None:
        raise CannotBeDone("nothing_published", home=str(console.home))
    path = str(store.path(current).resolve())
    if console.format == "table":
        print(path)
    else:
        console.rows([{"file": path}])


def _show_tables(console: Console) -> None:
    snapshot = published(console)
    rows: list[Row] = [
        dict(
            zip(
                TABLES,
                (table.name, column.name, column.type, column.told(console.language)),
                strict=True,
            )
        )
        for table in public_tables().values()
        for column in columns_of(table, snapshot)
    ]
    console.rows(rows, TABLES)
