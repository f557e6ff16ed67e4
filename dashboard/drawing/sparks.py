"""Small pictures of a series, for lists and small multiples: a line, its last point, its target."""

from collections.abc import Callable, Sequence
from math import isnan

import pandas as pd

from dashboard.drawing.chart_marks import LINES, TARGET, Point, measured, outcomes, points_of
from dashboard.drawing.svg import svg_address
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, decimals_apart, value_text

WIDTH, HEIGHT = 160, 44
EDGE = 5
HELD = ("value", "target_value", "target_upper")

Scale = tuple[float, float]


def spark(
    points: pd.DataFrame,
    targets: Sequence[float] = (),
    scale: Scale | None = None,
    size: tuple[int, int] = (WIDTH, HEIGHT),
) -> str:
    """Return a series as a picture's data address; its sentence is `spark_sentence`.

    points: one row per period, columns period, end_date, value; start_date, value_status where known;
    targets: one, or a range's two, as dashed lines; scale: the lowest and highest value of all
    pictures beside it. The line breaks where a period has no value; nothing secret is drawn, and no
    forecast.
    """
    series = measured(points_of(points))
    low, high = scale or scale_of([points], targets)
    width, height = size

    def y(value: float) -> str:
        share = (value - low) / (high - low) if high > low else 0.5
        return f"{height - EDGE - share * (height - 2 * EDGE):.1f}"

    lines = "".join(
        f'<path d="M0 {y(target)}H{width}" stroke="{TARGET}" stroke-dasharray="4 3" stroke-width="1.4"/>'
        for target in targets if not isnan(target)
    )  # fmt: skip
    if series:
        across = _across(series, width)
        drawn = _path(series, across, y)
        lines += f'<path d="{drawn}" stroke="{LINES["total"]}" stroke-width="2"/>'
        end = y(float(series[-1].value or 0))
        lines += f'<circle cx="{across[-1]}" cy="{end}" r="3.6" fill="{LINES["total"]}"/>'
    return svg_address(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" fill="none"'
        f' stroke-linejoin="round" stroke-linecap="round">{lines}</svg>'
    )


def _across(series: list[Point], width: int) -> list[float]:
    """Return where each point's time is, from the left edge to the right; one alone at the right."""
    first, last = series[0].at, series[-1].at
    if first == last:
        return [float(width - EDGE)]
    shares = [(point.at - first) / (last - first) for point in series]
    return [round(EDGE + share * (width - 2 * EDGE), 1) for share in shares]


def _path(series: list[Point], across: list[float], y: Callable[[float], str]) -> str:
    """Return the line's path: a new stroke after each hole; a point alone is a dot."""
    steps, pen = [], "M"
    for x, point in zip(across, series, strict=True):
        if point.value is None:
            pen = "M"
            continue
        steps.append(f"{pen}{x} {y(point.value)}" + ("h0" if pen == "M" else ""))
        pen = "L"
    return "".join(steps)


def scale_of(many: Sequence[pd.DataFrame], targets: Sequence[float] = ()) -> Scale:
    """Return the lowest and highest of several series and their targets, without secrets and forecasts."""
    values = [float(v) for one in many for v in outcomes(one)["value"].dropna()]
    values += [float(target) for target in targets if not isnan(target)]
    return (min(values), max(values)) if values else (0.0, 1.0)


def spark_sentence(points: pd.DataFrame, indicator: Row, say: Speaker) -> str:
    """Say what a picture shows: "från 67,8 % (2021) till 73,7 % (2025)".

    indicator: its measure_unit and decimals; points as of `spark`, target_value and target_upper where
    known. Each value is told apart from its target, and the two from each other.
    """
    known = outcomes(points).dropna(subset=["value"])
    if known.empty:
        return say("chart.nothing")
    ends = known.iloc[0], known.iloc[-1]
    decimals = decimals_apart([row["value"] for row in ends], int(indicator["decimals"]))
    plain = {"measure_unit": indicator["measure_unit"], "decimals": decimals}
    first, last = (
        {
            "value": value_text({**plain, **{key: row.get(key) for key in HELD}}, say),
            "period": say.short_period(row["period"]),
        }
        for row in ends
    )
    if len(known) == 1:
        return say("chart.only", **last)
    return say("chart.from_to", first=first["value"], first_period=first["period"],
               last=last["value"], last_period=last["period"])  # fmt: skip
