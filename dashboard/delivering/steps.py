"""The four steps of a delivery: which is shown, and the ways between them."""

from html import escape

import streamlit as st

from dashboard.delivering.draft import CHANGES, FIRST, MEANING, WRONG, Draft
from dashboard.parts.components import html
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import Speaker

STEPS = (FIRST, MEANING, WRONG, CHANGES)
ADDRESS = "delivering_address"


def names(say: Speaker) -> dict[int, str]:
    """Return what each step is called."""
    return {
        FIRST: say("deliver.step_read"),
        MEANING: say("deliver.step_means"),
        WRONG: say("deliver.step_wrong"),
        CHANGES: say("deliver.step_changes"),
    }


def follow_address(draft: Draft) -> None:
    """Take the step that the address asks for, where a link or the browser's way back has changed it."""
    asked, written = st.query_params.get("step", ""), st.session_state.get(ADDRESS, "")
    if asked != written and asked in map(str, STEPS):
        draft.step, draft.is_going_on = min(int(asked), draft.reached), False
    st.session_state[ADDRESS] = asked


def go(draft: Draft, step: int, *, is_going_on: bool = False) -> None:
    """Show another step: a new one in the browser's history, so that the way back leads here."""
    draft.go(step, is_going_on=is_going_on)
    st.query_params["step"] = st.session_state[ADDRESS] = str(step)
    st.rerun()


def show_steps(draft: Draft, selection: Selection) -> None:
    """Show the steps, where one stands, and the ways back to those that are done."""
    say = selection.say
    items = "".join(
        f"<li>{_step(number, name, draft, selection)}</li>" for number, name in names(say).items()
    )
    html(
        f'<nav class="mk-wizard" aria-label="{escape(say("deliver.steps"))}"><ol>{items}</ol></nav>'
    )


def _step(number: int, name: str, draft: Draft, selection: Selection) -> str:
    if number == draft.step:
        return f'<span aria-current="step">{escape(name)}</span>'
    if number <= draft.reached and draft.files:
        return way("deliver", name, selection, step=str(number))
    return f"<span>{escape(name)}</span>"
