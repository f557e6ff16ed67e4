"""The list of goals by target area: light, title, how its indicators stand, what it was before."""

from collections.abc import Iterable
from html import escape

import pandas as pd

from dashboard.answers import ask
from dashboard.drawing.lights import bar, light
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.summaries import changes
from dashboard.words.values import area_name


def chosen_goals(selection: Selection) -> pd.DataFrame:
    """Return the goals chosen: one row each, as in `questions/goals.sql`, and change (1 better, -1 worse)."""
    goals = ask("goals", selection.snapshot_id, period=selection.period, area=selection.area,
                level=selection.level, unit=selection.unit_or_top)  # fmt: skip
    return goals.assign(change=changes(goals))


def goal_rows(goals: pd.DataFrame, selection: Selection) -> str:
    """Return the goals as HTML; goals: one row each, columns as in `questions/goals.sql`, and change."""
    areas = [group for _, group in goals.groupby("target_area_id", sort=False)]
    return "".join(_area(within, selection) for within in areas)


def _area(goals: pd.DataFrame, selection: Selection) -> str:
    rows = "".join(_row(goal, selection) for _, goal in goals.iterrows())
    name = escape(area_name(goals.iloc[0], selection.say))
    return f'<h3 class="mk-area">{name}</h3><ul class="mk-goals">{rows}</ul>'


def _row(goal: pd.Series, selection: Selection) -> str:
    status, title = str(goal["status"]), str(goal["title"])
    named = way("goal", title, selection, kind="mk-goal-name", goal=str(goal["goal_id"]))
    under = escape(" · ".join(under_title(goal, selection)))
    return (
        f'<li>{light(status, selection.say, 22)}<div>{named}<div class="mk-small">{under}</div></div>'
        f"<div>{bar(goal, selection.say)}</div>"
        f'<div class="mk-small">{what_it_was(goal, selection)}</div></li>'
    )


def under_title(goal: pd.Series, selection: Selection) -> Iterable[str]:
    """Say the light in words, whose the goal is, and what the committee judges where it differs."""
    say = selection.say
    yield say(f"light.{goal['status']}")
    if selection.level:
        yield str(goal["unit"])
    if isinstance(goal["assessed"], str) and goal["assessed"] != goal["status"]:
        yield say("overview.judged", status=say(f"light.lower_{goal['assessed']}"))


def what_it_was(goal: pd.Series, selection: Selection) -> str:
    """Say what the light was at the period before, as HTML: the arrow is read out as a word."""
    say, before = selection.say, goal["previous_status"]
    if not isinstance(before, str):
        return escape(say("overview.first_time"))
    if before == goal["status"] == "no_data":
        return ""
    if before == goal["status"]:
        return escape(say("overview.unchanged"))
    was = escape(say("overview.was", status=say(f"light.lower_{before}")))
    arrow, word = {1: ("↑", "better"), -1: ("↓", "worse")}.get(int(goal["change"]), ("", ""))
    if not arrow:
        return was
    heard = escape(say(f"overview.was_{word}"))
    return f'<span aria-hidden="true">{arrow}</span> <span class="mk-hidden">{heard}</span>{was}'
