"""What a reader chooses on a page beside the selection: one thing or several, kept in the address.

A choice of the reader's is a new step in the browser's history, which the way back undoes; what the
page itself fills in is none. The address wins where it has changed, for then a link was followed.
"""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from dashboard.address import amend_address

SEPARATOR = ","


def joined(ids: Iterable[str]) -> str:
    """Return ids as one text for the address; an id may hold any sign, of none a comma is left."""
    escaped = (one.replace("%", "%25").replace(SEPARATOR, "%2C") for one in ids)
    return SEPARATOR.join(escaped) or SEPARATOR


def parted(text: str) -> list[str]:
    """Return the ids that `joined` made a text of, each once."""
    parts = (part.replace("%2C", SEPARATOR).replace("%25", "%") for part in text.split(SEPARATOR))
    return list(dict.fromkeys(part for part in parts if part))


def choose_one(
    kind: str, label: str, names: Mapping[str, str], default: str, *, is_outdated: bool = False
) -> str:
    """Return one of the names' ids: the reader's, the address's, else the default.

    is_outdated: what the address holds was filled in for something that has changed since.
    """
    asked, before = asked_for(kind), st.session_state.get(kind)
    if is_outdated:
        st.session_state[kind] = default
    elif asked in names and _is_link(kind, asked):
        st.session_state[kind] = asked
    elif before not in names:
        st.session_state[kind] = default
    chosen = str(st.selectbox(
        label, list(names), key=kind, format_func=lambda one: names.get(one, one),
        filter_mode="fuzzy",
    ))  # fmt: skip
    _write(kind, chosen, asked, is_readers=chosen == before and not is_outdated)
    return chosen


def choose_several(
    kind: str, label: str, names: Mapping[str, str], start: Sequence[str], placeholder: str
) -> list[str]:
    """Return several of the names' ids, in the names' order: the reader's, the address's, or the start."""
    asked, before = asked_for(kind), st.session_state.get(kind)
    wanted = parted(asked) if asked and _is_link(kind, asked) else before
    if wanted is None:
        st.session_state[kind] = list(start)
    else:
        # What was left empty stays so; where all that is wanted is unknown here, one begins anew.
        known = [one for one in wanted if one in names]
        st.session_state[kind] = known if known or not wanted else list(start)
    is_kept = before == st.session_state[kind]
    chosen = st.multiselect(
        label, list(names), key=kind, format_func=lambda one: names.get(one, one),
        placeholder=placeholder, select_all=False, filter_mode="fuzzy",
    )  # fmt: skip
    # Where nothing is the start, nothing need be said of it.
    if chosen or start or asked is not None:
        _write(kind, joined(chosen), asked, is_readers=is_kept)
    return [one for one in names if one in set(chosen)]


def asked_for(kind: str) -> str | None:
    """Return what the address asks for; what the page has filled in Streamlit does not know of itself."""
    filled_in = st.session_state.get(f"address_{kind}") if kind in st.session_state else None
    return st.query_params.get(kind, filled_in)


def unknown(kind: str, names: Mapping[str, str]) -> list[str]:
    """Return what the address asks for that is not among the names."""
    return [one for one in parted(st.query_params.get(kind, "")) if one not in names]


def _is_link(kind: str, asked: str | None) -> bool:
    """Say whether the address asks for something new, or for what a page left behind long ago."""
    return kind not in st.session_state or asked != st.session_state.get(f"address_{kind}")


def _write(kind: str, text: str, asked: str | None, *, is_readers: bool) -> None:
    """Write a choice to the address: as a new step where the reader made it."""
    is_step = is_readers and asked is not None and asked == st.session_state.get(f"address_{kind}")
    if text != asked and is_step:
        st.query_params[kind] = text
    elif text != st.query_params.get(kind):
        amend_address({kind: text})
    st.session_state[f"address_{kind}"] = text
