"""Results against money: goals beside the budget, cost against quality, and what a result cost."""

import streamlit as st

from dashboard.parts.components import html
from dashboard.parts.terms import terms_box
from dashboard.selection import Selection
from dashboard.weighing.beside_budget import show_beside_budget
from dashboard.weighing.cost_quality import show_cost_quality
from dashboard.weighing.per_result import show_per_result

selection: Selection = st.session_state["selection"]
TERMS = ("goal", "met", "weight", "budget", "outcome", "net_cost", "surplus", "deficit",
         "comparison_group", "confidential")  # fmt: skip

show_beside_budget(selection)
show_cost_quality(selection)
show_per_result(selection)
html(terms_box(TERMS, selection.say))
