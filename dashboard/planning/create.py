"""A new version of the plan: named after its year, begun from what is in force or from another."""

from datetime import date
from html import escape

import streamlit as st

from dashboard.access import who
from dashboard.parts.components import html, listed, paragraphs
from dashboard.parts.writing import ask_who
from dashboard.planning.conflict import told
from dashboard.planning.known import home
from dashboard.planning.versions import IN_FORCE, Place, version_name
from dashboard.ways import way
from etl.errors import MalkollError
from etl.planning.plans import create_plan, list_plans

NAME_AT_MOST = 40


def show_create(place: Place) -> None:
    """Show what a version is, and the form that makes one."""
    say = place.say
    made = st.session_state.pop("plan|made", "")
    if made:
        to = way("plan", say("plan.to_made", name=made), place.selection, plan=made, part="targets")
        html(
            f'<div class="mk-done" role="status">{paragraphs([say("plan.made", name=made)])}<p>{to}</p></div>'
        )
    html(paragraphs([say("plan.create_lead")]))
    html(
        listed(
            (escape(say(f"plan.create_{step}")) for step in ("copy", "work", "decide")), "mk-points"
        )
    )
    html(told(str(st.session_state.pop("plan|told", ""))))
    plans = list_plans(home())
    names = {IN_FORCE: say("plan.in_force"), **{one.name: version_name(one, say) for one in plans
                                               if one.state != "in_force"}}  # fmt: skip
    st.session_state.setdefault("plan|name", proposed_name([one.name for one in plans]))
    with st.form("plan|create"):
        with st.container(horizontal=True, key="planby"):
            st.text_input(say("plan.create_name"), key="plan|name", max_chars=NAME_AT_MOST)
            st.selectbox(say("plan.create_from"), list(names), key="plan|from",
                         format_func=lambda one: names.get(one, one))  # fmt: skip
            ask_who(say)
        st.form_submit_button(
            say("plan.create_button"), type="primary", on_click=_create, args=(place,)
        )


def proposed_name(taken: list[str]) -> str:
    """Return next year, or the year after those that have a version."""
    year = date.today().year + 1
    while str(year) in taken:
        year += 1
    return str(year)


def _create(place: Place) -> None:
    name, start = str(st.session_state["plan|name"]).strip(), st.session_state["plan|from"]
    by = str(st.session_state.get("who_field") or who()).strip()
    try:
        create_plan(home(), name, by, None if start == IN_FORCE else start)
    except MalkollError as error:
        st.session_state["plan|told"] = error.message(place.say.language)
        return
    st.session_state["who"] = by
    st.session_state["plan|made"] = name
    st.session_state.pop("plan|name")
