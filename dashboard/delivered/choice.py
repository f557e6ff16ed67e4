"""What the reader chooses on the page, kept in the address: one of several, or all; words to look for."""

from collections.abc import Mapping

import streamlit as st

LETTERS_AT_MOST = 100


def choose_or_all(kind: str, label: str, names: Mapping[str, str], all_of_them: str) -> str | None:
    """Return one of the names' ids, the address's or the reader's; None where all are meant.

    all_of_them: what the list says where nothing is chosen. The address wins where it has changed.
    """
    key, asked = f"chosen_{kind}", st.query_params.get(kind)
    if key not in st.session_state or asked != st.session_state.get(f"asked_{kind}"):
        st.session_state[key] = asked if asked in names else None
    chosen: str | None = st.selectbox(
        label, list(names), key=key, index=None, placeholder=all_of_them, filter_mode="fuzzy",
        format_func=lambda one: names.get(one, one),
    )  # fmt: skip
    _write(kind, chosen)
    return chosen


def look_for(kind: str, label: str) -> str:
    """Return the words to look for, the address's or the reader's; empty where there are none."""
    key, asked = f"chosen_{kind}", st.query_params.get(kind)
    if key not in st.session_state or asked != st.session_state.get(f"asked_{kind}"):
        st.session_state[key] = (asked or "")[:LETTERS_AT_MOST]
    words: str = st.text_input(label, key=key, max_chars=LETTERS_AT_MOST).strip()
    _write(kind, words or None)
    return words


def _write(kind: str, chosen: str | None) -> None:
    """Write a choice to the address, as a new step where it is the reader's."""
    if chosen is None:
        st.query_params.pop(kind, None)
    elif st.query_params.get(kind) != chosen:
        st.query_params[kind] = chosen
    st.session_state[f"asked_{kind}"] = chosen
