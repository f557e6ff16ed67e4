"""Figures from tables: plotly.graph_objects only, labelled on the lines, alike in light and dark."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard.translate import Speaker

# Mid tones that keep 3:1 against the light and the dark background alike.
LINES = {"total": "#3d84ab", "women": "#9a76b3", "men": "#4f938d"}
NEAR = "rgba(191, 133, 42, 0.16)"
TARGET = "#7d8a93"
HEIGHT = 380
LABELS_ON_A_HEIGHT = 15
TICKS_AT_MOST = 7


@dataclass(frozen=True)
class Label:
    """A line's name, to be written where the line ends."""

    x: object
    y: float
    text: str
    colour: str
    is_bold: bool


def trend_figure(points: pd.DataFrame, say: Speaker, decimals: int, suffix: str) -> go.Figure:
    """Draw one indicator at one unit over time.

    points: one row per breakdown and period (period, start_date, end_date, value, value_status,
    target_value, target_upper, tolerance). Forecasts are dotted; the target is a dashed line with
    its tolerance as a band on the side where it is near.
    """
    figure, labels = go.Figure(), []
    middle = points["start_date"] + (points["end_date"] - points["start_date"]) / 2
    known = points.assign(middle=middle).dropna(subset=["value"])
    labels += _add_target(figure, known[known["breakdown"] == "total"], say)
    for breakdown in ("women", "men", "total"):
        of_one = known[known["breakdown"] == breakdown]
        labels += _add_line(figure, of_one, breakdown, say, decimals, suffix)
    _add_labels(figure, labels)
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 8, "r": 120, "t": 16, "b": 8},
        showlegend=False,
        separators=", " if say.language == "sv" else ".,",
        hovermode="x unified",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        xaxis={"showgrid": False, "type": "date", **_ticks(known, say)},
        yaxis={"ticksuffix": suffix, "zeroline": False, "automargin": True},
    )
    return figure


def _ticks(known: pd.DataFrame, say: Speaker) -> dict[str, list[object]]:
    """Name some of the periods under the axis, each in the middle of its time."""
    periods = known.drop_duplicates("period")
    some = periods.iloc[:: -(-len(periods) // TICKS_AT_MOST) or 1]
    return {
        "tickvals": list(some["middle"]),
        "ticktext": [say.short_period(p) for p in some["period"]],
    }


def _add_target(figure: go.Figure, points: pd.DataFrame, say: Speaker) -> list[Label]:
    aimed = points.dropna(subset=["target_value"])
    if aimed.empty:
        return []
    line = {"color": TARGET, "width": 1.6, "dash": "dash"}
    is_range = bool(aimed["target_upper"].notna().any())
    for column in ["target_value", *(["target_upper"] if is_range else [])]:
        figure.add_scatter(
            x=aimed["middle"], y=aimed[column], mode="lines", line=line, hoverinfo="skip"
        )
    _add_band(figure, aimed)
    last = aimed.iloc[-1]
    return [
        Label(last["middle"], float(last["target_value"]), say("indicator.target"), TARGET, True)
    ]


def _add_band(figure: go.Figure, aimed: pd.DataFrame) -> None:
    """Fill between the target and where near ends, on the side that the shortfall is on."""
    is_lower = aimed["is_lower_better"].iloc[0] if "is_lower_better" in aimed else False
    edge = aimed["target_value"] + aimed["tolerance"] * (1 if is_lower else -1)
    figure.add_scatter(
        x=[*aimed["middle"], *aimed["middle"][::-1]],
        y=[*aimed["target_value"], *edge[::-1]],
        fill="toself", fillcolor=NEAR, line={"width": 0}, hoverinfo="skip", mode="lines",
    )  # fmt: skip


def _add_line(
    figure: go.Figure,
    points: pd.DataFrame,
    breakdown: str,
    say: Speaker,
    decimals: int,
    suffix: str,
) -> list[Label]:
    if points.empty:
        return []
    colour, is_total = LINES[breakdown], breakdown == "total"
    name = say(f"indicator.{breakdown}")
    forecast = points["value_status"] == "forecast"
    parts = [(points[~forecast], "solid")]
    if forecast.any():
        parts.append((pd.concat([points[~forecast].tail(1), points[forecast]]), "dot"))
    for part, dash in parts:
        figure.add_scatter(
            x=part["middle"], y=part["value"], name=name, mode="lines+markers",
            line={"color": colour, "width": 3 if is_total else 1.8, "dash": dash},
            marker={"size": 6 if is_total else 4, "color": colour},
            customdata=[say.period(p) for p in part["period"]],
            hovertemplate=f"%{{customdata}}: %{{y:.{decimals}f}}{suffix}",
        )  # fmt: skip
    last = points.iloc[-1]
    text = f"{name} {say.number(float(last['value']), decimals)}{suffix}"
    return [Label(last["middle"], float(last["value"]), text, colour, is_total)]


def _add_labels(figure: go.Figure, labels: list[Label]) -> None:
    """Write each line's name at its end, moved apart where they would stand on each other."""
    heights = [y for trace in figure.data for y in trace.y if y is not None]
    apart = (max(heights, default=0) - min(heights, default=0)) / LABELS_ON_A_HEIGHT
    below: float | None = None
    for label in sorted(labels, key=lambda one: one.y):
        y = label.y if below is None else max(label.y, below + apart)
        below = y
        figure.add_annotation(
            x=label.x, y=y, text=f"<b>{label.text}</b>" if label.is_bold else label.text,
            xanchor="left", xshift=9, showarrow=False, font={"color": label.colour, "size": 13},
        )  # fmt: skip
