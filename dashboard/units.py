"""The units' names, so that two of the same name can be told apart."""

import pandas as pd
import streamlit as st

from dashboard.answers import ask, store


def unit_names(snapshot_id: str) -> dict[str, str]:
    """Return every unit's name by org_unit_id, told apart from others of the same name."""
    return _names(snapshot_id, str(store().home))


@st.cache_resource(max_entries=20, show_spinner=False)
def _names(snapshot_id: str, home: str) -> dict[str, str]:
    return distinct_names(ask("units", snapshot_id))


def distinct_names(units: pd.DataFrame) -> dict[str, str]:
    """Return a name by org_unit_id: its own, with that of the unit above, or its id, where it needs it.

    units: org_unit_id, parent_org_unit_id, name.
    """
    own = dict(zip(units["org_unit_id"], units["name"], strict=True))
    above = dict(zip(units["org_unit_id"], units["parent_org_unit_id"].map(own), strict=True))
    names = _distinguish(own, {unit: str(above[unit]) for unit in own})
    return _distinguish(names, {unit: unit for unit in own})


def _distinguish(names: dict[str, str], marks: dict[str, str]) -> dict[str, str]:
    counted = pd.Series(list(names.values()), dtype=object).value_counts()
    return {
        unit: f"{name} ({marks[unit]})" if counted[name] > 1 else name
        for unit, name in names.items()
    }
