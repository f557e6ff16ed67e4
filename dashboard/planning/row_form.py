"""One row as a form: a labelled field a column, what is wrong beside the field it is about."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from dashboard.parts.components import folded, html
from dashboard.planning.draft import Texts
from dashboard.planning.fields import Field
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import Speaker


def begin_fields(fields: Sequence[Field], texts: Mapping[str, str], key: str) -> None:
    """Fill the fields in with a row's texts, where nothing has been written in them yet."""
    for one in fields:
        st.session_state.setdefault(f"{key}_{one.name}", texts.get(one.name, ""))


def fill_fields(fields: Sequence[Field], texts: Mapping[str, str], key: str) -> None:
    """Put other texts in the fields; only before they are shown."""
    for one in fields:
        st.session_state[f"{key}_{one.name}"] = texts.get(one.name, "")


def typed(fields: Sequence[Field], key: str) -> Texts:
    """Return what stands in the fields now, by column."""
    return {one.name: str(st.session_state.get(f"{key}_{one.name}") or "") for one in fields}


def show_fields(
    fields: Sequence[Field],
    key: str,
    say: Speaker,
    wrong: Mapping[str, Sequence[str]],
    *,
    is_new: bool,
) -> None:
    """Show a field a column; wrong: what is said at each. The key of a row that exists is locked."""
    with st.container(horizontal=True, key="planfields"):
        for one in fields:
            with st.container(key=f"planfield-{'long' if one.is_long else 'short'}-{one.name}"):
                _show(one, f"{key}_{one.name}", say, is_locked=one.column.is_key and not is_new)
                for text in wrong.get(one.name, ()):
                    html(f'<p class="mk-wrong">{escape(text)}</p>')
    items = "".join(
        f"<dt>{escape(one.label)}</dt><dd>{escape(one.explanation)}</dd>" for one in fields
    )
    html(folded(say("plan.fields_explained"), f'<dl class="mk-words">{items}</dl>'))


def _show(one: Field, key: str, say: Speaker, *, is_locked: bool) -> None:
    label = plain_markdown(
        say("plan.required", label=one.label) if one.column.is_required else one.label
    )
    if one.options:
        # What is written there already is offered too, also where it names nothing known.
        known = [*one.options]
        kept = st.session_state.get(key, "")
        extra = [] if kept in known or not kept else [kept]
        st.selectbox(
            label, ["", *extra, *known], key=key, disabled=is_locked,
            format_func=lambda value: one.options.get(value, value) or say("plan.nothing"),
        )  # fmt: skip
    elif one.is_long:
        st.text_area(label, key=key, height=100)
    else:
        st.text_input(label, key=key, disabled=is_locked, placeholder=_example(one))


def _example(one: Field) -> str | None:
    """Return how a date is written; the others need no example."""
    return "2027-01-01" if one.column.type == "date" else None
