"""Which units are held against each other: those of one level, by values that are new enough."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dashboard.units import units_above as above_one
from dashboard.words.translate import Speaker

TARGET = ["target_value", "target_upper"]


@dataclass(frozen=True)
class Placing:
    """The units of one level, beside those above them, and the period that the values are of.

    placed, above: one row per unit, columns id, name, value, value_status, target_value, target_upper,
    period (the value's own), is_placed, remark (its period where that is another, and that it is too old),
    note (why it is not in the order; else empty).
    """

    placed: pd.DataFrame
    above: pd.DataFrame
    period: str

    @property
    def target(self) -> "pd.Series | None":
        """The target that all placed are held against; none where they have several."""
        aims = self.placed.loc[self.placed["is_placed"], TARGET].drop_duplicates()
        return aims.iloc[0] if len(aims) == 1 and aims["target_value"].notna().all() else None


def placing(
    found: pd.DataFrame, units: pd.DataFrame, chosen: str, period: str, grows: bool, say: Speaker
) -> Placing:
    """Return the units of one level and those above them: a whole is not held against its own parts.

    found: the answer to indicator_units, each under its distinct name; units: the answer to units; chosen:
    the unit whose level is meant, if several are of it, else the level of the most; grows: the value
    grows within the year, so that only values of one and the same period are alike.
    """
    rows = found.rename(columns={"org_unit_id": "id", "unit": "name", "value_period": "period"})
    level = rows["id"].map(dict(zip(units["org_unit_id"], units["level"], strict=True)))
    own = level[rows["id"] == chosen]
    counts = level[::-1].value_counts(sort=False)
    meant = own.iloc[0] if len(own) and counts[own.iloc[0]] > 1 else counts.idxmax()
    above = rows["id"].isin(units_above(rows.loc[level == meant, "id"], units))
    is_fresh = rows["reason"] != "stale"
    is_placed = (level == meant) & ~above & is_fresh & rows["value"].notna()
    if grows:
        newest = rows.loc[is_placed, "seen_from"].max()
        is_placed &= rows["seen_from"] == newest
    periods = rows.loc[is_placed, "period"].unique()
    shown = str(periods[0]) if len(periods) == 1 else period
    old = say("indicator.stale_short")
    rows = rows.assign(
        is_placed=is_placed,
        remark=[_remark(row, shown, old, say) for _, row in rows.iterrows()],
        note=[say("indicator.to_compare") if is_above else "" if fresh else old
              for is_above, fresh in zip(above, is_fresh, strict=True)],
    )  # fmt: skip
    return Placing(rows[(level == meant) & ~above], rows[above], shown)


def _remark(row: pd.Series, shown: str, old: str, say: Speaker) -> str:
    """Say a value's own period where that is not the one shown, and that it is too old where it is."""
    said = [] if row["period"] == shown else [say.short_period(str(row["period"]))]
    return ", ".join([*said, old] if row["reason"] == "stale" else said)


def units_above(ids: Iterable[str], units: pd.DataFrame) -> set[str]:
    """Return every unit above some."""
    return {above for one in ids for above in above_one(one, units)}
