"""Signal or noise: a series with its mean and its natural limits, and the points that signal."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.drawing.chart_axes import layout, space_for, times_named, unit_note, value_ticks
from dashboard.drawing.chart_marks import (
    LINES,
    TARGET,
    Trace,
    line,
    measured,
    number_text,
    points_of,
    said,
)
from dashboard.drawing.chart_space import Words, margin_beside, place_ends, taken_by
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, decimals_apart

# A mid tone that holds 3:1 on light and dark, told apart by the mark's shape as well.
SIGNAL = "#c2702a"
MANY = 24
LIMITS = ("upper_limit", "mean", "lower_limit")


def xmr_figure(points: pd.DataFrame, indicator: Row, say: Speaker) -> go.Figure:
    """Draw a series with its mean and natural process limits, each named at its end.

    points: one row per period, columns period, start_date, end_date, value, mean, upper_limit,
    lower_limit, signal ("none" where there is none). A point that signals is a diamond.
    """
    known = points.dropna(subset=["value"]).sort_values("end_date")
    if known.empty:
        return go.Figure()
    indicator = told_by_limits(known, indicator)
    traces = [_limit(known, column, indicator, say) for column in LIMITS]
    whole = measured(points_of(known))
    looks = {"color": LINES["total"], "width": 2}
    marker = {"color": LINES["total"], "size": 5}
    texts = [said(point, indicator, say) for point in whole]
    traces.append(line(whole, texts, "value", looks, mode="lines+markers", marker=marker))
    signals = points_of(known[_signals(known)])
    if signals:
        texts = [f"{said(point, indicator, say)} ({say('chart.is_signal')})" for point in signals]
        mark = {"symbol": "diamond", "size": 9 if len(known) <= MANY else 6, "color": SIGNAL}
        traces.append(line(signals, texts, "signal", {}, mode="markers", marker=mark))
    return go.Figure(traces, _layout(traces, known, indicator, say))


def told_by_limits(points: pd.DataFrame, indicator: Row) -> Row:
    """Return an indicator with the decimals that tell the last value, and those outside, from the limits."""
    first = int(indicator["decimals"])
    is_last = points["end_date"] == points["end_date"].max()
    held = points[(points["signal"] == "outside") | is_last]
    wanted = [decimals_apart(row, first) for row in held[["value", *LIMITS]].to_numpy().tolist()]
    return {**dict(indicator), "decimals": max(wanted, default=first)}


def _layout(traces: list[Trace], known: pd.DataFrame, indicator: Row, say: Speaker) -> Trace:
    values = [y for trace in traces for y in trace["y"] if y is not None]
    ticks = value_ticks(min(values), max(values), indicator)
    points = points_of(known)
    space = space_for(values, [point.at for point in points], ticks)
    drawn = layout(space, ticks, times_named(points, say), indicator, say)
    taken = taken_by(traces, space)
    last = {column: float(known[column].iloc[-1]) for column in LIMITS}
    place_ends(taken, [
        Words(points[-1].at, value, (say(f"chart.{column}"), number_text(value, indicator, say)))
        for column, value in last.items()
    ])  # fmt: skip
    drawn["annotations"] = [*unit_note(indicator), *(words.annotation() for words in taken.words)]
    drawn["margin"]["r"] = margin_beside(taken)
    return drawn


def _limit(known: pd.DataFrame, column: str, indicator: Row, say: Speaker) -> Trace:
    looks = {"color": TARGET, "width": 1.5, "dash": "solid" if column == "mean" else "6px,4px"}
    texts = [
        f"{say(f'chart.{column}')} {number_text(float(value), indicator, say)}"
        for value in known[column]
    ]
    return line(points_of(known, column), texts, column, looks)


def _signals(known: pd.DataFrame) -> "pd.Series[bool]":
    return known["signal"].notna() & (known["signal"] != "none")


def xmr_sentence(points: pd.DataFrame, indicator: Row, say: Speaker) -> str:
    """Say in one sentence what the figure shows."""
    known = points.dropna(subset=["value"]).sort_values("end_date")
    if known.empty:
        return say("chart.nothing")
    last = known.iloc[-1]
    told = told_by_limits(known, indicator)
    numbers = {key: number_text(float(last[key]), told, say) for key in ("value", *LIMITS)}
    return say("chart.xmr", count=len(known), period=say.short_period(last["period"]),
               signals=int(_signals(known).sum()), **numbers)  # fmt: skip
