"""Meeting mode: one goal a screen, large; the arrow keys go to the next and the one before."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard.address import amend_address
from dashboard.answers import about_of, ask
from dashboard.drawing.lights import light
from dashboard.frame import marks
from dashboard.parts.components import empty_state, html, paragraphs, title
from dashboard.parts.goal_rows import chosen_goals, what_it_was
from dashboard.selection import Selection
from dashboard.ways import address, way
from dashboard.words.sentences import indicator_title
from dashboard.words.summaries import goal_reason
from dashboard.words.values import area_name, is_empty

selection: Selection = st.session_state["selection"]
say = selection.say
INDICATORS_AT_MOST = 8


def step(goals: pd.DataFrame, number: int, by: int) -> str:
    """Return the way to another goal of the meeting, which an arrow key follows; at the ends none."""
    at = number + by
    name = "next" if by > 0 else "previous"
    text = escape(say(f"meeting.{name}"))
    if not 0 <= at < len(goals):
        return f'<span class="mk-small">{text}</span>'
    to = address("meeting", selection, goal=str(goals["goal_id"].iloc[at]))
    key = "ArrowRight" if by > 0 else "ArrowLeft"
    return f'<a href="{escape(to)}" data-key="{key}" rel="{name[:4]}">{text}</a>'


def steps(goals: pd.DataFrame, number: int) -> str:
    """Return the way back, where in the meeting one is, and the way on."""
    place = escape(say("meeting.place", number=number + 1, total=len(goals)))
    out = escape(address("overview", selection))
    leave = f'<a href="{out}" data-key="Escape">{escape(say("meeting.leave"))}</a>'
    return (
        f'<nav class="mk-steps" aria-label="{escape(say("meeting.steps"))}">{step(goals, number, -1)}'
        f"<span>{place}</span>{step(goals, number, 1)}{leave}</nav>"
    )


def judged(goal: pd.Series) -> str:
    """Return what the committee judges, where it has: its light, where it differs, and its analysis."""
    if is_empty(goal["analysis"]):
        return ""
    differs = not is_empty(goal["assessed"]) and goal["assessed"] != goal["status"]
    word = ""
    if differs:
        status = str(goal["assessed"])
        judged_as = say("overview.judged", status=say(f"light.lower_{status}"))
        word = f"<p>{light(status, say, 30)} <b>{escape(judged_as)}</b></p>"
    return f'<div class="mk-note">{word}{paragraphs([str(goal["analysis"])])}</div>'


def measured(goal_id: str) -> str:
    """Return the goal's indicators, each as its finding."""
    found = ask("goal_indicators", selection.snapshot_id, goal=goal_id, period=selection.period)
    items = "".join(
        "<li>" + way("indicator", indicator_title(row, say), selection, str(row["status"]),
                     indicator=str(row["indicator_id"]), at=str(row["org_unit_id"]),
                     goal=goal_id) + "</li>"
        for _, row in found.head(INDICATORS_AT_MOST).iterrows()
    )  # fmt: skip
    more = len(found) - INDICATORS_AT_MOST
    rest = paragraphs([say("meeting.more", count=more)], "mk-small") if more > 0 else ""
    return f'<ul class="mk-list">{items}</ul>{rest}'


def main() -> None:
    """Show the page."""
    goals = chosen_goals(selection)
    if goals.empty:
        empty_state(say("overview.no_goals_title"), say("goal.none_to_choose"))
        return
    ids = goals["goal_id"].tolist()
    asked = st.query_params.get("goal")
    number = ids.index(asked) if asked in ids else 0
    if asked != ids[number]:
        amend_address({"goal": ids[number]})
    goal = ask("goal", selection.snapshot_id, goal=ids[number], period=selection.period).iloc[0]
    status = str(goal["status"])
    about = about_of(selection.snapshot_id)
    place = escape(f"{area_name(goal, say)} · {say.period(selection.period)}")
    html(f'<div class="mk-kicker mk-place"><p>{place}</p>{marks(about, say)}</div>')
    title(str(goal["title"]))
    html(
        f'<div class="mk-meeting"><div class="mk-large">{light(status, say, 92)}<div>'
        f"<b>{escape(say(f'light.{status}'))}</b> "
        f'<span class="mk-small">{what_it_was(goals.iloc[number], selection)}</span>'
        f"<p>{escape(goal_reason(goal, say))}</p></div></div>{judged(goal)}{measured(ids[number])}"
        f"{steps(goals, number)}</div>"
    )


main()
