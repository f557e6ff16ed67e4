"""The address in the reader's browser: amended in place, so that the way back stays open.

What Streamlit writes becomes a new step in the browser's history. That is right where the reader has
chosen something, and a trap where the page only fills in what a bare address left open.
"""

import json

import streamlit as st


def amend_address(values: dict[str, str]) -> None:
    """Put values into the present address without a new step; a later run reads them there."""
    number = st.session_state.get("amended", 0) + 1
    st.session_state["amended"] = number
    # An escaped "<" cannot end the script; the number makes each script new, so that it is run.
    literal = json.dumps(values).replace("<", "\\u003c")
    st.html(
        f"<script>/* {number} */ {{ const there = new URL(location.href);"
        f" for (const [key, value] of Object.entries({literal})) there.searchParams.set(key, value);"
        " history.replaceState(history.state, '', there); }</script>",
        unsafe_allow_javascript=True,
    )
