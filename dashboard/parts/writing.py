"""What the pages that write share: who may, who it is, and the ways between them."""

import streamlit as st

from dashboard.access import may_write
from dashboard.parts.components import empty_state
from dashboard.parts.second_menu import second_menu
from dashboard.selection import Selection
from dashboard.words.translate import Speaker

WORK = ("work", "deliver", "deliveries", "coverage", "plan", "assess", "year")
LETTERS_AT_MOST = 100


def refuse_reader(say: Speaker) -> bool:
    """Say, where nothing may be written here, that this page is not for reading; True where it was said."""
    if may_write():
        return False
    empty_state(say("writing.refused_title"), say("writing.refused"))
    return True


def ask_who(say: Speaker) -> str:
    """Ask who is at work, once a session, and return it: what a delivery keeps as its deliverer."""
    # A widget's own key is forgotten when its page is left; what was said is not.
    said: str = st.text_input(
        say("writing.who"), value=st.session_state.get("who", ""), max_chars=LETTERS_AT_MOST,
        help=say("writing.who_help"), key="who_field",
    ).strip()  # fmt: skip
    st.session_state["who"] = said
    return said


def work_menu(page: str, selection: Selection) -> str:
    """Return the ways between the pages of work as HTML; nothing on the pages for reading."""
    if not may_write():
        return ""
    return second_menu(WORK, selection.say("writing.menu"), page, selection)
