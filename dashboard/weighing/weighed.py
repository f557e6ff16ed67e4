"""What is weighed: the units beside each other, at the chosen period and at those before."""

from dataclasses import dataclass

import pandas as pd

from dashboard.answers import ask
from dashboard.drawing.quadrants import Mark
from dashboard.parts.period_kinds import same_kind_until
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.weighing.quarters import units_to_weigh, with_quarters

# A longer way than so is a tangle.
POINTS_AT_MOST = 6


@dataclass(frozen=True)
class Weighed:
    """The units that are weighed.

    rows: as in `questions/weighed_units.sql`, with quarter, name, number and is_placed (it has a point), one
    per unit and period, in the order of the tree, oldest first. period: the chosen one.
    """

    rows: pd.DataFrame
    period: str
    is_committees: bool

    @property
    def now(self) -> pd.DataFrame:
        """The units at the chosen period."""
        return self.rows[self.rows["period"] == self.period]

    @property
    def marks(self) -> list[Mark]:
        """The points: the units that have both goals with a light and a deviation in per cent, now."""
        found = []
        for _, row in self.now[self.now["is_placed"]].iterrows():
            own = self.rows[(self.rows["number"] == row["number"]) & self.rows["is_placed"]]
            way = zip(own["deviation_pct"].tolist(), (100 * own["share"]).tolist(), strict=True)
            found.append(Mark(int(row["number"]), str(row["name"]), tuple(way)))
        return found


def weigh(selection: Selection) -> Weighed:
    """Ask how the goals and the money of the units stand, now and at the periods before of the same kind."""
    units = ask("units", selection.snapshot_id)
    chosen = units_to_weigh(units, selection.unit_or_top, selection.level)
    periods = ask("periods", selection.snapshot_id)["period"].tolist()
    asked = same_kind_until(selection.period, periods)[:POINTS_AT_MOST]
    found = ask(
        "weighed_units", selection.snapshot_id, units="\n".join(chosen), periods="\n".join(asked)
    )
    names, levels = (
        unit_names(selection.snapshot_id),
        set(units.set_index("org_unit_id")["level"].reindex(chosen)),
    )
    rows = numbered(with_quarters(found), selection.period)
    rows = rows.assign(name=rows["org_unit_id"].map(names))
    return Weighed(rows, selection.period, levels == {"committee"})


def numbered(rows: pd.DataFrame, period: str) -> pd.DataFrame:
    """Return rows with number, in the order of the tree, of the units that have anything at the period; the
    others are left out. is_placed: the row has a point."""
    now = rows.loc[rows["period"] == period, "org_unit_id"].tolist()
    numbers = {unit: place for place, unit in enumerate(now, start=1)}
    rows = rows[rows["org_unit_id"].isin(now)]
    is_placed = rows["quarter"].notna() & rows["deviation_pct"].notna()
    return rows.assign(number=rows["org_unit_id"].map(numbers), is_placed=is_placed)
