"""Deliver: files, step by step, from what is read in them to what they change."""

import streamlit as st

from dashboard.answers import store
from dashboard.delivering.changes import finish, show_changes
from dashboard.delivering.done import show_done
from dashboard.delivering.draft import CHANGES, FIRST, MEANING, WRONG, Draft, current
from dashboard.delivering.meaning import show_meaning
from dashboard.delivering.questions import is_delivering
from dashboard.delivering.reading import show_reading
from dashboard.delivering.steps import follow_address, show_steps
from dashboard.delivering.wrong import show_wrong
from dashboard.parts.components import html, paragraphs
from dashboard.parts.writing import refuse_reader
from dashboard.selection import Selection
from etl.errors import MalkollError

selection: Selection = st.session_state["selection"]
say = selection.say
SHOW = {FIRST: show_reading, MEANING: show_meaning, WRONG: show_wrong, CHANGES: show_changes}


def show_step(draft: Draft) -> None:
    """Show the step of the delivery that one has come to."""
    if draft.outcome is not None:
        show_done(draft, draft.outcome, selection)
        return
    if is_delivering(draft):
        finish(draft, "", say)
    if not draft.files:
        draft.step = draft.reached = FIRST
    show_steps(draft, selection)
    SHOW[draft.step](draft, selection)


def tell(error: MalkollError, draft: Draft) -> None:
    """Say what stands in the way, and let it be tried again."""
    # Where things lie on the server's disk is nobody's business here.
    told = error.message(say.language)
    for place in (store().home.resolve(), draft.folder):
        told = told.replace(str(place), place.name)
    html(paragraphs([told], "mk-why missed"))
    if st.button(say("deliver.try_again"), key="try_again"):
        st.rerun()


def main() -> None:
    """Show the page."""
    if refuse_reader(say):
        return
    draft = current()
    follow_address(draft)
    try:
        show_step(draft)
    except MalkollError as error:
        tell(error, draft)


main()
