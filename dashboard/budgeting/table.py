"""The table: the chosen unit and those below it: budget, outcome, forecast, light, the year's forecasts."""

from collections.abc import Iterator
from html import escape

import pandas as pd

from dashboard.budgeting.amounts import Amounts
from dashboard.budgeting.asked import Asked, month_of
from dashboard.budgeting.cells import amount_cell, deviation_cell, light_cell, origin_text
from dashboard.drawing.sparks import spark
from dashboard.parts.stacked_table import stacked_table
from dashboard.ways import way
from dashboard.words.values import is_empty

SPARK = (92, 34)
DEVIATIONS = ("deviation", "forecast_deviation")


def budget_table(asked: Asked) -> str:
    """Return the table as HTML; each unit's name is a way down to it."""
    say = asked.say
    headers = [
        say("budget.unit"), say("budget.budget"), say("budget.outcome"), say("budget.deviation"),
        say("budget.light"), say("budget.full_year_budget"), say("budget.forecast"),
        say("budget.forecast_deviation"), say("budget.through_year"),
    ]  # fmt: skip
    return stacked_table(headers, [("", _rows(asked))], caption_of(asked), numeric=True)


def caption_of(asked: Asked) -> str:
    """Say what the table shows: the account, up to when and in what unit."""
    day = asked.date
    until = asked.say.period(asked.selection.period) if day is None else month_of(day, asked.say)
    return asked.say("budget.caption", account=asked.say(f"budget.account_{asked.account}"),
                     month=until, unit=asked.amounts.unit)  # fmt: skip


def _rows(asked: Asked) -> Iterator[list[str]]:
    largest = largest_of(asked.rows)
    for _, row in asked.rows.iterrows():
        yield [_name(row, asked), *figure_cells(row, largest, asked), _through_year(row, asked)]


def figure_cells(row: pd.Series, largest: dict[str, float], asked: Asked) -> list[str]:
    """Return the cells of a row from the budget to the forecast deviation."""
    amounts, wrong = asked.amounts, asked.mismatches
    return [
        amount_cell(row, "budget", amounts, wrong), amount_cell(row, "outcome", amounts, wrong),
        deviation_cell(row["deviation"], largest["deviation"], amounts, row["deviation_pct"]),
        light_cell(str(row["status"]), amounts.say),
        amount_cell(row, "full_year_budget", amounts, wrong),
        amount_cell(row, "forecast", amounts, wrong),
        deviation_cell(row["forecast_deviation"], largest["forecast_deviation"], amounts,
                       row["forecast_deviation_pct"]),
    ]  # fmt: skip


def largest_of(rows: pd.DataFrame) -> dict[str, float]:
    """Return the largest deviation of each kind, which fills its side of a bar."""
    known = {name: rows[name].dropna().abs() for name in DEVIATIONS}
    return {name: float(one.max()) if len(one) else 0.0 for name, one in known.items()}


def _name(row: pd.Series, asked: Asked) -> str:
    """Return a unit's name: a way down to it, or the chosen one's own; with what is computed."""
    name = str(row["name"])
    if row["is_chosen"]:
        shown = f"<b>{escape(name)}</b>"
    else:
        shown = way("budget", name, asked.selection, unit=str(row["org_unit_id"]), level=None,
                    **asked.kept)  # fmt: skip
    made = origin_text(row, asked.say)
    return f'{shown} <span class="mk-small">{escape(made)}</span>' if made else shown


def _through_year(row: pd.Series, asked: Asked) -> str:
    """Return the forecasts through the year as a small picture beside the full year's budget."""
    of_unit = asked.forecasts[asked.forecasts["org_unit_id"] == row["org_unit_id"]]
    if of_unit.empty:
        return ""
    full_year = row["full_year_budget"]
    aims = [] if is_empty(full_year) else [float(full_year)]
    picture = spark(of_unit, aims, size=SPARK)
    told = forecast_sentence(of_unit, asked.amounts)
    width, height = SPARK
    return f'<img src="{picture}" alt="{escape(told)}" width="{width}" height="{height}">'


def forecast_sentence(points: pd.DataFrame, amounts: Amounts) -> str:
    """Say what a picture shows: the first forecast of the year, and the newest."""
    say = amounts.say
    ends = [points.iloc[0], points.iloc[-1]]
    first, last = (
        {"value": amounts.measured(float(one["value"])), "period": say.short_period(one["period"])}
        for one in ends
    )
    if len(points) == 1:
        return say("chart.only", **last)
    return say("chart.from_to", first=first["value"], first_period=first["period"],
               last=last["value"], last_period=last["period"])  # fmt: skip
