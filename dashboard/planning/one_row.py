"""One row of the plan: its form, what saving it would do, and what to think of."""

import re
from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from dashboard.kept_choice import parted
from dashboard.parts.components import html, listed, paragraphs, section
from dashboard.planning.conflict import is_conflict, show_conflict
from dashboard.planning.draft import Draft, Key, Texts, ask_about, draft_of, key_of
from dashboard.planning.effects import row_name
from dashboard.planning.fields import Field, PlanRow, fields_of
from dashboard.planning.known import advice_on, names
from dashboard.planning.readings import read_row
from dashboard.planning.remarks import by_field
from dashboard.planning.row_form import begin_fields, fill_fields, show_fields, typed
from dashboard.planning.saved import go_on_saved
from dashboard.planning.saving import (
    ready,
    said,
    show_back,
    show_buttons,
    show_effect,
    wish_for,
    wish_of,
)
from dashboard.planning.versions import Place
from dashboard.words.in_full import in_full
from dashboard.words.translate import Speaker
from etl.contract import kinds

NEW = "new"
WORTH = {"goals": "goal_id", "indicators": "indicator_id"}


def show_row(place: Place) -> None:
    """Show the form of the row in the address, or of a new one."""
    say, kind = place.say, kinds()[place.part]
    key = () if place.edit == NEW else tuple(parted(place.edit))
    draft = draft_of(place, place.part)
    if key and key not in draft.opened:
        html(paragraphs([say("plan.no_row")]))
        return
    known = names(place.plan)
    fields = fields_of(kind, known, say)
    begin_fields(fields, draft.start.get("", _texts(draft, key, fields, say)), _at(place, draft))
    wrong = _act(place, draft, fields)
    show_back(place, draft)
    if draft.outcome and is_conflict(draft.outcome.findings):
        show_conflict(place, draft, fields, partial(_take, place, draft, fields))
    with st.form(f"{place.key}|form"):
        show_fields(fields, _at(place, draft), say, wrong, is_new=not key)
        show_effect(draft, fields, known, place)
        show_buttons(place, can_save=ready(draft))
    html(advice_part(place, key))


def _at(place: Place, draft: Draft) -> str:
    """Return what the fields' keys begin with."""
    return f"{place.key}|{draft.round}"


def _texts(draft: Draft, key: Key, fields: Sequence[Field], say: Speaker) -> Texts:
    """Return what a row's fields hold when they are opened; a new one has an id proposed."""
    if key:
        return {one.name: in_full(draft.opened[key][one.name], say) for one in fields}
    texts = {one.name: one.column.default or "" for one in fields}
    if len(draft.kind.key) == 1:
        texts[draft.kind.key[0]] = proposed_id([one[0] for one in draft.opened])
    return texts


def proposed_id(known: Sequence[str]) -> str:
    """Return the next id of the commonest kind: K61 after K60; where they have no numbers, none."""
    found = [match for one in known if (match := re.fullmatch(r"(.*?)(\d+)", one))]
    if not found:
        return ""
    starts = [match[1] for match in found]
    start = max(starts, key=starts.count)
    newest = max((match[2] for match in found if match[1] == start), key=int)
    return start + str(int(newest) + 1).zfill(len(newest))


def _act(place: Place, draft: Draft, fields: Sequence[Field]) -> dict[str, list[str]]:
    """Do what a button has asked for; return what is wrong, by field."""
    wish = wish_of(place)
    if wish:
        texts = typed(fields, _at(place, draft))
        draft.typed = {"": texts}
        row, wrong = read_row(fields, texts, place.say)
        if wrong:
            draft.outcome, draft.told = None, ""
            return wrong
        by, note = said(place)
        with st.spinner(place.say("plansave.reckons")):
            is_saved = ask_about(place, draft, [row], saves=wish == "save", by=by, note=note)
        if is_saved:
            go_on_saved(place, draft, [row_name(row, fields, place.say)], [key_of(draft.kind, row)])
    found = draft.outcome.findings if draft.outcome else []
    return by_field([one for one in found if one.severity == "error"], fields, place.say)


def _take(place: Place, draft: Draft, fields: Sequence[Field], rows: Sequence[PlanRow]) -> None:
    """Put what was chosen between two versions into the form, and ask what it changes."""
    texts = {one.name: in_full(rows[0].get(one.name), place.say) for one in fields}
    fill_fields(fields, texts, _at(place, draft))
    wish_for(place, "preview")


def advice_part(place: Place, key: Key) -> str:
    """Return the advice on one goal or indicator as HTML; nothing where there is none."""
    if place.part not in WORTH or not key:
        return ""
    of = [one for one in advice_on(place.plan) if getattr(one, WORTH[place.part]) == key[0]]
    texts = list(dict.fromkeys(escape(one.message(place.say.language)) for one in of))
    return (
        section(place.say("plan.advice_here"), listed(texts, "mk-points"), "mk-card")
        if texts
        else ""
    )
