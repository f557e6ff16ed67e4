"""One goal: its light and why, its chain, its indicators, the committee's judgement, its activities."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.choosing import choose_goal
from dashboard.components import (
    empty_state,
    heading,
    html,
    light,
    link,
    paragraphs,
    title,
    worded_light,
)
from dashboard.selection import Selection
from dashboard.sentences import reason_sentence
from dashboard.summaries import goal_reason
from dashboard.translate import lower_period
from dashboard.values import area_name, is_empty

selection: Selection = st.session_state["selection"]
say = selection.say


def show_lights(goal: pd.Series) -> None:
    """Say the computed light and why, and beside it what the committee judged where they differ."""
    if is_empty(goal["status"]):
        paragraphs([say("goal.not_in_period", period=lower_period(selection.period, say))])
        return
    lights = [lit(str(goal["status"]), goal_reason(goal, say), "goal.computed")]
    if is_judged_otherwise(goal):
        lights.append(lit(str(goal["assessed"]), say("goal.assessment_differs"),
                          "goal.assessment_title"))  # fmt: skip
        html(f'<div class="mk-two">{"".join(lights)}</div>')
    else:
        html(lit(str(goal["status"]), goal_reason(goal, say)))


def lit(status: str, why: str, whose: str = "") -> str:
    """Return a light with its word, its reason and, where there are two, whose it is."""
    head = f'<div class="mk-small">{escape(say(whose))}</div>' if whose else ""
    word = escape(say(f"light.{status}"))
    return (f'<div class="mk-why {status}">{head}{light(status, say, 18)} '
            f"<b>{word}.</b> {escape(why)}</div>")  # fmt: skip


def is_judged_otherwise(goal: pd.Series) -> bool:
    """Say whether the committee's judgement differs from the computed light."""
    return not is_empty(goal["assessed"]) and bool(goal["assessed"] != goal["status"])


def show_assessment(goal: pd.Series) -> None:
    """Show the committee's judgement: its light, analysis, measures, and who approved it when."""
    if is_empty(goal["analysis"]):
        if not is_empty(goal["assessment_state"]):
            paragraphs([say("goal.assessment_pending")], "mk-small")
        return
    heading(say("goal.assessment_title"))
    if not is_empty(goal["assessed"]):
        html(f"<p>{worded_light(str(goal['assessed']), say)}</p>")
    paragraphs([goal["analysis"]])
    if not is_empty(goal["measures_taken"]):
        paragraphs([f"{say('goal.measures_title')}: {goal['measures_taken']}"])
    if not is_empty(goal["approved_date"]):
        key = "goal.assessment_on" if is_empty(goal["assessed_by"]) else "goal.assessment_by"
        on = say(key, by=goal["assessed_by"], date=say.day(goal["approved_date"]))
        paragraphs([on], "mk-small")


def show_chain(goal_id: str) -> None:
    """Show the goals above and below as an indented list of ways."""
    heading(say("goal.chain_title"))
    chain = ask("goal_chain", selection.snapshot_id, goal=goal_id, period=selection.period)
    with st.container(key="list-chain"):
        for number, (_, row) in enumerate(chain.iterrows()):
            with st.container(key=f"depth-{min(int(row['depth']), 4)}-{number}"):
                show_link(row, is_present=row["goal_id"] == goal_id)


def show_link(row: pd.Series, *, is_present: bool) -> None:
    """Show one goal of the chain: a way to it, or, where it is the page's own, its name marked."""
    status = None if is_empty(row["status"]) else str(row["status"])
    text = f"{row['title']} ({row['unit']})"
    if status is None:
        text += f", {say('goal.not_valid')}"
    if is_present:
        picture = light(status, say, 20) if status else ""
        html(f'<div class="mk-present" aria-current="page">{picture} {escape(text)}</div>')
    else:
        link("goal", text, selection, status, goal=str(row["goal_id"]))


def show_indicators(goal_id: str) -> None:
    """Show what the goal is measured by, each with the sentence that explains its light."""
    heading(say("goal.indicators_title"))
    found = ask("goal_indicators", selection.snapshot_id, goal=goal_id, period=selection.period)
    if found.empty:
        paragraphs([say("goal.no_indicators")])
    for number, row in found.iterrows():
        with st.container(key=f"row-indicator-{number}"):
            link("indicator", str(row["name"]), selection, str(row["status"]),
                 indicator=str(row["indicator_id"]), at=str(row["org_unit_id"]))  # fmt: skip
            html(f'<div class="mk-small">{escape(under_indicator(row))}</div>')


def under_indicator(row: pd.Series) -> str:
    """Explain the light, and say where it is measured when not at the goal's own unit."""
    sentence = reason_sentence(row, say)
    if row["reading"] == "own":
        return sentence
    return f"{sentence} ({say('goal.reading_' + row['reading'], unit=row['unit'])})"


def show_activities(goal_id: str) -> None:
    """List the goal's activities with their state and day."""
    found = ask("activities", selection.snapshot_id, goal=goal_id, unit=None)
    if found.empty:
        return
    heading(say("goal.activities_title"))
    lines = [
        f"<li>{escape(row['title'])} <span class='mk-small'>{escape(under_activity(row))}</span></li>"
        for _, row in found.iterrows()
    ]
    html(f"<ul>{''.join(lines)}</ul>")


def under_activity(row: pd.Series) -> str:
    """Say an activity's state and the day by which it is to be done."""
    state = say(f"activity.{row['status']}")
    if is_empty(row["due_date"]):
        return state
    return f"{state}, {say('activity.due', date=say.day(row['due_date']))}"


def main() -> None:
    """Show the page."""
    goal_id = choose_goal(selection)
    if goal_id is None:
        empty_state(say("overview.no_goals_title"), say("goal.none_to_choose"))
        return
    goal = ask("goal", selection.snapshot_id, goal=goal_id, period=selection.period).iloc[0]
    paragraphs([f"{area_name(goal, say)} › {goal['unit']}"], "mk-small")
    title(str(goal["title"]))
    show_lights(goal)
    if not is_empty(goal["description"]):
        paragraphs([goal["description"]])
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        show_indicators(goal_id)
        show_assessment(goal)
    with right:
        with st.container(border=True, key="card-chain"):
            show_chain(goal_id)
        with st.container(border=True, key="card-activities"):
            show_activities(goal_id)
            if not is_empty(goal["responsible"]):
                paragraphs([say("goal.responsible", who=goal["responsible"])], "mk-small")


main()
