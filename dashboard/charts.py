"""Figures from tables: plotly.graph_objects only, labelled on the lines, alike in light and dark."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.translate import Speaker

# Mid tones that keep 3:1 against the light and the dark background alike.
LINES = {"total": "#3d84ab", "women": "#9a76b3", "men": "#4f938d"}
NEAR = "rgba(191, 133, 42, 0.16)"
TARGET = "#7d8a93"
HEIGHT = 380


def trend_figure(points: pd.DataFrame, say: Speaker, decimals: int, suffix: str) -> go.Figure:
    """Draw one indicator at one unit over time.

    points: one row per breakdown and period (end_date, value, value_status, target_value,
    target_upper, tolerance). Forecasts are dashed; the target is a stepped line with its tolerance
    as a band on the side where it is near.
    """
    figure = go.Figure()
    known = points.dropna(subset=["value"])
    _add_target(figure, points[points["breakdown"] == "total"], say)
    for breakdown in ("women", "men", "total"):
        _add_line(figure, known[known["breakdown"] == breakdown], breakdown, say, decimals, suffix)
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 8, "r": 120, "t": 16, "b": 8},
        showlegend=False,
        separators=", " if say.language == "sv" else ".,",
        hovermode="x unified",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        xaxis={"showgrid": False, "type": "date"},
        yaxis={"ticksuffix": suffix, "zeroline": False, "automargin": True},
    )
    return figure


def _add_target(figure: go.Figure, points: pd.DataFrame, say: Speaker) -> None:
    aimed = points.dropna(subset=["target_value"])
    if aimed.empty:
        return
    line = {"color": TARGET, "width": 1.6, "dash": "dash", "shape": "hv"}
    is_range = bool(aimed["target_upper"].notna().any())
    for column in ["target_value", *(["target_upper"] if is_range else [])]:
        figure.add_scatter(
            x=aimed["end_date"], y=aimed[column], mode="lines", line=line, hoverinfo="skip"
        )
    _add_band(figure, aimed)
    last = aimed.iloc[-1]
    _label(figure, last["end_date"], last["target_value"], say("indicator.target"), TARGET, bold=True)


def _add_band(figure: go.Figure, aimed: pd.DataFrame) -> None:
    """Fill between the target and where near ends, on the side that the shortfall is on."""
    is_lower = aimed["is_lower_better"].iloc[0] if "is_lower_better" in aimed else False
    edge = aimed["target_value"] + aimed["tolerance"] * (1 if is_lower else -1)
    figure.add_scatter(
        x=[*aimed["end_date"], *aimed["end_date"][::-1]],
        y=[*aimed["target_value"], *edge[::-1]],
        fill="toself", fillcolor=NEAR, line={"width": 0}, hoverinfo="skip", mode="lines",
    )  # fmt: skip


def _add_line(
    figure: go.Figure, points: pd.DataFrame, breakdown: str, say: Speaker, decimals: int, suffix: str
) -> None:
    if points.empty:
        return
    colour, is_total = LINES[breakdown], breakdown == "total"
    name = say(f"indicator.{breakdown}")
    forecast = points["value_status"] == "forecast"
    parts = [(points[~forecast], "solid")]
    if forecast.any():
        parts.append((pd.concat([points[~forecast].tail(1), points[forecast]]), "dot"))
    for part, dash in parts:
        figure.add_scatter(
            x=part["end_date"], y=part["value"], name=name, mode="lines+markers",
            line={"color": colour, "width": 3 if is_total else 1.8, "dash": dash},
            marker={"size": 6 if is_total else 4, "color": colour},
            customdata=[say.period(p) for p in part["period"]],
            hovertemplate=f"%{{customdata}}: %{{y:.{decimals}f}}{suffix}",
        )  # fmt: skip
    last = points.iloc[-1]
    text = f"{name} {say.number(float(last['value']), decimals)}{suffix}"
    _label(figure, last["end_date"], last["value"], text, colour, bold=is_total)


def _label(
    figure: go.Figure, x: object, y: float, text: str, colour: str, *, bold: bool = False
) -> None:
    figure.add_annotation(
        x=x, y=y, text=f"<b>{text}</b>" if bold else text, xanchor="left", xshift=9,
        showarrow=False, font={"color": colour, "size": 13},
    )  # fmt: skip
