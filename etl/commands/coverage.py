"""Verbs for what has not been reported: coverage, with reminders to send, and template."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import duckdb
import typer

from etl import questions
from etl.commands.lights import has_no_results, published
from etl.commands.options import PeriodOption, console_of
from etl.commands.wording import Command
from etl.console import Console
from etl.errors import CannotBeDone, WrongUse, reason_of
from etl.findings import say
from etl.questions import Filter
from etl.reporting import coverage
from etl.reporting.filled_templates import as_csv, as_xlsx, responsibles, rows_to_fill_in
from etl.reporting.reminders import Sent, reminders, send_reminders

COLUMNS = (
    "indicator_id", "name", "org_unit_id", "org_unit", "period", "responsible", "last_reported",
    "committee_id",
)  # fmt: skip

ResponsibleOption = Annotated[
    str | None, typer.Option("--responsible", help="help_template_responsible", metavar="meta_text")
]
UnitOption = Annotated[str | None, typer.Option("--unit", help="help_unit", metavar="meta_word")]


class Form(StrEnum):
    """What a template is written as."""

    xlsx = "xlsx"
    csv = "csv"


def register(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command("coverage", help="help_coverage", cls=Command)(_coverage)
    app.command("template", help="help_template", cls=Command)(_template)


def _coverage(
    context: typer.Context,
    period: PeriodOption = None,
    responsible: ResponsibleOption = None,
    unit: UnitOption = None,
    send: Annotated[bool, typer.Option("--send", help="help_send")] = False,
) -> None:
    console = console_of(context)
    snapshot = published(console)
    _refuse_unknown(snapshot, responsible, unit)
    if has_no_results(snapshot, period):
        console.rows([], COLUMNS)
        console.say("no_results")
        return
    asked = questions.find_period(snapshot, period)
    missing = coverage.unreported(snapshot, asked, unit=unit, responsible=responsible)
    # First the letters: where none can be sent the command says so, and nothing else.
    sent = (
        send_reminders(console.home, snapshot, reminders(console.home, asked, missing))
        if send
        else []
    )
    console.rows([{name: row[name] for name in COLUMNS} for row in missing], COLUMNS)
    for one in sent:
        console.error(_told(one, console))
    if send and not sent:
        console.error(say("mail_nothing", console.language))


def _told(one: Sent, console: Console) -> str:
    role = one.role or say("mail_nobody", console.language)
    if one.problem is None:
        return say("mail_sent", console.language, role=role, address=one.address)
    problem = one.problem.message(console.language)
    return say("mail_not_sent", console.language, role=role, problem=problem)


def _template(
    context: typer.Context,
    out: Annotated[
        Path, typer.Option("--out", help="help_template_out", metavar="meta_file", readable=False)
    ],
    period: PeriodOption = None,
    responsible: ResponsibleOption = None,
    unit: UnitOption = None,
    form: Annotated[Form, typer.Option("--as", help="help_template_as")] = Form.xlsx,
) -> None:
    console = console_of(context)
    snapshot = published(console)
    _refuse_unknown(snapshot, responsible, unit)
    if has_no_results(snapshot, period):
        console.say("no_results")
        return
    asked = questions.find_period(snapshot, period)
    rows = rows_to_fill_in(snapshot, asked, unit=unit, responsible=responsible)
    if not rows:
        console.say("template_empty")
        return
    written = (as_xlsx if form is Form.xlsx else as_csv)(rows, console.language)
    try:
        out.write_bytes(written)
    except OSError as error:
        raise CannotBeDone(
            "template_not_written", file=str(out), reason=reason_of(error)
        ) from error
    console.say("template_written", file=out.name, count=len(rows))


def _refuse_unknown(
    snapshot: duckdb.DuckDBPyConnection, responsible: str | None, unit: str | None
) -> None:
    """Refuse a responsible or a unit that the plan does not have."""
    questions.refuse_unknown(snapshot, Filter(org_unit_id=unit))
    known = responsibles(snapshot)
    if responsible is not None and responsible not in known:
        raise WrongUse("unknown_responsible", value=responsible, known=", ".join(known))
