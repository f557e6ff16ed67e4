"""Ask the figures in SQL: the editor, the answer as table, file and chart; the dictionary beside."""

import streamlit as st

from dashboard.asking.dictionary import dictionary
from dashboard.asking.editor import show_editor, show_examples
from dashboard.asking.outcome import show_outcome
from dashboard.parts.components import html, paragraphs, title
from dashboard.selection import Selection

selection: Selection = st.session_state["selection"]
say = selection.say

title(say("sql.title"))
html(paragraphs([say("sql.lead")], "mk-lead"))
with st.container(key="sql-page"):
    asked, beside = st.columns([5, 3], gap="large")
    with asked:
        outcome = show_editor(selection)
        if outcome is not None:
            show_outcome(outcome, selection)
    with beside:
        show_examples(selection)
        html(dictionary(selection.snapshot_id, say))
        html(paragraphs([say("sql.elsewhere")], "mk-small"))
