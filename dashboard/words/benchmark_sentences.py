"""Sentences about the own municipality among others: its place, its quarter, the median."""

from math import isclose

import pandas as pd

from dashboard.words.translate import Speaker, lower_period
from dashboard.words.values import Row, decimals_apart, is_empty, target_text, value_text

FEWEST_FOR_QUARTERS = 4


def benchmark_sentences(points: pd.DataFrame, indicator: Row, say: Speaker) -> list[str]:
    """Say how the own municipality stands: "Plats 3 av 9; lägst är bäst.", better than how many, its quarter.

    `points` is the answer to benchmark_points; `indicator` has measure_unit, decimals and direction.
    """
    if points.empty:
        return [say("benchmark.none")]
    period = lower_period(str(points["period"].iloc[0]), say)
    own = points[points["is_own"]]
    if own.empty:
        return [say("benchmark.no_own", period=period)]
    if len(points) == 1:
        return [say("benchmark.alone", period=period)]
    row = own.iloc[0]
    if isclose(row["minimum"], row["maximum"], rel_tol=1e-9):
        shown = value_text(_measured(row["value"], indicator), say)
        return [say("benchmark.same", count=len(points), value=shown)]
    if indicator["direction"] == "range":
        found = _among(points, row, indicator, say)
    else:
        found = _place(points, row, indicator, say)
    if len(points) < FEWEST_FOR_QUARTERS:
        return [*found, say("benchmark.few")]
    return [*found, *_quarter(points, row, say), _median(row, indicator, say)]


def told_beside(own: Row, indicator: Row) -> Row:
    """Return an indicator with the decimals that tell the own value from the median and the ends.

    own: value, median, minimum, maximum. All municipalities are shown, and counted, with these.
    """
    held = [own[key] for key in ("value", "median", "minimum", "maximum")]
    return {**dict(indicator), "decimals": decimals_apart(held, int(indicator["decimals"]))}


def lower_alike_higher(points: pd.DataFrame, own: Row, indicator: Row) -> "pd.Series[int]":
    """Return −1, 0 or 1 by point: lower than the own value, shown alike (`told_beside`), or higher."""
    decimals = int(told_beside(own, indicator)["decimals"])
    shown = pd.Series([round(float(v), decimals) for v in points["value"]], points.index)
    mine = round(float(own["value"]), decimals)
    return (shown > mine).astype(int) - (shown < mine).astype(int)


def benchmark_alt(points: pd.DataFrame, indicator: Row, say: Speaker) -> str:
    """Say what a picture of the points shows: how many, from where to where, and the own one."""
    if points.empty:
        return say("benchmark.none")
    first = points.iloc[0]
    texts = {
        key: value_text(_measured(first[key], indicator), say) for key in ("minimum", "maximum")
    }
    period = lower_period(str(first["period"]), say)
    text = say("benchmark.alt", count=len(points), period=period, **texts)
    for _, own in points[points["is_own"]].iterrows():
        value = value_text(_measured(own["value"], indicator), say)
        text += " " + say("benchmark.alt_own", name=own["municipality_name"], value=value)
    return text


def _place(points: pd.DataFrame, own: Row, indicator: Row, say: Speaker) -> list[str]:
    """Say the place, and how many have a worse value: those that are shown alike share a place."""
    beside = lower_alike_higher(points, own, indicator)
    lower, higher = int((beside < 0).sum()), int((beside > 0).sum())
    better, worse = (lower, higher) if indicator["direction"] == "lower" else (higher, lower)
    kind = "shared" if int((beside == 0).sum()) > 1 else "place"
    return [
        say(f"benchmark.{kind}_{indicator['direction']}", rank=better + 1, count=len(points)),
        _better_than(better, worse, len(points) - 1, say),
    ]


def _better_than(better: int, worse: int, others: int, say: Speaker) -> str:
    """Say how many of the others have a worse value, in the shortest true way."""
    if others == 1:
        return say(f"benchmark.the_other_{'better' if worse else 'worse'}")
    if worse == others:
        return say("benchmark.best", others=others)
    if better == others:
        return say("benchmark.last", others=others)
    return say("benchmark.better" if worse else "benchmark.worst", number=worse, others=others)


def _among(points: pd.DataFrame, own: Row, indicator: Row, say: Speaker) -> list[str]:
    """Say, where no value is the best, how many are higher and lower."""
    beside = lower_alike_higher(points, own, indicator)
    counts = {"higher": int((beside > 0).sum()), "lower": int((beside < 0).sum())}
    return [
        say("benchmark.range"),
        say("benchmark.range_place", others=len(points) - 1, **counts),
    ]


def _quarter(points: pd.DataFrame, own: Row, say: Speaker) -> list[str]:
    """Say the quarter, unless so many share the place that it is no quarter."""
    if is_empty(own["quartile"]):
        return []
    sharing = int((points["rank"] == own["rank"]).sum())
    if sharing * 4 > len(points):
        return []
    return [say(f"benchmark.quartile_{int(own['quartile'])}")]


def _median(own: Row, indicator: Row, say: Speaker) -> str:
    """Say the value beside the median, with the decimals that tell them apart."""
    value, median = float(own["value"]), float(own["median"])
    # The words for a value and its target keep a value from being rounded into what it is held against.
    row = {**_measured(value, indicator), "target_value": median}
    if isclose(value, median, rel_tol=1e-9):
        return say("benchmark.median_equal", value=value_text(row, say))
    side = "above" if value > median else "below"
    return say(f"benchmark.median_{side}", value=value_text(row, say), median=target_text(row, say))


def _measured(value: float, indicator: Row) -> dict[str, object]:
    """Return a value as a row that the words for values know: without a target."""
    return {
        "value": value,
        "measure_unit": indicator["measure_unit"],
        "decimals": indicator["decimals"],
        "direction": "higher",
        "target_value": None,
        "target_upper": None,
    }
