"""What a responsible has to do, sorted by date: values to report, goals to assess and to approve."""

from collections.abc import Iterator
from datetime import date
from html import escape

import pandas as pd

from dashboard.parts.components import folded, listed, section
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import lower_period
from dashboard.words.values import is_empty
from dashboard.working.days import days_words
from etl.year import Occasion, deadline

SHOWN_AT_ONCE = 12
JUDGING = ("assess", "approve")


def with_due(found: pd.DataFrame, year: list[Occasion]) -> pd.DataFrame:
    """Return the things to do with `due`, the last day for each, the nearest first.

    found: as in `questions/things_to_do.sql`. One row a thing: values of one indicator that several units
    lack are one thing, with `units`, how many; the other columns are those of the first.
    """
    found = found.assign(end_date=pd.to_datetime(found["end_date"]).dt.date)
    due = [
        _due(what, end, year) for what, end in zip(found["what"], found["end_date"], strict=True)
    ]
    key = found["what"] + "\0" + found["id"] + "\0" + found["period"].fillna("")
    whole = found.assign(due=due, units=key.groupby(key).transform("size"))
    return whole[~key.duplicated()].sort_values("due", kind="stable")


def _due(what: str, end: date, year: list[Occasion]) -> date:
    return end if what == "finish" else deadline(year, what, end)


def task_sections(tasks: pd.DataFrame, selection: Selection, now: date) -> str:
    """Return what is to be reported, assessed and approved as HTML, a part each; tasks: as `with_due`."""
    say = selection.say
    parts = []
    for what in ("report", *JUDGING):
        some = tasks[tasks["what"] == what]
        if some.empty:
            continue
        lines = [_line(task, selection, now) for _, task in some.iterrows()]
        shown = listed(lines[:SHOWN_AT_ONCE], "mk-rows")
        if rest := lines[SHOWN_AT_ONCE:]:
            shown += folded(say("work.more", count=len(rest)), listed(rest, "mk-rows"))
        parts.append(
            section(say(f"work.{what}_title", count=len(some)), shown + _ways(what, selection))
        )
    return "".join(parts)


def _ways(what: str, selection: Selection) -> str:
    if what != "report":
        return ""
    to_template = way("coverage", selection.say("work.to_template"), selection)
    return f'<p class="mk-ways">{to_template}</p>'


def _line(task: pd.Series, selection: Selection, now: date) -> str:
    """Return one thing as HTML: a way to where it is done, and whose it is, of what and until when."""
    title, what = str(task["title"]), str(task["what"])
    if what == "report":
        to = way("deliver", title, selection)
    else:
        to = way("assess", title, selection, goal=str(task["id"]), period=str(task["period"]))
    under = ", ".join(_told(task, selection))
    return f'{to}<div class="mk-small mk-task">{due_mark(task["due"], selection, now)} {escape(under)}</div>'


def _told(task: pd.Series, selection: Selection) -> Iterator[str]:
    say = selection.say
    if task["units"] > 1:
        yield say("work.units", count=int(task["units"]))
    else:
        yield str(task["unit"])
    yield lower_period(str(task["period"]), say)
    if task["state"] == "draft":
        yield say("work.is_draft")
    if not is_empty(task["responsible"]):
        yield str(task["responsible"])


def due_mark(due: date, selection: Selection, now: date) -> str:
    """Return how many days are left, or late, as HTML, with the day itself."""
    say = selection.say
    kind = "mk-due late" if due < now else "mk-due"
    told = say("work.due", days=days_words(due, now, say), day=say.day(due))
    return f'<b class="{kind}">{escape(told)}</b>'
