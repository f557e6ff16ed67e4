"""The list of activities: what is done, by whom, until when, and how far it has come."""

from html import escape

import pandas as pd

from dashboard.parts.components import listed
from dashboard.words.translate import THIN, Speaker
from dashboard.words.values import is_empty


def activity_list(found: pd.DataFrame, say: Speaker) -> str:
    """Return activities as HTML; found: one row each, columns as in `questions/activities.sql`."""
    return listed(
        (f'{escape(row["title"])} <span class="mk-small">{escape(_under(row, say))}</span>'
         for _, row in found.iterrows()),
        "mk-list",
    )  # fmt: skip


def _under(row: pd.Series, say: Speaker) -> str:
    """Say an activity's state, how far it has come, its last day and who answers for it."""
    parts = [say(f"activity.{row['status']}")]
    if row["status"] == "in_progress" and not is_empty(row["percent_done"]):
        parts[0] += f" ({say.number(float(row['percent_done']), 0)}{THIN}%)"
    if not is_empty(row["due_date"]):
        parts.append(say("activity.due", date=say.day(row["due_date"])))
    if not is_empty(row["responsible"]):
        parts.append(str(row["responsible"]))
    return ", ".join(parts)
