"""Cost against quality: each a mark, the own one named, and the stair of the efficient front."""

from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.drawing.chart_axes import tick_text, value_ticks
from dashboard.drawing.chart_marks import FAINT, LINES, TARGET, Trace
from dashboard.drawing.chart_space import LETTER, NARROW, PLOT
from dashboard.drawing.label_places import label_places
from dashboard.words.translate import Speaker, short_unit
from dashboard.words.values import Row, value_text

Corner = tuple[float, float]
Ends = tuple[float, float]
OWN = LINES["women"]
# So many of those on the front are named beside the own; all are named in the table.
NAMED_AT_MOST = 5
AIR = 0.08


def front_figure(
    rows: pd.DataFrame, corners: list[Corner], quality: Row, cost: Row, say: Speaker
) -> go.Figure:
    """Draw results against what they cost; the better result is always higher up, the cheaper to the left.

    rows: one per municipality or unit, columns name, cost, quality, is_own, is_front. corners: of the
    front's stair, cost and quality, none where there is no front. quality, cost: name, measure_unit,
    decimals; quality's direction is higher or lower.
    """
    x, y = _axis(rows["cost"].tolist(), cost), _axis(rows["quality"].tolist(), quality)
    is_turned = quality["direction"] == "lower"
    traces = [_stair(corners, x[1], y[1], is_turned=is_turned)] if corners else []
    kinds = (("others", ~rows["is_own"] & ~rows["is_front"]), ("front", ~rows["is_own"] & rows["is_front"]),
             ("own", rows["is_own"]))  # fmt: skip
    traces += [
        _marks(rows[is_kind], kind, quality, cost, say) for kind, is_kind in kinds if is_kind.any()
    ]
    drawn = _layout(x, y, quality, cost, say, is_turned=is_turned)
    drawn["annotations"] += _names(rows, x[1], y[1], is_turned=is_turned)
    return go.Figure(traces, drawn)


def _axis(values: list[float], measure: Row) -> tuple[list[float], Ends]:
    """Return an axis' round values and its ends, with air for what stands at them."""
    ticks = value_ticks(min(values), max(values), measure)
    low, high = min(ticks[0], *values), max(ticks[-1], *values)
    air = (high - low) * AIR
    return ticks, (low - air, high + air)


def _marks(rows: pd.DataFrame, kind: str, quality: Row, cost: Row, say: Speaker) -> Trace:
    """Return marks of one kind: rings, on the front filled, the own a larger diamond."""
    looks = {"others": ("circle-open", 9, TARGET), "front": ("circle", 9, LINES["total"]),
             "own": ("diamond", 14, OWN)}  # fmt: skip
    symbol, size, colour = looks[kind]
    texts = [
        f"{escape(str(row['name']))}: {escape(_said(row, 'quality', quality, say))},"
        f" {escape(_said(row, 'cost', cost, say))}"
        for _, row in rows.iterrows()
    ]
    return {
        "type": "scatter", "mode": "markers", "name": kind, "x": rows["cost"].tolist(),
        "y": rows["quality"].tolist(), "customdata": texts,
        "hovertemplate": "%{customdata}<extra></extra>",
        "marker": {"symbol": symbol, "size": size, "color": colour, "line": {"width": 1.6, "color": colour}},
    }  # fmt: skip


def _said(row: Row, column: str, measure: Row, say: Speaker) -> str:
    plain = {"measure_unit": measure["measure_unit"], "decimals": measure["decimals"]}
    return value_text({**plain, "value": row[column]}, say)


def _stair(corners: list[Corner], x: Ends, y: Ends, *, is_turned: bool) -> Trace:
    """Return the front: up from nothing at its cheapest, to the right for ever at its best."""
    floor = y[1] if is_turned else y[0]
    spots = [(corners[0][0], floor), *corners, (x[1], corners[-1][1])]
    return {
        "type": "scatter", "mode": "lines", "name": "stair", "x": [spot[0] for spot in spots],
        "y": [spot[1] for spot in spots], "hoverinfo": "skip",
        "line": {"color": LINES["total"], "width": 1.5, "dash": "6px,4px"},
    }  # fmt: skip


def _names(rows: pd.DataFrame, x: Ends, y: Ends, *, is_turned: bool) -> list[dict[str, Any]]:
    """Return the names of the own and, where they are few, of those on the front."""
    front = rows[rows["is_front"] & ~rows["is_own"]]
    named = pd.concat(
        [rows[rows["is_own"]], front if len(front) <= NAMED_AT_MOST else front.head(0)]
    )

    def share(row: Row) -> tuple[float, float]:
        up = (float(row["quality"]) - y[0]) / (y[1] - y[0])
        return (float(row["cost"]) - x[0]) / (x[1] - x[0]), 1 - up if is_turned else up

    texts = [str(name) for name in named["name"]]
    spots = [share(row) for _, row in named.iterrows()]
    others = [share(row) for _, row in rows[~rows.index.isin(named.index)].iterrows()]
    places = label_places(spots, texts, (NARROW, PLOT), others)
    return [
        {"x": row["cost"], "y": row["quality"], "xref": "x", "yref": "y", "showarrow": False,
         "text": f"<b>{escape(text)}</b>" if row["is_own"] else escape(text), "font": {"size": 12},
         "xanchor": "right" if place.is_left else "left", "yanchor": "middle",
         "xshift": -10 if place.is_left else 10, "yshift": place.rise}
        for (_, row), text, place in zip(named.iterrows(), texts, places, strict=True)
    ]  # fmt: skip


def _layout(
    x: tuple[list[float], Ends], y: tuple[list[float], Ends], quality: Row, cost: Row, say: Speaker,
    *, is_turned: bool,
) -> dict[str, Any]:  # fmt: skip
    """Return the figure's layout: no background of its own, each axis' unit said once."""
    up = [tick_text(tick, y[0], quality, say) for tick in y[0]]
    across = x[0][:: 2 if len(x[0]) > 4 else 1]
    low, high = y[1]
    turned = "turned" if is_turned else "up"
    notes = ((0, 1, "left", "bottom", 8, say(f"front.axis_{turned}", unit=_unit(quality))),
             (1, 0, "right", "top", -30, say("front.axis_cost", unit=_unit(cost))))  # fmt: skip
    return {
        "height": PLOT + 90, "showlegend": False, "dragmode": False, "hovermode": "closest",
        "margin": {"l": 16 + round(max(map(len, up)) * LETTER), "t": 34, "b": 56, "r": 12},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"range": list(x[1]), "fixedrange": True, "gridcolor": FAINT, "zeroline": False,
                  "tickvals": across, "ticktext": [tick_text(one, across, cost, say) for one in across]},
        "yaxis": {"range": [high, low] if is_turned else [low, high], "fixedrange": True, "gridcolor": FAINT,
                  "zeroline": False, "tickvals": y[0], "ticktext": up},
        "annotations": [
            {"x": at, "y": height, "xref": "paper", "yref": "paper", "xanchor": side, "yanchor": end,
             "yshift": shift, "text": escape(text), "showarrow": False, "font": {"size": 12}}
            for at, height, side, end, shift, text in notes
        ],
    }  # fmt: skip


def _unit(measure: Row) -> str:
    return short_unit(str(measure["measure_unit"]))
