"""Results against money: what is reached, beside what it costs."""

import streamlit as st

from dashboard.parts.components import title
from dashboard.selection import Selection

selection: Selection = st.session_state["selection"]

title(selection.say("app.menu_money"))
