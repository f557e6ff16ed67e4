"""Verbs that ask the published snapshot: status."""

from typing import Annotated

import duckdb
import typer

from etl import questions
from etl.commands.options import PeriodOption, console_of
from etl.commands.wording import Command
from etl.console import Console
from etl.errors import CannotBeDone, WrongUse
from etl.findings import say
from etl.questions import Filter
from etl.store import Store

LEVELS = ("municipality", "committee", "administration", "operation", "unit")
STATUS = (
    "indicator_id", "org_unit_id", "period", "breakdown", "value", "value_period",
    "target_value", "target_period", "target_unit", "deviation", "tolerance", "status", "reason",
    "trend", "achievement",
)  # fmt: skip
GOALS = (
    "goal_id", "org_unit_id", "period", "status", "reason", "met", "near", "missed", "no_data",
    "assessed",
)  # fmt: skip


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("status", help="help_status", cls=Command)(_status)


def _status(
    context: typer.Context,
    period: PeriodOption = None,
    unit: Annotated[
        str | None, typer.Option("--unit", help="help_unit", metavar="meta_word")
    ] = None,
    level: Annotated[
        str | None, typer.Option("--level", help="help_level", metavar="meta_word")
    ] = None,
    area: Annotated[
        str | None, typer.Option("--area", help="help_area", metavar="meta_word")
    ] = None,
    goals: Annotated[bool, typer.Option("--goals", help="help_goals")] = False,
) -> None:
    console = console_of(context)
    if level is not None and level not in LEVELS:
        raise WrongUse("unknown_level_asked", value=level)
    columns = GOALS if goals else STATUS
    snapshot = published(console)
    if has_no_results(snapshot, period):
        console.rows([], columns)
        console.say("no_results")
        return
    lights = questions.goal_lights if goals else questions.indicator_lights
    asked = questions.find_period(snapshot, period)
    console.rows(lights(snapshot, asked, Filter(unit, level, area)), columns)


def has_no_results(snapshot: duckdb.DuckDBPyConnection, period: str | None) -> bool:
    """Say whether the newest period is asked for where nothing has been measured yet."""
    return period is None and questions.newest_period(snapshot) == ""


def published(console: Console) -> duckdb.DuckDBPyConnection:
    """Return a cursor to what is published; say where it is an old view of it."""
    store = Store(console.home)
    current = store.current_id()
    if current is None:
        raise CannotBeDone("nothing_published", home=str(console.home))
    snapshot = store.open(current).cursor()
    (as_of,) = snapshot.execute("select as_of from snapshot").fetchone() or (None,)
    if as_of is not None:
        console.error(say("as_known_at", console.language, time=f"{as_of:%Y-%m-%d %H:%M}"))
    return snapshot
