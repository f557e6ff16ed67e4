"""The goals that are to be assessed for the period and are not, with who answers for them."""

from html import escape

import pandas as pd

from dashboard.answers import ask
from dashboard.parts.components import folded, paragraphs, section
from dashboard.parts.stacked_table import stacked_table
from dashboard.reporting.tables import role_name
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import lower_period

DONE = ("ready", "approved")


def unassessed(selection: Selection) -> str:
    """Return the part on assessments as HTML; nothing where none is asked for in the period."""
    found = ask("assessment_coverage", selection.snapshot_id, period=selection.period,
                unit=selection.unit_or_top, level=None, area=None)  # fmt: skip
    if found.empty:
        return ""
    say = selection.say
    open_ = found[~found["state"].isin(DONE)]
    counts = say("coverage.assessed", expected=len(found), done=len(found) - len(open_),
                 period=lower_period(selection.period, say))  # fmt: skip
    headers = [
        say("coverage.goal"),
        say("coverage.committee"),
        say("coverage.responsible"),
        say("coverage.state"),
    ]
    rows = [_row(goal, selection) for _, goal in open_.iterrows()]
    caption = say("coverage.unassessed_caption")
    shown = folded(caption, stacked_table(headers, [("", rows)], caption)) if rows else ""
    to_assess = f'<p class="mk-ways">{way("assess", say("coverage.to_assess"), selection)}</p>'
    return section(say("coverage.assessments_title"), paragraphs([counts]) + shown + to_assess)


def _row(goal: pd.Series, selection: Selection) -> list[str]:
    say = selection.say
    role = "" if pd.isna(goal["responsible"]) else str(goal["responsible"])
    return [
        way("goal", str(goal["title"]), selection, goal=str(goal["goal_id"])),
        escape(str(goal["committee"])),
        escape(role_name(role, say)),
        escape(say(f"coverage.state_{goal['state']}")),
    ]
