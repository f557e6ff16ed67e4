"""Assess: a committee's own light and analysis of its goals in a period, from draft to approved."""

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.parts.components import empty_state, html, paragraphs, title
from dashboard.parts.writing import ask_who, refuse_reader
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import lower_period
from dashboard.words.values import is_empty
from dashboard.working.assessment_beside import before, computed, indicators
from dashboard.working.assessment_form import show_form
from dashboard.working.assessment_list import assessment_headline, assessment_list
from dashboard.working.drafting import Draft, open_draft

selection: Selection = st.session_state["selection"]
say = selection.say


def show_list() -> None:
    """Show the period's goals and how far the assessment of each has come."""
    found = ask("assessment_coverage", selection.snapshot_id, period=selection.period,
                unit=selection.unit_or_top, level=None, area=selection.area)  # fmt: skip
    if found.empty:
        period = lower_period(selection.period, say) if selection.period else ""
        empty_state(say("assess.none_asked_title"), say("assess.none_asked", period=period))
        return
    title(assessment_headline(found, selection))
    html(paragraphs([say("assess.lead")], "mk-lead"))
    html(assessment_list(found, selection))


def show_goal(goal: pd.Series) -> None:
    """Show the form of one goal's assessment, with what it is written beside."""
    goal_id = str(goal["goal_id"])
    back = way("assess", say("assess.back", period=lower_period(selection.period, say)), selection)
    to_goal = way("goal", say("assess.to_goal"), selection, goal=goal_id)
    html(f'<p class="mk-kicker">{back} › {to_goal}</p>')
    title(say("assess.title", title=goal["title"]))
    html(computed(goal, selection))
    draft = open_draft(goal_id, selection.period, selection)
    last = ask("assessment_before", selection.snapshot_id, goal=goal_id, period=selection.period)
    note = say("assess.note", title=goal["title"], period=say.period(selection.period))
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        ask_who(say)
        show_form(draft, selection, note)
    with right:
        html(indicators(goal_id, selection))
        if len(last):
            show_before(last.iloc[0], draft)


def show_before(last: pd.Series, draft: Draft) -> None:
    """Show the assessment before this, and the press that copies its text."""
    html(before(last, selection))
    st.button(say("assess.copy"), key="copy-before", on_click=copy_before, args=(last, draft))


def copy_before(last: pd.Series, draft: Draft) -> None:
    """Put the last period's texts after what has been typed; nothing that was typed is lost."""
    for name in ("analysis", "measures_taken"):
        typed = st.session_state.get(draft.widget(name), "") or ""
        if not is_empty(last[name]):
            draft.type(name, f"{typed}\n\n{last[name]}".strip())


def main() -> None:
    """Show the page."""
    if refuse_reader(say):
        return
    asked = st.query_params.get("goal")
    if not asked or not selection.period:
        show_list()
        return
    found = ask("goal", selection.snapshot_id, goal=asked, period=selection.period)
    if found.empty:
        st.warning(plain_markdown(say("app.not_found_goal", value=asked)))
        show_list()
        return
    show_goal(found.iloc[0])


main()
