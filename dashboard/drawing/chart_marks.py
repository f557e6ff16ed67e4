"""What figures are drawn with: places in time, lines that break where nothing is known, numbers in short."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from html import escape
from itertools import pairwise, zip_longest
from typing import Any

import pandas as pd

from dashboard.words.translate import Speaker, short_unit
from dashboard.words.values import Row, target_text

# Mid tones that keep 3:1 against the light and the dark background alike; text has the page's colour.
LINES = {"total": "#3d84ab", "women": "#9a76b3", "men": "#4f938d"}
TARGET = "#7d8a93"
FAINT = "rgba(125, 138, 147, 0.28)"
# How much longer than usual the way to the next point is where a period between them has none.
A_LEAP = 1.6

Trace = dict[str, Any]


@dataclass(frozen=True)
class Point:
    """One period of a series; a value of None is a hole in the line."""

    start: pd.Timestamp
    end: pd.Timestamp
    value: float | None
    period: str = ""
    is_forecast: bool = False

    @cached_property
    def at(self) -> pd.Timestamp:
        """The middle of its time, at which it is drawn."""
        return self.start + (self.end - self.start) / 2


def open_values(points: pd.DataFrame) -> pd.DataFrame:
    """Return points with numbers that may be shown: what is confidential has none."""
    value = pd.to_numeric(points["value"])
    if "value_status" in points:
        value = value.mask(points["value_status"] == "confidential")
    return points.assign(value=value)


def outcomes(points: pd.DataFrame) -> pd.DataFrame:
    """Return the points that are no forecasts, with numbers that may be shown; oldest first."""
    points = open_values(points).sort_values("end_date")
    return points[points["value_status"] != "forecast"] if "value_status" in points else points


def points_of(
    rows: pd.DataFrame, column: str = "value", breakdown: str | None = None
) -> list[Point]:
    """Return rows as points, oldest first; of one breakdown where it is given.

    rows: columns period, start_date, end_date, the value's own, and value_status where known; what
    is confidential has no value. Where no start is known, the end stands for it.
    """
    count = len(rows)
    ends = [pd.Timestamp(day) for day in rows["end_date"]]
    starts = [pd.Timestamp(day) for day in rows["start_date"]] if "start_date" in rows else ends
    status = rows["value_status"].tolist() if "value_status" in rows else [None] * count
    of = rows["breakdown"].tolist() if breakdown else [None] * count
    columns = zip(
        starts, ends, rows[column].tolist(), rows["period"].tolist(), status, of, strict=True
    )
    found = []
    for start, end, value, period, one, its_breakdown in columns:
        if its_breakdown == breakdown:
            known = None if one == "confidential" or pd.isna(value) else float(value)
            found.append(Point(start, end, known, period, one == "forecast" and known is not None))
    return sorted(found, key=lambda point: point.end)


def measured(points: list[Point]) -> list[Point]:
    """Return what was measured, from the first to the last, with a hole wherever a period has none.

    A line through them breaks there: what was not measured is not drawn as if it were. A measure
    that is taken more seldom than its periods, every second year say, is not broken by that.
    """
    points = [replace(point, value=None) if point.is_forecast else point for point in points]
    known = [place for place, point in enumerate(points) if point.value is not None]
    points = points[known[0] : known[-1] + 1] if known else []
    ways = [(after.at - before.at).days for before, after in pairwise(points)]
    usual = (
        min(ways)
        if len(ways) > 1
        else max(((one.end - one.start).days + 1 for one in points), default=0)
    )
    whole = points[:1]
    for way, (before, after) in zip(ways, pairwise(points), strict=True):
        if way > A_LEAP * usual:
            whole.append(Point(before.end, after.start, None))
        whole.append(after)
    return whole


def forecasts(points: list[Point]) -> list[Point]:
    """Return the forecasts, each with the value before it, from which its line is drawn."""
    if not any(point.is_forecast for point in points):
        return []
    return [
        point if point.is_forecast or (after and after.is_forecast) else replace(point, value=None)
        for point, after in zip_longest(points, points[1:])
    ]


def line(
    points: list[Point], texts: Sequence[str], name: str, looks: Trace, **more: object
) -> Trace:
    """Return points as a line; texts: what is said of each when it is pointed at, plain."""
    return {
        "type": "scatter", "mode": "lines", "name": name, "line": looks,
        "x": [point.at for point in points], "y": [point.value for point in points],
        "customdata": [escape(text) for text in texts],
        "hovertemplate": "%{customdata}<extra></extra>", **more,
    }  # fmt: skip


def said(point: Point, indicator: Row, say: Speaker, name: str = "") -> str:
    """Return what is said of a point when it is pointed at: whose it is, its period and value."""
    if point.value is None:
        return ""
    when = period_text(point.period, say)
    return f"{name} {when}: {number_text(point.value, indicator, say)}".strip()


@lru_cache(maxsize=4096)
def period_text(period: str, say: Speaker) -> str:
    """Return a period in words; kept, for every line of a figure says the same ones."""
    return say.period(period)


def aim_text(target: Row, indicator: Row, say: Speaker) -> str:
    """Return a target as the figure says it: its unit only where that is per cent."""
    row = {**indicator, "value": None, "measure_unit": unit_of_figures(indicator)}
    bounds = {key: target[key] for key in ("target_value", "target_upper")}
    return target_text({**row, **bounds}, say)


def number_text(value: float, indicator: Row, say: Speaker) -> str:
    """Return a value as the figure says it: its unit only where that is per cent."""
    return _measured(value, int(indicator["decimals"]), unit_of_figures(indicator), say)


@lru_cache(maxsize=4096)
def _measured(value: float, decimals: int, unit: str, say: Speaker) -> str:
    return say.measured(value, decimals, unit)


def unit_of_figures(indicator: Row) -> str:
    """Return the measure's unit where a figure writes it behind each number: only per cent."""
    return "%" if short_unit(str(indicator["measure_unit"])) == "%" else "antal"
