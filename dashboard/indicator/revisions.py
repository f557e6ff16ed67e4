"""Every revision of an indicator's values: what was delivered when, and by which file."""

from html import escape

import pandas as pd

from dashboard.indicator.files import revisions_frame, show_file
from dashboard.indicator.subject import Subject
from dashboard.parts.components import html, paragraphs, table
from dashboard.parts.values_table import table_value
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, is_empty

SHOWN_AT_MOST = 300


def show_revisions(subject: Subject) -> None:
    """Show every delivered value with its delivery; how many were replaced is said first."""
    say = subject.say
    found = subject.answer("indicator_revisions", unit=subject.unit)
    if found.empty:
        is_made = len(subject.points) > 0
        none = "indicator.no_revisions" if is_made else "indicator.nothing_delivered"
        html(paragraphs([say(none, unit=subject.names[subject.unit])]))
        return
    is_newest = ~found.duplicated(["period", "breakdown"])
    shown = found.head(SHOWN_AT_MOST)
    headers = [say(f"indicator.{name}") for name in
               ("period_column", "breakdown", "value_column", "delivered", "file", "note")]  # fmt: skip
    rows = [
        _cells(row, subject.row, say, is_newest=bool(newest))
        for (_, row), newest in zip(shown.iterrows(), is_newest, strict=False)
    ]
    caption = say("indicator.revisions_caption", name=subject.row["name"])
    if (found["value_status"] == "confidential").any():
        html(paragraphs([say("indicator.revisions_secret")], "mk-small"))
    told = paragraphs([say("indicator.revised", count=int((~is_newest).sum()))])
    if len(shown) < len(found):
        told += paragraphs([say("indicator.revisions_cut", shown=len(shown), total=len(found))])
    html(told + table(headers, rows, [False, False, True, False, False, False], caption))
    show_file(revisions_frame(found, subject), say("indicator.view_revisions"), subject)


def _cells(row: pd.Series, indicator: Row, say: Speaker, *, is_newest: bool) -> list[str]:
    value = table_value(indicator, row, say)
    if not is_newest:
        value = f'<s>{value}</s> <span class="mk-small">{escape(say("indicator.replaced"))}</span>'
    note = "" if is_empty(row["note"]) else str(row["note"])
    return [escape(say.period(row["period"])), escape(say(f"indicator.{row['breakdown']}")), value,
            escape(say.day(row["delivered_at"])), escape(str(row["file_name"])), escape(note)]  # fmt: skip
