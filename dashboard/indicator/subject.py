"""What the indicator page is about: the indicator's definition and its light at one unit."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.words.translate import Speaker

NOTHING_SEEN = {
    "value": None,
    "status": "no_data",
    "reason": "missing",
    "target_value": None,
    "trend": None,
    "target_org_unit_id": None,
    "origin": "reported",
}


@dataclass(frozen=True)
class Subject:
    """An indicator as the reader chose to see it; everything the page asks, it asks by this."""

    indicator: str
    selection: Selection

    @property
    def say(self) -> Speaker:
        """The speaker of the chosen language."""
        return self.selection.say

    @cached_property
    def names(self) -> dict[str, str]:
        """Every unit's name by org_unit_id."""
        return unit_names(self.selection.snapshot_id)

    @cached_property
    def units(self) -> pd.DataFrame:
        """One row per unit that has the indicator: its light at the period, under its distinct name."""
        found = self.answer("indicator_units", period=self.selection.period)
        return found.assign(unit=found["org_unit_id"].map(self.names))

    @cached_property
    def row(self) -> dict[str, Any]:
        """The light at the wanted unit, else at the first that has one, with the definition."""
        row: dict[str, Any] = {**NOTHING_SEEN, "org_unit_id": self.selection.unit_or_top}
        if not self.units.empty:
            by_unit = self.units.set_index("org_unit_id", drop=False)
            wanted = (self.wanted_unit, by_unit.index[0])
            row = dict(by_unit.loc[next(u for u in wanted if u in by_unit.index)])
        return {**row, **dict(self.answer("indicator").iloc[0])}

    @property
    def wanted_unit(self) -> str | None:
        """The unit that the reader asked for, whether it has the indicator or not."""
        return st.query_params.get("at") or self.selection.unit

    @property
    def unit(self) -> str:
        """The unit that is shown."""
        return str(self.row["org_unit_id"])

    @cached_property
    def points(self) -> pd.DataFrame:
        """One row per breakdown and period at the unit, as in `questions/indicator_points.sql`."""
        return self.answer("indicator_points", unit=self.unit)

    def answer(self, question: str, **params: str | None) -> pd.DataFrame:
        """Return the answer to a question about the indicator."""
        return ask(question, self.selection.snapshot_id, indicator=self.indicator, **params)
