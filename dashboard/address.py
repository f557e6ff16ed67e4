"""The address in the reader's browser: amended in place, so that the way back stays open.

What Streamlit writes becomes a new step in the browser's history. That is right where the reader has
chosen something, and a trap where the page only fills in what a bare address left open.
"""

import json
from collections.abc import Iterable

import streamlit as st


def amend_address(values: dict[str, str], absent: Iterable[str] = ()) -> None:
    """Put values into the present address without a new step, and take others out of it.

    Also where a link within the page has been followed: Streamlit tells the run of it, and leaves the
    browser's own address as it was.
    """
    number = st.session_state.get("amended", 0) + 1
    st.session_state["amended"] = number
    st.html(
        f"<script>/* {number} */ {{ const there = new URL(location.href);"
        f" for (const [key, value] of Object.entries({_literal(values)}))"
        " there.searchParams.set(key, value);"
        f" for (const key of {_literal(list(absent))}) there.searchParams.delete(key);"
        " if (there.href !== location.href) history.replaceState(history.state, '', there); }</script>",
        unsafe_allow_javascript=True,
    )


def _literal(values: object) -> str:
    """Return values for a script; an escaped "<" cannot end it."""
    return json.dumps(values).replace("<", "\\u003c")
