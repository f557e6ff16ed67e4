"""Coverage: what was expected and has not been reported, and whom to remind."""

import streamlit as st

from dashboard.parts.components import title
from dashboard.parts.writing import refuse_reader
from dashboard.selection import Selection

selection: Selection = st.session_state["selection"]
say = selection.say


def main() -> None:
    """Show the page."""
    if refuse_reader(say):
        return
    title(say("app.menu_coverage"))


main()
