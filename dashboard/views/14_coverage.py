"""Coverage: what was expected and has not been reported, and whom to remind."""

import pandas as pd
import streamlit as st

from dashboard.answers import about_of
from dashboard.kept_choice import choose_one
from dashboard.parts.components import empty_state, html, paragraphs, section, title
from dashboard.parts.downloads import show_download, source_notes
from dashboard.parts.writing import refuse_reader
from dashboard.reporting.due import due_values
from dashboard.reporting.sending import show_sending
from dashboard.reporting.tables import (
    headline,
    missing_frame,
    missing_table,
    role_name,
    show_counts,
)
from dashboard.reporting.unassessed import unassessed
from dashboard.selection import Selection

selection: Selection = st.session_state["selection"]
say = selection.say
ANY, NOBODY = "*", "-"


def narrowed(missing: pd.DataFrame) -> pd.DataFrame:
    """Return what is missing of the responsible that the reader chooses; of all at first."""
    roles = sorted(set(missing["responsible"]), key=lambda role: (role == "", role))
    names = {
        ANY: say("coverage.anyone"),
        **{role or NOBODY: role_name(role, say) for role in roles},
    }
    chosen = choose_one("responsible", say("coverage.of_responsible"), names, ANY)
    return (
        missing if chosen == ANY else missing[missing["responsible"].replace("", NOBODY) == chosen]
    )


def show_missing(missing: pd.DataFrame) -> None:
    """Show what has not come, narrowed to one responsible where the reader wishes, and the file of it."""
    html(section(say("coverage.missing_title"), "", "mk-tight"))
    shown = narrowed(missing)
    html(missing_table(shown, selection))
    notes = source_notes(about_of(selection.snapshot_id), say.period(selection.period), say)
    name = f"{say('coverage.file')} {selection.period}"
    show_download(missing_frame(shown, say), name, notes, say, say("coverage.download"))


def main() -> None:
    """Show the page."""
    if refuse_reader(say):
        return
    due = due_values(selection) if selection.period else pd.DataFrame()
    if due.empty:
        empty_state(say("coverage.none_title"), say("coverage.none"))
        return
    missing = due[~due["is_reported"]]
    title(headline(due, selection))
    html(paragraphs([say("coverage.lead")], "mk-lead"))
    show_counts(due, selection)
    if len(missing):
        show_missing(missing)
        show_sending(missing, selection)
    html(unassessed(selection))


main()
