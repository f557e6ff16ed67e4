"""The units: the names by which they are told apart, and those above one."""

import pandas as pd
import streamlit as st

from dashboard.answers import ask, store


def unit_names(snapshot_id: str) -> dict[str, str]:
    """Return every unit's name by org_unit_id; kept for all readers, and not to be changed."""
    return _names(snapshot_id, str(store().home))


@st.cache_resource(max_entries=20, show_spinner=False)
def _names(snapshot_id: str, home: str) -> dict[str, str]:
    units = ask("units", snapshot_id)
    return dict(zip(units["org_unit_id"], units["name"], strict=True))


def units_above(unit: str, units: pd.DataFrame) -> list[str]:
    """Return the units above one, the uppermost first; a circle is gone round once."""
    parents = dict(zip(units["org_unit_id"], units["parent_org_unit_id"], strict=True))
    above: list[str] = []
    one = parents.get(unit)
    while one in parents and one not in above:
        above.insert(0, str(one))
        one = parents[one]
    return above
