"""One goal: its light and why, its chain, its indicators, the committee's judgement, its activities."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.components import empty_state, html, light, link, paragraphs, worded_light
from dashboard.selection import Selection
from dashboard.sentences import goal_reason, reason_sentence

selection: Selection = st.session_state["selection"]
say = selection.say


def choose_goal() -> str | None:
    """Return the goal in the address, or the one chosen from the list."""
    listed = ask("goal_list", selection.snapshot_id, unit=selection.unit_or_top,
                 level=selection.level, area=selection.area)  # fmt: skip
    asked = st.query_params.get("goal")
    names = {row["goal_id"]: "\u2003" * row["depth"] + row["title"] for _, row in listed.iterrows()}
    if asked and asked not in names:
        found = ask("goal", selection.snapshot_id, goal=asked, period=selection.period)
        if found.empty:
            st.warning(say("app.not_found_goal", value=asked))
        else:
            names = {asked: found["title"].iloc[0], **names}
    if not names:
        return None
    options = list(names)
    index = options.index(asked) if asked in names else 0
    chosen = st.selectbox(say("choose.goal"), options, index=index, key=f"goal-{asked}",
                          format_func=lambda goal: names[goal])  # fmt: skip
    if chosen != asked:
        st.query_params["goal"] = chosen
    return str(chosen)


def show_light(goal: pd.Series) -> None:
    """Say the light, and why."""
    status = str(goal["status"])
    why = escape(goal_reason(goal, say))
    html(
        f'<div class="mk-why {status}">{light(status, say, 18)} '
        f"<b>{escape(say(f'light.{status}'))}.</b> {why}</div>"
    )


def show_assessment(goal: pd.Series) -> None:
    """Show what the committee judged, beside the computed light."""
    if not isinstance(goal["analysis"], str):
        if isinstance(goal["assessment_state"], str):
            paragraphs([say("goal.assessment_pending")], "mk-small")
        return
    st.header(say("goal.assessment_title"), anchor=False)
    if isinstance(goal["assessed"], str):
        html(f"<p>{worded_light(goal['assessed'], say)}</p>")
        if goal["assessed"] != goal["status"]:
            paragraphs([say("goal.assessment_differs")], "mk-small")
    paragraphs([goal["analysis"]])
    if isinstance(goal["measures_taken"], str):
        paragraphs([f"{say('goal.measures_title')}: {goal['measures_taken']}"])
    if goal["approved_date"] is not pd.NaT and goal["approved_date"] is not None:
        by = goal["assessed_by"] or ""
        paragraphs(
            [say("goal.assessment_by", by=by, date=say.day(goal["approved_date"]))], "mk-small"
        )


def show_chain(goal_id: str) -> None:
    """Show the goals above and below as an indented list of ways."""
    st.header(say("goal.chain_title"), anchor=False)
    chain = ask("goal_chain", selection.snapshot_id, goal=goal_id, period=selection.period)
    with st.container(key="list-chain"):
        for _, row in chain.iterrows():
            with st.container(key=f"depth-{row['depth']}-{row['goal_id']}"):
                status = row["status"] if isinstance(row["status"], str) else "no_data"
                text = f"{row['title']} ({row['unit']})"
                link("goal", text, selection, status, goal=str(row["goal_id"]))


def show_indicators(goal_id: str) -> None:
    """Show what the goal is measured by, each with the sentence that explains its light."""
    st.header(say("goal.indicators_title"), anchor=False)
    found = ask("goal_indicators", selection.snapshot_id, goal=goal_id, period=selection.period)
    if found.empty:
        paragraphs([say("goal.no_indicators")])
    for _, row in found.iterrows():
        with st.container(key=f"row-{row['indicator_id']}-{row['org_unit_id']}"):
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
    st.header(say("goal.activities_title"), anchor=False)
    lines = []
    for _, row in found.iterrows():
        due = (
            ""
            if pd.isna(row["due_date"])
            else f", {say('activity.due', date=say.day(row['due_date']))}"
        )
        state = say(f"activity.{row['status']}")
        lines.append(
            f"<li>{escape(row['title'])} <span class='mk-small'>{escape(state + due)}</span></li>"
        )
    html(f"<ul>{''.join(lines)}</ul>")


def main() -> None:
    """Show the page."""
    goal_id = choose_goal()
    if goal_id is None:
        empty_state(say("overview.no_goals_title"), say("overview.no_goals", unit=""))
        return
    goal = ask("goal", selection.snapshot_id, goal=goal_id, period=selection.period).iloc[0]
    area = goal["name_en"] if selection.language == "en" and goal["name_en"] else goal["name_sv"]
    paragraphs([f"{area} › {goal['unit']}"], "mk-small")
    st.title(str(goal["title"]), anchor=False)
    if isinstance(goal["status"], str):
        show_light(goal)
    if isinstance(goal["description"], str):
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
            if isinstance(goal["responsible"], str):
                paragraphs([say("goal.responsible", who=goal["responsible"])], "mk-small")


main()
