"""Who is held against each other: results and costs of the same period, of municipalities or of own units."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from dashboard.answers import ask
from dashboard.selection import Selection
from dashboard.weighing.front import FEWEST, Distance, distance, on_front, worth_of
from dashboard.words.values import Row
from etl.periods import parse_period


@dataclass(frozen=True)
class Compared:
    """Results and what they cost, in one period.

    rows: one per municipality or unit that has both, columns id, name, quality, cost, worth (of which the
    highest is best), is_own, is_front. silent: the names of those that lack one of the two. of:
    municipalities or units.
    """

    rows: pd.DataFrame
    period: str
    silent: tuple[str, ...]
    of: str

    @property
    def own(self) -> "pd.Series | None":
        """The own municipality, or the chosen unit, where it is among them."""
        own = self.rows[self.rows["is_own"]]
        return None if own.empty else own.iloc[0]

    @property
    def others(self) -> pd.DataFrame:
        """All but the own."""
        return self.rows[~self.rows["is_own"]]

    @property
    def has_front(self) -> bool:
        """Say whether they are enough for the best of them to say anything."""
        return len(self.others) >= FEWEST

    @property
    def distance(self) -> Distance | None:
        """How the own stands to the others; None where it is not there, or they are too few."""
        own = self.own
        return distance(own, self.others) if own is not None and self.has_front else None


def compare(pair: Row, selection: Selection, group: Collection[str] = ()) -> Compared | None:
    """Return who is compared by a row of cost_pairs, at the newest period by the chosen one's end in which
    another municipality has both, else in which an own unit has; None where nobody has.

    group: the ids of the municipalities to be held against, all where there are none.
    """
    asked = {"quality": str(pair["indicator_id"]), "cost": str(pair["cost_indicator_id"])}
    everyone = ask("cost_quality_municipalities", selection.snapshot_id, **asked)
    has_both = everyone[
        ~everyone["is_own"] & everyone["quality"].notna() & everyone["cost"].notna()
    ]
    if (period := newest(has_both, selection.period)) is not None:
        rows = everyone[everyone["period"] == period]
        if group:
            rows = rows[rows["is_own"] | rows["id"].isin(list(group))]
        return _compared(rows, period, "municipalities", pair)
    units = ask("cost_quality_units", selection.snapshot_id, **asked)
    if (period := newest(units, selection.period)) is None:
        return None
    rows = without_wholes(units[units["period"] == period])
    rows = rows.assign(is_own=rows["id"] == (selection.unit or ""))
    return _compared(rows, period, "units", pair)


def _compared(rows: pd.DataFrame, period: str, of: str, pair: Row) -> Compared:
    rows = rows.assign(worth=worth_of(rows["quality"], str(pair["direction"])))
    is_whole = rows["quality"].notna() & rows["cost"].notna()
    whole = rows[is_whole].sort_values(["cost", "name"], kind="stable")
    whole = whole.assign(is_front=on_front(whole))
    return Compared(whole, period, tuple(rows.loc[~is_whole, "name"]), of)


def newest(rows: pd.DataFrame, period: str) -> str | None:
    """Return the newest period of rows that ends no later than a period does; None where there is none."""
    end = parse_period(period).end_date
    known = sorted(parse_period(one) for one in rows["period"].unique())
    ended = [one.text for one in known if one.end_date <= end]
    return ended[-1] if ended else None


def without_wholes(units: pd.DataFrame) -> pd.DataFrame:
    """Return units without those that have others of them below: a whole is not held against its parts."""
    above = {one for text in units["above"] for one in text.split("\n")}
    return units[~units["id"].isin(above)]
