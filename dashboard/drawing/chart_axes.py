"""The axes of a figure: round numbers that suit the values, and times that have room to be named."""

from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10
from typing import Any, Protocol

import pandas as pd

from dashboard.drawing.chart_marks import FAINT, unit_of_figures
from dashboard.drawing.chart_space import ABOVE, BELOW, HEIGHT, LETTER, NARROW, PLOT, Space
from dashboard.words.translate import THIN, Speaker, short_unit
from dashboard.words.values import Row

STEPS = (1, 2, 2.5, 5, 10)
TICKS_ABOUT = 4
ROOM_ABOVE, ROOM_BELOW = 22, 8
YEARS_ALONE = 4
EDGE = 0.04
A_HAIR = 1e-9


class Placed(Protocol):
    """What stands at a period's place in time."""

    @property
    def at(self) -> pd.Timestamp: ...  # noqa: D102
    @property
    def end(self) -> pd.Timestamp: ...  # noqa: D102
    @property
    def period(self) -> str: ...  # noqa: D102


def value_ticks(low: float, high: float, indicator: Row) -> list[float]:
    """Return round values that reach round a lowest and a highest: some five, steps of 1, 2, 2.5 or 5.

    They do not go below zero where no value does, nor past 100 per cent.
    """
    is_share = unit_of_figures(indicator) == "%" and high <= 100
    low, high = _spread(low, high, int(indicator["decimals"]))
    rough = (high - low) / TICKS_ABOUT
    size = 10.0 ** floor(log10(rough))
    step = next(size * one for one in STEPS if size * one >= rough * 0.999)
    if not int(indicator["decimals"]):
        step = float(max(1, ceil(step)))
    ticks = [round(step * one, 10) for one in range(floor(low / step), ceil(high / step) + 1)]
    return [tick for tick in ticks if not (is_share and tick > 100)]


def _spread(low: float, high: float, decimals: int) -> tuple[float, float]:
    """Return the ends of the values, apart where all are one and the same."""
    if high - low > A_HAIR * max(abs(low), abs(high), 1.0):
        return low, high
    some = max(abs(low) * 0.1, 2 * 10.0**-decimals)
    return (max(low - some, 0.0) if low >= 0 else low - some), high + some


def space_for(values: list[float], times: list[pd.Timestamp], ticks: list[float]) -> Space:
    """Return the plot that holds values and times, with room above for words."""
    low, high = min(ticks[0], *values), max(ticks[-1], *values)
    a_pixel = (high - low) / (PLOT - ROOM_ABOVE - ROOM_BELOW)
    top = max(high + 2 * a_pixel, max(values) + ROOM_ABOVE * a_pixel)
    start, end = min(times), max(times)
    edge = (end - start) * EDGE if end > start else pd.Timedelta(days=183)
    return Space(start - edge, end + edge, low - ROOM_BELOW * a_pixel, top)


def tick_text(tick: float, ticks: list[float], indicator: Row, say: Speaker) -> str:
    """Return a value of the axis as the reader writes it, with the decimals that the steps need."""
    decimals = next(n for n in range(8) if all(abs(round(t, n) - t) < 1e-9 for t in ticks))
    unit = f"{THIN}%" if unit_of_figures(indicator) == "%" else ""
    return say.number(tick, decimals) + unit


def times_named(placed: Sequence[Placed], say: Speaker) -> list[tuple[pd.Timestamp, str]]:
    """Return the times to name under a figure, the last one always: the years where there are many.

    placed: all that is drawn.
    """
    years = range(min(one.end for one in placed).year, max(one.end for one in placed).year + 1)
    named = [(pd.Timestamp(year, 7, 2), str(year)) for year in years]
    if len(years) < YEARS_ALONE or all("/" in one.period for one in placed):
        periods = {one.at: say.short_period(one.period) for one in placed}
        named = sorted(periods.items())
    widest = max(len(text) for _, text in named) * LETTER + 14
    at_most = max(2, int(NARROW // widest))
    return named[::-1][:: -(-len(named) // at_most)][::-1]


def layout(
    space: Space,
    ticks: list[float],
    times: list[tuple[pd.Timestamp, str]],
    indicator: Row,
    say: Speaker,
) -> dict[str, Any]:
    """Return a figure's layout: no background of its own, a faint line at each value named."""
    texts = [tick_text(tick, ticks, indicator, say) for tick in ticks]
    return {
        "height": HEIGHT, "showlegend": False, "dragmode": False, "hovermode": "closest",
        "margin": {"l": 16 + round(max(map(len, texts)) * LETTER), "t": ABOVE, "b": BELOW, "r": 12},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {
            "type": "date", "range": [space.start, space.end], "showgrid": False, "zeroline": False,
            "fixedrange": True, "tickangle": 0, "ticks": "outside", "ticklen": 4,
            "tickcolor": FAINT, "tickvals": [at for at, _ in times],
            "ticktext": [text for _, text in times],
        },
        "yaxis": {
            "range": [space.low, space.high], "fixedrange": True, "gridcolor": FAINT,
            "zeroline": space.low < 0 < space.high, "zerolinecolor": "rgba(125, 138, 147, 0.8)",
            "zerolinewidth": 1.5, "tickvals": ticks, "ticktext": texts, "automargin": False,
        },
    }  # fmt: skip


def unit_note(indicator: Row) -> list[dict[str, Any]]:
    """Return the measure's unit, said once above the values; per cent stands behind each of them."""
    unit = short_unit(str(indicator["measure_unit"]))
    if not unit or unit == "%":
        return []
    return [above_plot(0, "paper", unit, "left")]


def above_plot(x: object, of: str, text: str, anchor: str) -> dict[str, Any]:
    """Return words above the plot, at a share of its width ("paper") or at a time ("x"); html-escaped."""
    return {
        "x": x, "xref": of, "y": 1, "yref": "paper", "xanchor": anchor, "yanchor": "bottom",
        "yshift": 8, "text": escape(text), "showarrow": False, "font": {"size": 12},
    }  # fmt: skip
