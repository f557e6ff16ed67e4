"""What a line is held against: the targets, where partly met ends, a range's band, the baseline."""

from html import escape

import pandas as pd
import plotly.graph_objects as go

from dashboard.chart_marks import TARGET, Label, aim_text, number_text
from dashboard.translate import Speaker
from dashboard.values import Row

BANDS = {"near": "rgba(191, 133, 42, 0.18)", "met": "rgba(31, 138, 83, 0.16)"}


def add_targets(
    figure: go.Figure, aimed: pd.DataFrame, newest: pd.Timestamp, indicator: Row, say: Speaker
) -> list[Label]:
    """Draw the targets, thinner beyond the newest value, with what is near and what is within."""
    if aimed.empty:
        return []
    if indicator["direction"] == "range":
        _add_band(figure, aimed, "target_value", "target_upper", "met")
        _add_band(figure, aimed, "target_upper", "near_above", "near")
        _add_band(figure, aimed, "near_below", "target_value", "near")
    else:
        edge = "near_above" if indicator["direction"] == "lower" else "near_below"
        _add_band(figure, aimed, "target_value", edge, "near")
    behind = aimed[aimed["middle"] <= newest]
    ahead = pd.concat([behind.tail(1), aimed[aimed["middle"] > newest]])
    for column in ("target_value", "target_upper"):
        for part, width in ((behind, 2), (ahead, 1.2)):
            _add_target(figure, part, column, width, indicator, say)
    last = aimed.iloc[-1]
    when = f" {say.short_period(last['period'])}:" if last["middle"] > newest else ""
    text = f"{say('indicator.target')}{when} {aim_text(last, indicator, say)}"
    return [Label(last["middle"], float(last["target_value"]), text, TARGET, True)]


def _add_target(
    figure: go.Figure, part: pd.DataFrame, column: str, width: float, indicator: Row, say: Speaker
) -> None:
    if part[column].notna().sum() == 0 or (len(part) == 1 and width < 2):
        return
    figure.add_scatter(
        x=part["middle"], y=part[column], mode="lines+markers" if len(part) == 1 else "lines",
        line={"color": TARGET, "width": width, "dash": "dash"},
        customdata=[
            escape(f"{say('indicator.target')} {say.period(row['period'])}: {aim_text(row, indicator, say)}")
            for _, row in part.iterrows()
        ],
        hovertemplate="%{customdata}<extra></extra>", name="target",
    )  # fmt: skip


def _add_band(figure: go.Figure, aimed: pd.DataFrame, lower: str, upper: str, colour: str) -> None:
    known = aimed.dropna(subset=[lower, upper])
    if len(known) < 2:
        return
    figure.add_scatter(
        x=[*known["middle"], *known["middle"][::-1]], y=[*known[lower], *known[upper][::-1]],
        fill="toself", fillcolor=BANDS[colour], line={"width": 0}, hoverinfo="skip", mode="lines",
        name=colour,
    )  # fmt: skip


def add_baseline(figure: go.Figure, baseline: pd.DataFrame, indicator: Row, say: Speaker) -> None:
    """Mark from where the target is reckoned."""
    for _, row in baseline.iterrows():
        value = number_text(float(row["baseline_value"]), indicator, say)
        text = f"{say('indicator.baseline')} {say.period(row['period'])}: {value}"
        figure.add_scatter(
            x=[row["middle"]], y=[row["baseline_value"]], mode="markers", name="baseline", cliponaxis=False,
            marker={"symbol": "diamond-open", "size": 12, "color": TARGET, "line": {"width": 2}},
            customdata=[escape(text)], hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
