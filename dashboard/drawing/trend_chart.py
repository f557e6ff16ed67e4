"""The trend: one indicator at one unit over time, named on its lines, alike in light and dark."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.drawing.baselines import baseline_traces, baseline_ways
from dashboard.drawing.chart_axes import (
    Placed,
    above_plot,
    layout,
    space_for,
    times_named,
    unit_note,
    value_ticks,
)
from dashboard.drawing.chart_marks import (
    LINES,
    TARGET,
    Point,
    Trace,
    forecasts,
    line,
    measured,
    number_text,
    points_of,
    said,
)
from dashboard.drawing.chart_space import (
    LINE,
    Taken,
    Words,
    margin_beside,
    place_ends,
    taken_by,
)
from dashboard.drawing.target_lines import Aims, aims_of
from dashboard.words.translate import Speaker
from dashboard.words.values import Row

# Beyond so many points each of them is no news: the line alone, its last point marked.
DOTS_AT_MOST = 12
WIDTHS = {"total": 3.0, "women": 1.5, "men": 1.5}
DOTS = {"total": (6, 10), "women": (4, 6), "men": (4, 6)}
BREAKDOWNS = ("women", "men", "total")


def trend_figure(
    points: pd.DataFrame,
    targets: pd.DataFrame,
    baseline: pd.DataFrame,
    indicator: Row,
    say: Speaker,
    period: str | None = None,
) -> go.Figure:
    """Draw one indicator at one unit over time.

    points: one row per breakdown and period; targets: one per period, those ahead too; baseline: one
    row or none; columns as in `questions/indicator_points|targets|baseline.sql`. indicator: as in
    `questions/indicator.sql`. period: the reader's, marked where it is not the newest. Forecasts and
    targets are dashed; a line breaks where a period has no value. What is confidential is not there.
    """
    lines = {breakdown: points_of(points, breakdown=breakdown) for breakdown in BREAKDOWNS}
    shown = {
        breakdown: [point for point in of_one if point.value is not None]
        for breakdown, of_one in lines.items()
    }
    every = [point for of_one in shown.values() for point in of_one]
    newest = max((point.at for point in every), default=None)
    aims = aims_of(targets, newest, indicator, say)
    begun = [point for point in points_of(baseline, "baseline_value") if point.value is not None]
    traces = [*aims.traces(), *baseline_traces(begun, indicator, say)]
    for breakdown, of_one in lines.items():
        traces += _lines(of_one, breakdown, aims)
    if not traces:
        return go.Figure()
    placed: list[Placed] = [*every, *aims.rows, *begun]
    taken, drawn = _frame(traces, placed, indicator, say)
    place_ends(taken, _ends(shown, aims))
    _name_measured(taken, shown["total"], aims)
    _name_the_rest(taken, aims, begun)
    drawn["annotations"] += [words.annotation() for words in taken.words]
    drawn["margin"]["r"] = margin_beside(taken)
    _mark_period(drawn, every, period, say)
    return go.Figure(traces, drawn)


def _lines(points: list[Point], breakdown: str, aims: Aims) -> list[Trace]:
    """Draw one breakdown: what was measured, and dashed what is a forecast."""
    name, colour = aims.say(f"indicator.{breakdown}"), LINES[breakdown]
    is_dotted = sum(point.value is not None for point in points) <= DOTS_AT_MOST
    found = []
    for part, dash in ((measured(points), "solid"), (forecasts(points), "6px,4px")):
        if not part:
            continue
        marker = {
            "color": colour, "symbol": "circle" if dash == "solid" else "circle-open", "opacity": 1,
            "size": _dots(part, breakdown, is_dotted),
        }  # fmt: skip
        looks = {"color": colour, "width": WIDTHS[breakdown], "dash": dash}
        texts = [
            said(point, aims.told(point.period, point.value), aims.say, name) for point in part
        ]
        found.append(line(part, texts, breakdown, looks, mode="lines+markers", marker=marker))
    return found


def _dots(part: list[Point], breakdown: str, is_dotted: bool) -> list[int]:
    """Return each point's size: the last is marked, one that stands alone is seen, many are not."""
    small, large = DOTS[breakdown]
    is_ahead = any(point.is_forecast for point in part)
    known = [False, *(point.value is not None for point in part), False]
    sizes = [
        small
        if (is_dotted or not (known[place] or known[place + 2])) and point.is_forecast == is_ahead
        else 0
        for place, point in enumerate(part)
    ]
    sizes[max(place for place, point in enumerate(part) if point.value is not None)] = large
    return sizes


