"""The units' names, by which they are told apart."""

import streamlit as st

from dashboard.answers import ask, store


def unit_names(snapshot_id: str) -> dict[str, str]:
    """Return every unit's name by org_unit_id; kept for all readers, and not to be changed."""
    return _names(snapshot_id, str(store().home))


@st.cache_resource(max_entries=20, show_spinner=False)
def _names(snapshot_id: str, home: str) -> dict[str, str]:
    units = ask("units", snapshot_id)
    return dict(zip(units["org_unit_id"], units["name"], strict=True))
