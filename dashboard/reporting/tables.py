"""How much is reported, counted by committee, responsible and period, and the table of what is missing."""

from collections.abc import Callable
from html import escape

import pandas as pd

from dashboard.parts.components import folded, html, paragraphs, section, table
from dashboard.parts.stacked_table import stacked_table
from dashboard.reporting.due import counted
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.ways import way
from dashboard.words.translate import THIN, Speaker, lower_period

SHOWN_AT_MOST = 100


def headline(due: pd.DataFrame, selection: Selection) -> str:
    """Say how much of what was expected is reported."""
    say = selection.say
    period = lower_period(selection.period, say)
    reported = int(due["is_reported"].sum())
    if reported == len(due):
        return say("coverage.headline_all", period=period, expected=len(due))
    return say("coverage.headline", period=period, expected=len(due), reported=reported)


def show_counts(due: pd.DataFrame, selection: Selection) -> None:
    """Show the counts: by committee openly, by responsible and by the indicators' own periods folded."""
    say = selection.say
    names = unit_names(selection.snapshot_id)

    def committee(one: str) -> str:
        return way("organisation", names[one], selection, unit=one, level=None)

    by_committee = _counts(due, "committee_id", "coverage.committee", committee, say)
    html(section(say("coverage.by_committee"), by_committee))
    by_role = _counts(
        due, "responsible", "coverage.responsible", lambda r: escape(role_name(r, say)), say
    )
    by_period = _counts(due, "period", "coverage.period", lambda p: escape(say.period(p)), say)
    html(
        folded(say("coverage.by_responsible"), by_role)
        + folded(say("coverage.by_period"), by_period)
    )


def role_name(role: str, say: Speaker) -> str:
    """Return a role as it is called; those that nobody answers for are called so."""
    return role or say("coverage.nobody")


def _counts(
    due: pd.DataFrame, by: str, label: str, named: Callable[[str], str], say: Speaker
) -> str:
    caption = say("coverage.counts_caption", by=say(label).lower())
    headers = [
        say(label),
        *(say(f"coverage.{one}") for one in ("missing", "reported", "expected", "share")),
    ]
    counts = counted(due, by)
    total = counts.sum()
    rows = [
        [name, *(say.number(row[one], 0) for one in ("missing", "reported", "expected")),
         share(row["reported"], row["expected"], say)]
        for name, row in [
            *((named(str(one)), row) for one, row in counts.iterrows()),
            (escape(say("coverage.all")), total),
        ]
    ]  # fmt: skip
    numeric = [False, True, True, True, True]
    return table([escape(h) for h in headers], rows, numeric, caption)


def share(part: int, whole: int, say: Speaker) -> str:
    """Return a part in per cent; never 100 where something is missing, nor 0 where something has come."""
    percent = round(100 * part / whole)
    if part < whole:
        percent = min(percent, 99)
    if part:
        percent = max(percent, 1)
    return f"{say.number(percent, 0)}{THIN}%"


def missing_table(missing: pd.DataFrame, selection: Selection) -> str:
    """Return the table of what is missing as HTML, so much of it as can be read; the file has all."""
    say = selection.say
    columns = ("indicator", "unit", "period", "responsible", "last_reported")
    headers = [say(f"coverage.{one}") for one in columns]
    rows = (_row(row, selection) for _, row in missing.head(SHOWN_AT_MOST).iterrows())
    body = stacked_table(headers, [("", rows)], say("coverage.missing_caption"))
    if len(missing) > SHOWN_AT_MOST:
        body += paragraphs(
            [say("coverage.missing_more", count=len(missing) - SHOWN_AT_MOST)], "mk-small"
        )
    return body


def _row(row: pd.Series, selection: Selection) -> list[str]:
    say = selection.say
    last, indicator, unit = (
        str(row[one]) for one in ("last_reported", "indicator_id", "org_unit_id")
    )
    return [
        way("indicator", str(row["name"]), selection, indicator=indicator, at=unit),
        way("organisation", str(row["unit"]), selection, unit=unit, level=None),
        escape(say.period(str(row["period"]))),
        escape(role_name(str(row["responsible"]), say)),
        escape(say.period(last) if last else say("coverage.never")),
    ]  # fmt: skip


def missing_frame(missing: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    """Return what is missing as rows for a file, its columns named in the reader's language."""
    columns = {
        "indicator_id": "coverage.indicator_id", "name": "coverage.indicator",
        "org_unit_id": "coverage.unit_id", "unit": "coverage.unit", "period": "coverage.period",
        "responsible": "coverage.responsible", "last_reported": "coverage.last_reported",
    }  # fmt: skip
    return missing[list(columns)].rename(columns={name: say(key) for name, key in columns.items()})
