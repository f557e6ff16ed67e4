"""The municipality's year: as a wheel, as a list and as a calendar."""

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
    title(say("app.menu_year"))


main()
