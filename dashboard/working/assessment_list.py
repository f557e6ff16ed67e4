"""The period's goals by committee, and how far the assessment of each has come."""

from html import escape

import pandas as pd

from dashboard.parts.components import folded, listed, section, table
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import lower_period
from dashboard.words.values import is_empty

STATES = ("none", "draft", "ready", "approved")
OPEN_AT_MOST = 12


def assessment_headline(found: pd.DataFrame, selection: Selection) -> str:
    """Say how many of the period's goals are assessed and approved."""
    say = selection.say
    approved = int((found["state"] == "approved").sum())
    period = lower_period(selection.period, say)
    key = "assess.headline_all" if approved == len(found) else "assess.headline"
    return say(key, approved=approved, total=len(found), period=period)


def assessment_list(found: pd.DataFrame, selection: Selection) -> str:
    """Return the counts of every committee as a table, and its goals below, each a way to its form.

    found: as in `questions/assessment_coverage.sql`.
    """
    say = selection.say
    committees = list(dict.fromkeys(found["committee"]))
    headers = [say("assess.committee"), *(say(f"assess.state_{state}") for state in STATES)]
    counts = found.groupby("committee")["state"].value_counts()
    rows = [
        [escape(name), *(str(counts.get((name, state), 0)) for state in STATES)]
        for name in committees
    ]
    summary = table(headers, rows, [False, *(True for _ in STATES)], say("assess.list_caption"))
    goals = "".join(_of_committee(name, found, selection) for name in committees)
    return section(say("assess.by_committee"), summary) + section(say("assess.goals"), goals)


def _of_committee(name: str, found: pd.DataFrame, selection: Selection) -> str:
    own = found[found["committee"] == name]
    lines = listed((_line(goal, selection) for _, goal in own.iterrows()), "mk-rows")
    left = int((own["state"] != "approved").sum())
    told = selection.say("assess.left", name=name, left=left, total=len(own))
    return folded(told, lines, is_open=len(found) <= OPEN_AT_MOST)


def _line(goal: pd.Series, selection: Selection) -> str:
    """Return a goal as a way to its form, its state, unit and who answers for it, as HTML."""
    say, state = selection.say, str(goal["state"])
    to = way("assess", str(goal["title"]), selection, goal=str(goal["goal_id"]))
    parts = [str(goal["unit"])]
    if not is_empty(goal["responsible"]):
        parts.append(str(goal["responsible"]))
    if state == "approved" and not is_empty(goal["approved_date"]):
        parts.append(say.day(goal["approved_date"]))
    mark = f'<span class="mk-state {state}">{escape(say(f"assess.state_{state}"))}</span>'
    return f'{to}<div class="mk-small mk-task">{mark} {escape(", ".join(parts))}</div>'