def _ends(shown: dict[str, list[Point]], aims: Aims) -> list[Words]:
    """Return the name and value at each line's end; one line alone has no need of a name."""
    drawn = [breakdown for breakdown, points in shown.items() if points]
    ends, say = [], aims.say
    for breakdown in drawn:
        last = shown[breakdown][-1]
        texts = [number_text(last.value or 0.0, aims.told(last.period, last.value), say)]
        if drawn != ["total"]:
            texts.insert(0, say(f"indicator.{breakdown}"))
        if last.is_forecast:
            texts.append(say("indicator.forecast_short"))
        colour = LINES[breakdown] if drawn != ["total"] else ""
        ends.append(Words(last.at, last.value or 0.0, tuple(texts), is_bold=breakdown == "total",
                          colour=colour))  # fmt: skip
    return ends


def _frame(
    traces: list[Trace], placed: Sequence[Placed], indicator: Row, say: Speaker
) -> tuple[Taken, Trace]:
    """Return the plot with what stands in it, and its layout."""
    values = [y for trace in traces for y in trace["y"] if y is not None]
    times = [x for trace in traces for x in trace["x"]]
    ticks = value_ticks(min(values), max(values), indicator)
    space = space_for(values, times, ticks)
    drawn = layout(space, ticks, times_named(placed, say), indicator, say)
    drawn["annotations"] = unit_note(indicator)
    return taken_by(traces, space), drawn


def _name_measured(taken: Taken, total: list[Point], aims: Aims) -> None:
    """Say the newest value that was measured, where the line goes on with a forecast."""
    so_far = [point for point in total if not point.is_forecast]
    if not so_far or so_far[-1] == total[-1]:
        return
    last, value = so_far[-1].at, so_far[-1].value or 0.0
    text = number_text(value, aims.told(so_far[-1].period, value), aims.say)
    taken.place(*(
        Words(last, value, (text,), rise, is_left=True, is_bold=True, gap=-8)
        for rise in (15, -15, 28, -28)
    ))  # fmt: skip


def _name_the_rest(taken: Taken, aims: Aims, begun: list[Point]) -> None:
    """Name the target on its line, the tolerance in its band and the baseline at its mark."""
    baseline = baseline_ways(begun, aims.indicator, aims.say, taken.space)
    for ways in (aims.name_ways(), aims.tolerance_ways(taken.space), baseline):
        if ways:
            taken.place(*ways)


def _mark_period(drawn: Trace, shown: list[Point], period: str | None, say: Speaker) -> None:
    """Mark the reader's period with a faint line and its name, where it is not the newest drawn."""
    chosen = [point.at for point in shown if point.period == period]
    if not chosen or chosen[0] == max(point.at for point in shown):
        return
    at = chosen[0]
    drawn["shapes"] = [{
        "type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "paper", "layer": "below",
        "line": {"color": TARGET, "width": 1.2, "dash": "1px,3px"},
    }]  # fmt: skip
    for unit in drawn["annotations"]:
        if unit["yref"] == "paper":
            # The measure's unit stands above the period's name, with a line of room for both.
            unit["yshift"] += LINE
            drawn["height"] += LINE
            drawn["margin"]["t"] += LINE
    drawn["annotations"].append(above_plot(at, "x", say.short_period(str(period)), "center"))
