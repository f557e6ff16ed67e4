"""Figures from tables: plotly.graph_objects only, labelled on the lines, alike in light and dark."""

from html import escape

import pandas as pd
import plotly.graph_objects as go

from dashboard.chart_marks import Label, dated, number_text
from dashboard.target_lines import add_baseline, add_targets
from dashboard.translate import Speaker, short_unit
from dashboard.values import Row

# Mid tones that keep 3:1 against the light and the dark background alike; text has the theme's colour.
LINES = {"total": "#3d84ab", "women": "#9a76b3", "men": "#4f938d"}
HEIGHT = 380
LABELS_ON_A_HEIGHT = 15
LETTER_PX = 6.6
TICKS_AT_MOST = 7
YEARS_ALONE = 4


def trend_figure(
    points: pd.DataFrame,
    targets: pd.DataFrame,
    baseline: pd.DataFrame,
    indicator: Row,
    say: Speaker,
) -> go.Figure:
    """Draw one indicator at one unit over time.

    points: one row per breakdown and period; targets: one per period, those ahead too; baseline: one
    row or none; columns as in `questions/indicator_points|targets|baseline.sql`. indicator: its
    measure_unit, decimals and direction. Forecasts are dotted, targets dashed, with the tolerance
    as a band where it is near, and a range's own band. What is confidential is not in the figure.
    """
    figure = go.Figure()
    known = dated(points[points["value_status"] != "confidential"]).dropna(subset=["value"])
    newest = known["middle"].max()
    labels = add_targets(figure, dated(targets), newest, indicator, say)
    add_baseline(figure, dated(baseline), indicator, say)
    for breakdown in ("women", "men", "total"):
        of_one = known[known["breakdown"] == breakdown]
        labels += _add_line(figure, of_one, breakdown, indicator, say)
    _add_labels(figure, labels)
    _lay_out(figure, labels, pd.concat([known, dated(targets)]), indicator, say)
    return figure


def _add_line(
    figure: go.Figure, points: pd.DataFrame, breakdown: str, indicator: Row, say: Speaker
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
            x=part["middle"], y=part["value"], name=breakdown, mode="lines+markers",
            line={"color": colour, "width": 3 if is_total else 1.8, "dash": dash},
            marker={"size": 7 if is_total else 5, "color": colour},
            customdata=[
                escape(f"{name} {say.period(row['period'])}: {number_text(row['value'], indicator, say)}")
                for _, row in part.iterrows()
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
    last = points.iloc[-1]
    text = f"{name} {number_text(float(last['value']), indicator, say)}"
    if forecast.iloc[-1]:
        text += f" ({say('indicator.forecast_short')})"
    return [Label(last["middle"], float(last["value"]), text, colour, is_total)]


def _add_labels(figure: go.Figure, labels: list[Label]) -> None:
    """Write each line's name at its end, moved apart where they would stand on each other."""
    heights = [y for trace in figure.data for y in trace.y if not pd.isna(y)]
    apart = (max(heights, default=0) - min(heights, default=0)) / LABELS_ON_A_HEIGHT
    below: float | None = None
    for label in sorted(labels, key=lambda one: one.y):
        y = label.y if below is None else max(label.y, below + apart)
        below = y
        text = f"<b>{escape(label.text)}</b>" if label.is_bold else escape(label.text)
        figure.add_annotation(
            x=label.x, y=y, text=f'<span style="color:{label.colour}">●</span> {text}',
            xanchor="left", xshift=8, showarrow=False, font={"size": 12},
        )  # fmt: skip


def _lay_out(
    figure: go.Figure, labels: list[Label], placed: pd.DataFrame, indicator: Row, say: Speaker
) -> None:
    """Set the axes, and say the measure's unit once, above them."""
    unit = short_unit(str(indicator["measure_unit"]))
    if unit and unit != "%":
        figure.add_annotation(
            x=0, y=1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", text=escape(unit),
            showarrow=False, yshift=6, font={"size": 12},
        )  # fmt: skip
    longest = max((len(label.text) for label in labels), default=0)
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 8, "r": 24 + int(longest * LETTER_PX), "t": 32, "b": 8},
        showlegend=False,
        dragmode=False,
        separators=", " if say.language == "sv" else ".,",
        hovermode="closest",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        xaxis={"showgrid": False, "type": "date", "fixedrange": True, **_ticks(placed, say)},
        yaxis={"ticksuffix": "\u00a0%" if unit == "%" else "", "tickformat": ",.4~f",
               "zeroline": False, "automargin": True, "fixedrange": True},
    )  # fmt: skip


def _ticks(placed: pd.DataFrame, say: Speaker) -> dict[str, list[object]]:
    """Name some of the times under the axis, the last one always: the years where there are many."""
    years = range(placed["end_date"].min().year, placed["end_date"].max().year + 1)
    named: list[tuple[object, str]] = [(pd.Timestamp(year, 7, 2), str(year)) for year in years]
    if len(years) < YEARS_ALONE:
        periods = placed.drop_duplicates("period").sort_values("middle")
        named = [(row["middle"], say.short_period(row["period"])) for _, row in periods.iterrows()]
    some = named[::-1][:: -(-len(named) // TICKS_AT_MOST)][::-1]
    return {"tickvals": [at for at, _ in some], "ticktext": [text for _, text in some]}
