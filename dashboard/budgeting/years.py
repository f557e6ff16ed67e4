"""The unit's years: full-year budget, outcome and deviation for each, as a table and a small picture."""

from collections.abc import Iterator
from html import escape

import pandas as pd

from dashboard.budgeting.asked import Asked, month_of
from dashboard.budgeting.cells import deviation_cell, light_cell
from dashboard.drawing.palette import LIGHTS
from dashboard.drawing.svg import svg_address
from dashboard.parts.components import section
from dashboard.parts.stacked_table import stacked_table
from dashboard.words.values import is_empty

WIDE, HIGH, COLUMN, FOOT = 46, 110, 30, 16
TONES = {"budget": "rgba(125,138,147,.35)", "outcome": "#3d84ab"}


def years_part(asked: Asked) -> str:
    """Return the part as HTML; nothing where there is one year alone."""
    years = asked.years
    if len(years) < 2:
        return ""
    say = asked.say
    headers = [say("budget.year"), say("budget.full_year_budget"), say("budget.outcome"),
               say("budget.deviation"), say("budget.light")]  # fmt: skip
    account = say(f"budget.account_{asked.account}")
    title = say("budget.years_title", account=account.lower(), unit=asked.unit_name)
    table = stacked_table(headers, [("", _rows(asked))], title, numeric=True)
    return section(title, f'<div class="mk-years">{_figure(asked)}{table}</div>')


def _rows(asked: Asked) -> Iterator[list[str]]:
    amounts = asked.amounts
    known = asked.years["deviation"].dropna().abs()
    largest = float(known.max()) if len(known) else 0.0
    for _, row in asked.years.iterrows():
        yield [
            _year(row, asked), _amount(row["full_year_budget"], asked), _amount(row["outcome"], asked),
            deviation_cell(row["deviation"], largest, amounts, row["deviation_pct"]),
            light_cell(str(row["status"]), amounts.say),
        ]  # fmt: skip


def _year(row: pd.Series, asked: Asked) -> str:
    """Return a year, with the month that its outcome and deviation run to where it is not over."""
    name = str(int(row["year"]))
    if is_empty(row["end_date"]) or pd.Timestamp(row["end_date"]).month == 12:
        return name
    until = asked.say("budget.until", month=month_of(pd.Timestamp(row["end_date"]), asked.say))
    return f'{name} <span class="mk-small">{escape(until)}</span>'


def _amount(amount: object, asked: Asked) -> str:
    if is_empty(amount):
        return f'<span class="mk-muted">{escape(asked.say("budget.missing"))}</span>'
    return escape(asked.amounts.text(float(amount)))  # type: ignore[arg-type]


def _figure(asked: Asked) -> str:
    """Return the years as columns, the outcome within the full year's budget; the table says the same."""
    years = asked.years[::-1]
    values = years[["full_year_budget", "outcome"]].astype(float)
    highest = float(values.max().max())
    if not highest > 0 or float(values.min().min()) < 0:
        return ""
    drawn = "".join(_column(place, row, highest) for place, (_, row) in enumerate(years.iterrows()))
    width = WIDE * len(years)
    picture = svg_address(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HIGH}"'
        f' font-family="sans-serif" font-size="11" text-anchor="middle">{drawn}</svg>'
    )
    alt = asked.say(
        "budget.years_picture", first=int(years["year"].iloc[0]), last=int(years["year"].iloc[-1])
    )
    return f'<img src="{picture}" alt="{escape(alt)}" width="{width}" height="{HIGH}">'


def _column(place: int, row: pd.Series, highest: float) -> str:
    left = place * WIDE + (WIDE - COLUMN) / 2
    room = HIGH - FOOT - 2
    middle = left + COLUMN / 2
    drawn = (
        f'<text x="{middle}" y="{HIGH - 3}" fill="{LIGHTS["no_data"]}">{int(row["year"])}</text>'
    )
    for key, name, inset in (("full_year_budget", "budget", 0), ("outcome", "outcome", 7)):
        if is_empty(row[key]):
            continue
        tall = room * float(row[key]) / highest
        drawn += (
            f'<rect x="{left + inset}" y="{room + 2 - tall:.1f}" width="{COLUMN - 2 * inset}"'
            f' height="{tall:.1f}" fill="{TONES[name]}"/>'
        )
    return drawn
