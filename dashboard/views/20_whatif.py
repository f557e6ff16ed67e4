"""What if: another target, tolerance or roll-up, and which lights it would change; nothing is stored."""

import streamlit as st

from dashboard.parts.components import title
from dashboard.selection import Selection

selection: Selection = st.session_state["selection"]

title(selection.say("app.menu_whatif"))
