"""The form of an assessment: the committee's own light, its analysis, its measures, and the approval."""

from datetime import date
from html import escape
from typing import Any

import streamlit as st

from dashboard.parts.components import heading, html, paragraphs
from dashboard.selection import Selection
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import Speaker
from dashboard.working.drafting import (
    STATES,
    Draft,
    drop_draft,
    keep_mine,
    keep_typed,
    save_draft,
    told,
)

LIGHTS = ("met", "near", "missed", "no_data", "")
LETTERS_AT_MOST = 10_000
FIELD_WORDS = {"status": "assess.light", "analysis": "assess.analysis", "measures_taken": "assess.measures",
               "assessed_by": "assess.assessed_by", "approved_date": "assess.approved_date",
               "minutes_reference": "assess.minutes", "state": "assess.state"}  # fmt: skip


def show_form(draft: Draft, selection: Selection, note: str) -> None:
    """Show what came of the last press, the fields and the presses that save them."""
    say = selection.say
    # Always there, told or not: what stands below keeps its place, and with it what is being typed.
    with st.container(key="assess-told"):
        tell_what_came(say)
        if draft.theirs:
            show_theirs(draft, selection, note)
    html(paragraphs([_standing(draft, say)], "mk-note"))
    for name, value in draft.typed.items():
        st.session_state.setdefault(draft.widget(name), value)
    st.radio(say("assess.light"), LIGHTS, horizontal=True, **_kept(draft, "status"),
             format_func=lambda one: say(f"light.{one}" if one else "assess.no_light"))  # fmt: skip
    st.text_area(say("assess.analysis"), height=220, max_chars=LETTERS_AT_MOST,
                 placeholder=say("assess.analysis_help"), **_kept(draft, "analysis"))  # fmt: skip
    st.text_area(say("assess.measures"), height=110, max_chars=LETTERS_AT_MOST,
                 **_kept(draft, "measures_taken"))  # fmt: skip
    st.text_input(say("assess.assessed_by"), max_chars=200, **_kept(draft, "assessed_by"))
    with st.container(horizontal=True, key="assess-save"):
        for state, kind in (("draft", "secondary"), ("ready", "secondary")):
            st.button(say(f"assess.save_{state}"), key=f"save-{state}", on_click=save_draft,
                      args=(draft, state, selection, note), type=kind)  # type: ignore[arg-type] # fmt: skip
    _show_approval(draft, selection, note)
    for name in draft.typed:
        draft.typed[name] = st.session_state[draft.widget(name)] or ""
    if draft.is_changed and not draft.theirs:
        html(paragraphs([say("assess.unsaved")], "mk-small"))


def _kept(draft: Draft, name: str) -> dict[str, Any]:
    """Return what makes a widget one of the draft's fields: kept as soon as it is typed."""
    return {"key": draft.widget(name), "on_change": keep_typed, "args": (draft, name)}


def _show_approval(draft: Draft, selection: Selection, note: str) -> None:
    """Show the committee's approval: its date, the paragraph of the minutes, and the press."""
    say = selection.say
    html(heading(say("assess.approval_title")) + paragraphs([say("assess.approval")], "mk-small"))
    with st.container(horizontal=True, key="assess-approval"):
        st.text_input(say("assess.approved_date"), max_chars=10,
                      placeholder=say("assess.date_form"), **_kept(draft, "approved_date"))  # fmt: skip
        st.text_input(say("assess.minutes"), max_chars=100, placeholder="§ 87",
                      **_kept(draft, "minutes_reference"))  # fmt: skip
    st.button(say("assess.save_approved"), key="save-approved", on_click=save_draft,
              args=(draft, STATES[-1], selection, note), type="primary")  # fmt: skip


def _standing(draft: Draft, say: Speaker) -> str:
    """Say how far the assessment has come, and what it takes to change an approved one."""
    known = draft.known
    if known["state"] == "approved":
        minutes = f", {known['minutes_reference']}" if known["minutes_reference"] else ""
        on = date.fromisoformat(known["approved_date"]) if known["approved_date"] else None
        day = say.day(on) if on else "–"
        return say("assess.is_approved", date=day, minutes=minutes)
    return say(f"assess.is_{known['state']}")


def tell_what_came(say: Speaker) -> None:
    """Tell, once, what came of the last press."""
    kind, texts = told()
    for text in texts:
        (st.error if kind == "error" else st.success)(plain_markdown(text))


def show_theirs(draft: Draft, selection: Selection, note: str) -> None:
    """Show what others have saved of the same assessment since it was opened, beside one's own."""
    say = selection.say
    params = draft.theirs[0].params
    st.error(
        plain_markdown(
            say("assess.meanwhile", by=params["delivered_by"], at=params["delivered_at"])
        )
    )
    parts = []
    for one in draft.theirs:
        label = say(FIELD_WORDS.get(one.column, "assess.analysis"))
        for whose, text in (("theirs", one.params["theirs"]), ("mine", one.value)):
            said = _worded(one.column, str(text), say)
            parts.append(
                f"<div><h2>{escape(say(f'assess.{whose}', field=label))}</h2><p>{escape(said)}</p></div>"
            )
    html(f'<div class="mk-theirs">{"".join(parts)}</div>')
    with st.container(horizontal=True, key="assess-choice"):
        st.button(
            say("assess.keep_mine"),
            key="keep-mine",
            on_click=keep_mine,
            args=(draft, selection, note),
        )
        st.button(say("assess.take_theirs"), key="take-theirs", on_click=drop_draft, args=(draft,))


def _worded(column: str, text: str, say: Speaker) -> str:
    """Return a field's value in words: the light and the state are words of the contract."""
    if not text:
        return "–"
    if column == "status":
        return say(f"light.{text}")
    return say(f"assess.state_{text}") if column == "state" else text
