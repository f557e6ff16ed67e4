"""Where the figures are from: each unit's delivery, or the units below that they are the sum of."""

from collections.abc import Iterator
from html import escape

import pandas as pd

from dashboard.budgeting.asked import Asked
from dashboard.parts.components import folded, paragraphs
from dashboard.parts.stacked_table import stacked_table
from dashboard.words.values import is_empty


def sources_part(asked: Asked) -> str:
    """Return the part as HTML, folded."""
    say = asked.say
    headers = [say("budget.unit"), say("budget.source_now"), say("budget.full_year_budget"),
               say("budget.forecast")]  # fmt: skip
    title = say("budget.sources_title")
    table = stacked_table(headers, [("", _rows(asked))], title)
    return folded(title, table + paragraphs([say("budget.sources_note")], "mk-small"))


def _rows(asked: Asked) -> Iterator[list[str]]:
    found = {
        (row["org_unit_id"], str(pd.Timestamp(row["end_date"]))): row
        for _, row in asked.sources.iterrows()
    }
    if asked.date is None:
        return
    year_end = pd.Timestamp(asked.date.year, 12, 31)
    days = (asked.date, year_end, asked.forecast_date)
    measures = ("outcome", "full_year_budget", "forecast")
    for _, row in asked.rows.iterrows():
        unit = row["org_unit_id"]
        cells = [
            "" if is_empty(row[name]) else _source(found.get((unit, str(day))), row, name, asked)
            for day, name in zip(days, measures, strict=True)
        ]
        yield [escape(str(row["name"])), *cells]


def _source(delivery: "pd.Series | None", row: pd.Series, measure: str, asked: Asked) -> str:
    """Return the file and day of a delivery; or that the figure is the sum of those below."""
    say = asked.say
    origin = row.get(f"{measure}_origin")
    if delivery is None or origin == "units":
        return escape(say("budget.made_of_units"))
    text = say("budget.source", file=delivery["file_name"], date=say.day(delivery["delivered_at"]))
    return escape(text)
