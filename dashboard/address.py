"""The address in the reader's browser: amended in place, so that the way back stays open.

What Streamlit writes becomes a new step in the browser's history. That is right where the reader has
chosen something, and a trap where the page only fills in what a bare address left open. Such a step also
holds nothing but what Streamlit knows of: what is filled in must come after it, at the end of the run.
"""

import json
from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st


def begin_address() -> None:
    """Forget what a run that was cut off meant to amend, and remember at which address this one is."""
    st.session_state["amendments"] = {}
    st.session_state["asked"] = urlencode(sorted(st.query_params.items()))


def amend_address(values: dict[str, str], absent: Iterable[str] = ()) -> None:
    """Have values put into the present address without a new step, and others taken out of it.

    Also where a link within the page has been followed: Streamlit tells the run of it, and leaves the
    browser's own address as it was.
    """
    amendments: dict[str, str | None] = st.session_state.setdefault("amendments", {})
    amendments.update(values)
    amendments.update(dict.fromkeys(absent))


def write_address(page: str) -> None:
    """Amend the browser's address, once and last of all that a run writes to it.

    page: its own path, for no other's address is amended: when a reader goes on to another page, Streamlit
    draws the one before once more, its scripts too, while the address is the new one's already. Nor is that
    of a way just followed within the page (see browser/ways.js), until a run has seen it.
    """
    amendments = st.session_state.pop("amendments", {})
    if not amendments:
        return
    asked = st.session_state.get("asked", "")
    number = st.session_state.get("amended", 0) + 1
    st.session_state["amended"] = number
    st.html(f"<script>/* {number} */ {{ {_script(page, asked, amendments)} }}</script>",
            unsafe_allow_javascript=True)  # fmt: skip


def _script(page: str, asked: str, amendments: dict[str, str | None]) -> str:
    """Return what the browser does: asked is the address that the run saw, its parts in order of name."""
    return (
        "const there = new URL(location.href), here = new URLSearchParams(there.search); here.sort();"
        f" const isOwn = there.pathname.endsWith({_literal(f'/{page}')});"
        f" const isSeen = String(here) === String(new URLSearchParams({_literal(asked)}));"
        " if (isOwn && (isSeen || window.malkollWent !== there.href))"
        f" for (const [key, value] of Object.entries({_literal(amendments)}))"
        " if (value === null) there.searchParams.delete(key); else there.searchParams.set(key, value);"
        " if (there.href !== location.href) history.replaceState(history.state, '', there);"
    )


def _literal(values: object) -> str:
    """Return values for a script; an escaped "<" cannot end it."""
    return json.dumps(values).replace("<", "\\u003c")
