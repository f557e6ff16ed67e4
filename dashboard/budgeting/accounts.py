"""All accounts of one unit side by side."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

import pandas as pd

from dashboard.budgeting.asked import ACCOUNTS, Asked, month_of
from dashboard.budgeting.table import figure_cells, largest_of
from dashboard.parts.components import section
from dashboard.parts.stacked_table import stacked_table
from dashboard.ways import way


def accounts_part(asked: Asked) -> str:
    """Return the part as HTML; nothing where the unit has one account alone."""
    say = asked.say
    each = [replace(asked, account=account) for account in ACCOUNTS]
    known = [(one, row) for one in each if (row := one.chosen) is not None]
    if len(known) < 2:
        return ""
    headers = [say("budget.account"), say("budget.budget"), say("budget.outcome"), say("budget.deviation"),
               say("budget.light"), say("budget.full_year_budget"), say("budget.forecast"),
               say("budget.forecast_deviation")]  # fmt: skip
    title = say("budget.accounts_title", unit=asked.unit_name)
    largest = largest_of(pd.DataFrame([row for _, row in known]))
    table = stacked_table(headers, [("", _rows(known, largest, asked))], title, numeric=True)
    return section(title, table, "mk-budget")


def _rows(
    known: "list[tuple[Asked, pd.Series]]", largest: dict[str, float], asked: Asked
) -> Iterator[list[str]]:
    for one, row in known:
        yield [_name(one, asked), *figure_cells(row, largest, one)]


def _name(one: Asked, asked: Asked) -> str:
    """Return an account's name: a way to its own table, with its month where that is another."""
    name = one.say(f"budget.account_{one.account}")
    if one.account == asked.account:
        shown = f"<b>{escape(name)}</b>"
    else:
        shown = way("budget", name, one.selection, **one.kept)
    if one.date is None or one.date == asked.date:
        return shown
    month = month_of(one.date, one.say)
    return f'{shown} <span class="mk-small">{escape(month)}</span>'
