"""What was delivered: what it changed, the ways there, and the way to undo it."""

import streamlit as st

from dashboard.answers import store
from dashboard.delivering.changes import rows_table
from dashboard.delivering.draft import Draft, begin_anew
from dashboard.delivering.jobs import Job
from dashboard.delivering.light_changes import show_light_changes
from dashboard.parts.components import heading, html, paragraphs, title
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import Speaker, capital
from etl.errors import MalkollError
from etl.pipeline import withdraw
from etl.uploading.uploads import Outcome


def show_done(draft: Draft, outcome: Outcome, selection: Selection) -> None:
    """Show what came of the delivery."""
    say = selection.say
    if draft.undone:
        title(say("deliver.undone"))
        html(paragraphs([say("deliver.undone_lead")], "mk-lead"))
    else:
        title(_headline(outcome, say))
        html(paragraphs([say("deliver.done_lead", batch=outcome.batch)], "mk-lead"))
    html(f'<p class="mk-ways">{_ways(outcome, selection)}</p>')
    if st.button(say("deliver.another"), type="primary", key="another"):
        begin_anew()
        st.query_params.pop("step", None)
        st.rerun()
    html(rows_table(outcome.delivered, say))
    if draft.undone:
        return
    if outcome.changed_lights:
        html(heading(say("deliver.lights_done")))
        show_light_changes(outcome.changed_lights, selection)
    _show_undo(draft, outcome, say)


def _headline(outcome: Outcome, say: Speaker) -> str:
    lights = len(outcome.changed_lights)
    if lights == 0:
        return say("deliver.done_no_light")
    if lights == 1:
        return say("deliver.done_one_light")
    return say("deliver.done_lights", lights=capital(say.count(lights)))


def _ways(outcome: Outcome, selection: Selection) -> str:
    """Return the ways to the overview and to each delivery in the history."""
    say = selection.say
    ways = [way("overview", say("deliver.to_overview"), selection)]
    ways += [
        way("deliveries", say("deliver.to_delivery", file=one.file), selection, delivery=one.delivery_id)
        for one in outcome.delivered if one.delivery_id
    ]  # fmt: skip
    return " ".join(ways)


def _show_undo(draft: Draft, outcome: Outcome, say: Speaker) -> None:
    html(heading(say("deliver.undo_title")))
    html(paragraphs([say("deliver.undo_text")]))
    note = st.text_input(say("deliver.undo_note"), key="undo_note", max_chars=500)
    if not st.button(say("deliver.undo"), key="undo"):
        return
    if not note.strip():
        html(paragraphs([say("deliver.undo_needs_note")], "mk-why missed"))
    else:
        undo(draft, outcome, note, say)


def undo(draft: Draft, outcome: Outcome, note: str, say: Speaker) -> None:
    """Withdraw what was delivered, the last first: what leans on another goes before it."""
    if "undo" not in draft.jobs:
        home, by = store().home, str(st.session_state.get("who", ""))
        ids = [one.delivery_id for one in reversed(outcome.delivered) if one.delivery_id]

        def work(told: object) -> None:
            for one in ids:
                if one not in draft.withdrawn:
                    withdraw(home, one, note, by=by)
                    draft.withdrawn.append(one)

        draft.jobs["undo"] = Job("undo", work)
    try:
        draft.result("undo", say("deliver.is_undoing"))
    except MalkollError as error:
        told = [error.message(say.language)]
        if draft.withdrawn:
            told.append(say("deliver.undone_in_part", ids=", ".join(draft.withdrawn)))
        html(paragraphs(told, "mk-why missed"))
        return
    draft.jobs.clear()
    draft.undone = True
    st.rerun()
