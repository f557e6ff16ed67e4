"""Every revision of an indicator's values: what was delivered when, and by which file."""

from html import escape

import pandas as pd

from dashboard.access import may_write
from dashboard.indicator.files import revisions_frame, show_file
from dashboard.indicator.subject import Subject
from dashboard.parts.components import html, paragraphs, table
from dashboard.parts.values_table import table_value
from dashboard.ways import way
from dashboard.words.values import is_empty

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
    # Who delivered is for those who deliver; the page itself is for all the world.
    columns = ["period_column", "breakdown", "value_column", "delivered", "file", "note"]
    headers = [say(f"indicator.{name}") for name in [*columns, *(["by"] if may_write() else [])]]
    rows = [
        _cells(row, subject, is_newest=bool(newest))
        for (_, row), newest in zip(shown.iterrows(), is_newest, strict=False)
    ]
    caption = say("indicator.revisions_caption", name=subject.row["name"])
    if (found["value_status"] == "confidential").any():
        html(paragraphs([say("indicator.revisions_secret")], "mk-small"))
    told = paragraphs([say("indicator.revised", count=int((~is_newest).sum()))])
    if len(shown) < len(found):
        told += paragraphs([say("indicator.revisions_cut", shown=len(shown), total=len(found))])
    html(
        told
        + table(headers, rows, [name == say("indicator.value_column") for name in headers], caption)
    )
    show_file(revisions_frame(found, subject), say("indicator.view_revisions"), subject)


def _cells(row: pd.Series, subject: Subject, *, is_newest: bool) -> list[str]:
    say = subject.say
    value = table_value(subject.row, row, say)
    if not is_newest:
        value = f'<s>{value}</s> <span class="mk-small">{escape(say("indicator.replaced"))}</span>'
    note, by = ("" if is_empty(row[name]) else str(row[name]) for name in ("note", "delivered_by"))
    cells = [escape(say.period(row["period"])), escape(say(f"indicator.{row['breakdown']}")), value,
             escape(say.day(row["delivered_at"])), _file(row, subject), escape(note)]  # fmt: skip
    return [*cells, escape(by)] if may_write() else cells


def _file(row: pd.Series, subject: Subject) -> str:
    """Return the file's name: where one may write, a way to its delivery."""
    name = str(row["file_name"])
    shown = escape(name)
    if may_write():
        shown = way("deliveries", name, subject.selection, delivery=str(row["delivery_id"]))
    return f'<span translate="no">{shown}</span>'
