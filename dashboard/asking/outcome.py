"""What came of a query: the table, the chart and the file; or what is wrong, and where."""

from datetime import date, datetime
from html import escape
from typing import Any

import pandas as pd

from dashboard.answers import about_of
from dashboard.asking.chart import show_chart
from dashboard.asking.editor import Outcome
from dashboard.parts.components import html, paragraphs, section, table
from dashboard.parts.downloads import show_download, source_notes
from dashboard.selection import Selection
from dashboard.words.in_full import in_full
from dashboard.words.translate import Speaker
from etl.asking.answer import Answer, told_apart
from etl.errors import MalkollError

# More rows than these a reader does not read; they are in the file.
SHOWN = 500


def show_outcome(outcome: Outcome, selection: Selection) -> None:
    """Show it."""
    say = selection.say
    if outcome.error is not None:
        html(wrong(outcome.error, say))
    elif outcome.answer is not None:
        answer = outcome.answer
        html(
            section(
                say("sql.answer"),
                f'<p role="status">{escape(counted(answer, say))}</p>',
                "mk-tight",
            )
        )
        if answer.rows:
            html(answer_table(answer, say))
            _show_file(outcome.query, answer, selection)
            show_chart(answer, say)


def wrong(error: MalkollError, say: Speaker) -> str:
    """Return what is wrong as HTML: in the reader's words, and DuckDB's own where it has said something."""
    told, _, own = error.message(say.language).partition("\n")
    said = f'<pre lang="en" translate="no">{escape(own)}</pre>' if own else ""
    return (
        f'<section class="mk-section mk-wrong" role="alert"><h2>{escape(say("sql.wrong"))}</h2>'
        f"{paragraphs([told])}{said}</section>"
    )


def counted(answer: Answer, say: Speaker) -> str:
    """Say how many rows there are, how many of them are shown, and whether there were more."""
    count = len(answer.rows)
    numbers = {"count": say.number(count, 0), "shown": say.number(SHOWN, 0)}
    if answer.is_cut:
        return say("sql.rows_cut_shown" if count > SHOWN else "sql.rows_cut", **numbers)
    if count > SHOWN:
        return say("sql.rows_shown", **numbers)
    if count == 1:
        return say("sql.rows_one")
    return say("sql.rows", **numbers) if count else say("sql.no_rows")


def answer_table(answer: Answer, say: Speaker) -> str:
    """Return the first rows as an HTML table; names and values stand as they are, whatever is in them."""
    headers = [f'<span translate="no">{escape(name)}</span>' for name in told_apart(answer.names)]
    rows = [[_cell(value, say) for value in row] for row in answer.rows[:SHOWN]]
    shown = table(headers, rows, answer.numeric, say("sql.answer"))
    return f'<div class="mk-answer" translate="no">{shown}</div>'


def _cell(value: Any, say: Speaker) -> str:
    if value is None:
        return f'<span class="mk-small">{escape(say("sql.null"))}</span>'
    if isinstance(value, bool):
        return escape(say("sql.yes" if value else "sql.no"))
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, int | float | date):
        return escape(in_full(value, say))
    return escape(str(value))


def frame_of(answer: Answer) -> pd.DataFrame:
    """Return the answer as the table of a file: every row that came, its columns named as asked."""
    return answer.frame()


def _show_file(query: str, answer: Answer, selection: Selection) -> None:
    say = selection.say
    notes = source_notes(about_of(selection.snapshot_id), say("sql.asked"), say)
    notes.append(say("sql.query_note", query=" ".join(query.split())))
    if answer.is_cut:
        notes.append(say("sql.cut_note", count=say.number(len(answer.rows), 0)))
    show_download(frame_of(answer), say("sql.file"), notes, say, say("sql.download"))
