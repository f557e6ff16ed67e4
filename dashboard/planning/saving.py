"""The end of every form: who it is, why, what it would change, and then saving."""

from collections.abc import Sequence

import streamlit as st

from dashboard.access import who
from dashboard.parts.components import html, paragraphs
from dashboard.parts.writing import ask_who
from dashboard.planning.conflict import told
from dashboard.planning.draft import Draft, begin_anew
from dashboard.planning.effects import Names, effect, row_name
from dashboard.planning.fields import Field
from dashboard.planning.remarks import CHANGED_MEANWHILE, field_of, remarks, remarks_list
from dashboard.planning.versions import Place
from dashboard.words.plain_text import plain_markdown

NOTE_AT_MOST = 300


def ready(draft: Draft) -> bool:
    """Say whether what was asked about can be saved."""
    return draft.outcome is not None and not draft.outcome.is_refused


def show_back(place: Place, draft: Draft) -> None:
    """Say that what was written and not saved has been given back, and let it be thrown away."""
    if not draft.is_back:
        return
    html(f'<div class="mk-note">{paragraphs([place.say("plansave.back")])}</div>')
    st.button(
        place.say("plansave.throw"), key=f"{place.key}|throw", on_click=begin_anew, args=(place,)
    )


def show_effect(draft: Draft, fields: Sequence[Field], names: Names, place: Place) -> None:
    """Show what saving would do, or what stands in its way."""
    html(told(draft.told))
    if draft.outcome is None:
        return
    if draft.outcome.is_refused:
        html(remarks_list(_elsewhere(draft, fields, place)))
    else:
        html(effect(draft, draft.outcome, fields, names, place.say))


def _elsewhere(draft: Draft, fields: Sequence[Field], place: Place) -> list[str]:
    """Return the errors that no field has told of: in a form of one row those of the row itself."""
    errors = (
        [one for one in draft.outcome.findings if one.severity == "error"] if draft.outcome else []
    )
    of = [one for one in errors if one.code != CHANGED_MEANWHILE]
    if place.is_one_row:
        return remarks([one for one in of if field_of(one, fields) is None], fields, place.say)
    named = [row_name(row, fields, place.say) for row in draft.asked or []]
    return remarks(of, fields, place.say, named)


def show_buttons(place: Place, *, can_save: bool) -> None:
    """Show who it is, a line about why, and the buttons: what it changes, and, that seen, to save it."""
    say = place.say
    with st.container(horizontal=True, key="planby"):
        ask_who(say)
        st.text_input(say("plansave.note"), key=f"{place.key}|note", max_chars=NOTE_AT_MOST)
    with st.container(horizontal=True, key="planbuttons"):
        st.form_submit_button(
            say("plansave.preview"), on_click=wish_for, args=(place, "preview"),
            type="secondary" if can_save else "primary",
        )  # fmt: skip
        if can_save:
            text = say("plansave.save_now")
            if place.version:
                text = say("plansave.save", name=place.plan)
            st.form_submit_button(
                plain_markdown(text), type="primary", on_click=wish_for, args=(place, "save")
            )


def wish_for(place: Place, wish: str) -> None:
    """Keep what a button asks for until the page is drawn."""
    st.session_state[f"{place.key}|wish"] = wish


def wish_of(place: Place) -> str:
    """Return what a button has asked for, once; empty where none has."""
    return str(st.session_state.pop(f"{place.key}|wish", ""))


def said(place: Place) -> tuple[str, str]:
    """Return who it is and the line about why, as they stand in the form."""
    by = str(st.session_state.get("who_field") or who()).strip()
    return by, str(st.session_state.get(f"{place.key}|note") or "").strip()
