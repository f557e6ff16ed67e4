"""The fourth step: what the delivery changes, row by row and light by light; then it is delivered."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.delivering.draft import WRONG, Draft
from dashboard.delivering.labels import kind_label
from dashboard.delivering.light_changes import show_light_changes
from dashboard.delivering.questions import deliver_once, keep_what_was_said, preview_of
from dashboard.delivering.steps import go
from dashboard.parts.components import heading, html, paragraphs, table, title
from dashboard.parts.writing import ask_who
from dashboard.selection import Selection
from dashboard.words.translate import Speaker
from etl.pipeline import Delivered
from etl.uploading.uploads import Outcome

NOTE_AT_MOST = 500


def show_changes(draft: Draft, selection: Selection) -> None:
    """Show the step."""
    say = selection.say
    outcome = preview_of(draft, say)
    if outcome.is_refused:
        go(draft, WRONG)
    title(_headline(outcome, say))
    if outcome.brings_nothing:
        html(paragraphs([say("deliver.brings_nothing")], "mk-lead"))
        html(rows_table(outcome.delivered, say))
        return
    html(paragraphs([say("deliver.nothing_yet")], "mk-lead"))
    for file in draft.files:
        if file.before_mending is not None:
            html(paragraphs([say("deliver.is_mended", file=file.name)], "mk-note"))
    _ask_and_deliver(draft, say)
    html(rows_table(outcome.delivered, say))
    if outcome.changed_lights:
        html(heading(say("deliver.lights_title")))
        show_light_changes(outcome.changed_lights, selection)


def _headline(outcome: Outcome, say: Speaker) -> str:
    if outcome.brings_nothing:
        return say("deliver.known_already")
    lights = len(outcome.changed_lights)
    if lights == 0:
        return say("deliver.changes_no_light")
    if lights == 1:
        return say("deliver.changes_one_light")
    return say("deliver.changes_lights", lights=say.count(lights))


def rows_table(delivered: Sequence[Delivered], say: Speaker) -> str:
    """Return what each file brings, as a table: its new, changed and unchanged rows."""
    headers = [say("deliver.file"), say("deliver.kind"), say("deliver.new"), say("deliver.changed"),
               say("deliver.unchanged")]  # fmt: skip
    rows = [
        [
            escape(one.file), escape(kind_label(one.kind, say)),
            *(say.number(count, 0) for count in (one.new, one.changed, one.unchanged)),
        ]
        for one in delivered
    ]  # fmt: skip
    shown = table(headers, rows, [False, False, True, True, True], say("deliver.rows_caption"))
    return f'<div class="mk-measure">{shown}</div>'


def _ask_and_deliver(draft: Draft, say: Speaker) -> None:
    """Ask who delivers and what is to be said of it, and deliver at the press."""
    with st.container(horizontal=True, key="deliver_fields"):
        by = ask_who(say)
        draft.note = st.text_input(
            say("deliver.note"), draft.note, max_chars=NOTE_AT_MOST, key=f"note_{draft.number}",
            help=say("deliver.note_help"),
        )  # fmt: skip
    if st.button(say("deliver.deliver"), type="primary", key="deliver"):
        finish(draft, by, say)


def finish(draft: Draft, by: str, say: Speaker) -> None:
    """Deliver, and show what came of it; what was found wrong meanwhile is shown instead."""
    outcome = deliver_once(draft, by, say)
    draft.jobs.clear()
    if outcome.is_refused:
        st.session_state["delivering_told"] = say("deliver.refused_meanwhile")
        go(draft, WRONG)
    draft.outcome = outcome
    keep_what_was_said(draft)
    st.rerun()
