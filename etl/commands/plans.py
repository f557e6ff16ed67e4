"""Verb about the versions of the plan: plans, which lists them and takes those that are due into force."""

from datetime import date
from typing import Annotated

import typer

from etl.commands.options import console_of
from etl.commands.wording import Command
from etl.console import Console
from etl.errors import MalkollError
from etl.findings import has_errors
from etl.planning.plans import Taken, compare_plan, conflicts_of, list_plans, take_due

PLANS = (
    "plan", "state", "in_force_from", "changes", "conflicts", "created_at", "by", "copied_from",
    "note",
)  # fmt: skip
TAKEN = ("plan", "kind", "delivery_id", "rows", "new", "changed", "unchanged")


def register(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command("plans", help="help_plans", cls=Command)(_plans)


def _plans(
    context: typer.Context,
    take_due: Annotated[bool, typer.Option("--take-due", help="help_take_due")] = False,
) -> None:
    console = console_of(context)
    if take_due:
        _take(console)
    else:
        _list(console)


def _list(console: Console) -> None:
    versions = list_plans(console.home)
    rows = [
        (
            v.name, v.state, v.in_force_from, len(compare_plan(console.home, v.name)),
            len(conflicts_of(console.home, v.name)), v.created_at, v.by, v.copied_from, v.note,
        )
        for v in versions
    ]  # fmt: skip
    console.rows([dict(zip(PLANS, row, strict=True)) for row in rows], PLANS)
    if not versions:
        console.say("plan_none")


def _take(console: Console) -> None:
    """Take what is due into force; ends with 1 or 3 where something stands in the way of any."""
    with console.progress() as progress:
        taken = take_due(console.home, date.today(), progress)
    brought = [
        {name: one.plan if name == "plan" else getattr(delivered, name) for name in TAKEN}
        for one in taken
        if one.outcome is not None and not one.outcome.is_refused
        for delivered in one.outcome.delivered
    ]
    console.rows(brought, TAKEN)
    codes = [_told(console, one) for one in taken]
    if not taken:
        console.say("plan_none_due")
    if any(codes):
        raise typer.Exit(max(codes))


def take_and_tell(console: Console) -> None:
    """Take what is due into force before the dashboard is shown; what stands in the way is told and stops
    nothing."""
    try:
        with console.progress() as progress:
            taken = take_due(console.home, date.today(), progress)
    except MalkollError as error:
        console.error(error.message(console.language))
        return
    for one in taken:
        _told(console, one)


def _told(console: Console, one: Taken) -> int:
    """Tell what came of one version, and return the exit code that it calls for."""
    if one.error is not None:
        console.say("plan_not_taken", plan=one.plan)
        console.error(one.error.message(console.language))
        return 1 if one.error.code == "plan_conflicts" else one.error.exit_code
    findings = [] if one.outcome is None else one.outcome.findings
    refused = has_errors(findings)
    console.say("plan_not_taken" if refused else "plan_taken", plan=one.plan)
    for line in console.lines(findings):
        console.error(line)
    return int(refused)
