"""Rows that a version and the plan in force have each changed: both are shown, and one is kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from html import escape
from typing import Literal

import streamlit as st

from dashboard.access import who
from dashboard.parts.components import heading, html, paragraphs, section
from dashboard.parts.stacked_table import stacked_table
from dashboard.planning.effects import row_name
from dashboard.planning.fields import Field, fields_of, from_contract
from dashboard.planning.known import home, names
from dashboard.planning.versions import Place
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import Speaker
from etl.contract import kinds
from etl.errors import MalkollError
from etl.planning.plans import Conflict, settle


def show_conflicts(place: Place, conflicts: Sequence[Conflict]) -> None:
    """Show the rows that what is in force has otherwise since, with a choice for each."""
    say = place.say
    lead = paragraphs([say("plandecide.conflicts_lead")])
    html(section(say("plandecide.conflicts", number=len(conflicts)), lead))
    known = names(place.plan)
    for number, one in enumerate(conflicts):
        fields = fields_of(kinds()[one.kind], known, say)
        html(_conflict(place, one, fields))
        with st.container(horizontal=True):
            for side in ("mine", "theirs"):
                if side == "mine" or one.theirs is not None:
                    st.button(
                        plain_markdown(say(f"plandecide.keep_{side}", name=place.plan)),
                        key=f"{place.key}|{side}|{number}",
                        on_click=partial(_settle, place, one, side),
                    )


def _conflict(place: Place, one: Conflict, fields: Sequence[Field]) -> str:
    """Return both versions of a row as HTML, field by field."""
    say = place.say
    name = row_name({field.name: one.mine[field.name] for field in fields}, fields, say)
    if one.theirs is None:
        whose = say("plandecide.withdrawn")
    else:
        whose = say("plandecide.changed_by", who=one.delivered_by or "–", time=_when(one, say))
    cells = [
        (escape(field.label), *(_shown(field, side, place) for side in (one.mine, one.theirs or {})))
        for field in fields if field.name in one.differing
    ]  # fmt: skip
    headers = [
        say(f"plandecide.head_{head}", name=place.plan) for head in ("field", "mine", "theirs")
    ]
    return f"{heading(name, 3)}{paragraphs([whose], 'mk-small')}{stacked_table(headers, [('', cells)], name)}"


def _when(one: Conflict, say: Speaker) -> str:
    """Return when what is in force was changed, in words; empty where it is not known."""
    if not one.delivered_at:
        return ""
    return say.day(datetime.fromisoformat(one.delivered_at).astimezone())


def _shown(field: Field, side: Mapping[str, str | None], place: Place) -> str:
    value = from_contract(field.column, side.get(field.name))
    return escape(field.shown(value, place.say) or place.say("plan.nothing"))


def _settle(place: Place, one: Conflict, side: Literal["mine", "theirs"]) -> None:
    """Keep a side of a conflict."""
    try:
        settle(home(), str(place.plan), one, side, who())
    except MalkollError as error:
        st.session_state["plan|told"] = error.message(place.say.language)
