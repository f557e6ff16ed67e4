"""Cost against quality: who has at least as good a result at no higher cost, and how far away that is."""

from dataclasses import dataclass
from math import isclose

import numpy as np
import pandas as pd

# Of fewer that are held against each other, the best says nothing.
FEWEST = 5
# What floats make is no difference.
SLACK = 1e-9


@dataclass(frozen=True)
class Distance:
    """How one stands to the others: how many are compared, and how many of them do as well for less.

    cheaper: with at least as good a result at a lower cost. better: with a better result at the same cost.
    alike: with the same result at the same cost. saved: how much lower the lowest cost among the cheaper is.
    """

    others: int
    cheaper: int
    better: int
    alike: int
    saved: float


def worth_of(quality: "pd.Series[float]", direction: str) -> "pd.Series[float]":
    """Return results as numbers of which the highest is best; direction: higher or lower, never range."""
    return -quality if direction == "lower" else quality


def on_front(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Say of each row whether it is on the efficient front: none has as good a result for less, or a better
    one for the same. Of those that are alike all are on it, or none.

    rows: columns cost, and worth, of which the highest is best; one per municipality or unit.
    Source: the free disposal hull of D. Deprins, L. Simar and H. Tulkens, "Measuring labor-efficiency in
    post offices" (1984), by which one is inefficient where another that is there gives at least as much
    for no more; nothing between those that are there is assumed.
    """
    costs, worths = _orders(rows["cost"]), _orders(rows["worth"])
    does_better = (costs <= 0) & (worths >= 0) & ((costs < 0) | (worths > 0))
    return pd.Series(~does_better.any(axis=1), rows.index, dtype=bool)


def _orders(values: "pd.Series[float]") -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return -1, 0 or 1 by row and other: whether the other is lower, alike or higher."""
    own = values.to_numpy(dtype=float)[:, None]
    others = own.T
    is_alike = np.abs(others - own) <= SLACK * np.maximum(np.abs(own), np.abs(others))
    return np.where(is_alike, 0.0, np.sign(others - own))


def distance(own: "pd.Series[float]", others: pd.DataFrame) -> Distance:
    """Return how one stands to others, none of which is itself; columns cost and worth, as in `on_front`.

    The least that would have to be saved to be on the front at the same result is saved: own cost less
    the lowest cost among those with at least as good a result. What floats make is no difference.
    """
    costs = [_order(float(one), float(own["cost"])) for one in others["cost"]]
    worths = [_order(float(one), float(own["worth"])) for one in others["worth"]]
    pairs = list(zip(costs, worths, strict=True))
    is_cheaper = [cost < 0 <= worth for cost, worth in pairs]
    lowest = others.loc[is_cheaper, "cost"].min()
    return Distance(
        len(others), sum(is_cheaper), sum(cost == 0 < worth for cost, worth in pairs),
        sum(cost == 0 == worth for cost, worth in pairs),
        float(own["cost"] - lowest) if any(is_cheaper) else 0.0,
    )  # fmt: skip


def steps(rows: pd.DataFrame) -> list[tuple[float, float]]:
    """Return the front as a stair, from the cheapest on it to the best: cost and worth of each corner."""
    corners: list[tuple[float, float]] = []
    for _, row in rows[on_front(rows)].sort_values(["cost", "worth"]).iterrows():
        cost, worth = float(row["cost"]), float(row["worth"])
        if corners:
            corners.append((cost, corners[-1][1]))
        corners.append((cost, worth))
    return corners


def _order(one: float, other: float) -> int:
    if isclose(one, other, rel_tol=SLACK):
        return 0
    return -1 if one < other else 1
