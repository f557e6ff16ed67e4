"""A simple chart of an answer: bars or a line, of two columns that the reader chooses."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard.drawing.chart_axes import tick_text, value_ticks
from dashboard.drawing.chart_marks import FAINT, LINES
from dashboard.drawing.chart_space import ABOVE, HEIGHT, LETTER
from dashboard.parts.components import heading, html, paragraphs
from dashboard.words.in_full import in_full
from dashboard.words.translate import Speaker
from etl.asking.answer import Answer, told_apart

KINDS = ("none", "bar", "line")
# So many marks can be told apart.
MARKS_AT_MOST = {"bar": 40, "line": 500}
NAME_AT_MOST = 24
DECIMALS = {"measure_unit": "antal", "decimals": 6}


def show_chart(answer: Answer, say: Speaker) -> None:
    """Let the reader choose a chart, and draw it."""
    names = told_apart(answer.names)
    numbers = [name for name, is_number in zip(names, answer.numeric, strict=True) if is_number]
    html(heading(say("sql.chart_title"), 3))
    if not numbers:
        html(paragraphs([say("sql.chart_nothing")], "mk-small"))
        return
    with st.container(horizontal=True, key="sql-chart"):
        kind = st.selectbox(say("sql.chart_kind"), KINDS, key="sql_kind",
                            format_func=lambda one: say(f"sql.chart_{one}"))  # fmt: skip
        x = _choose("sql_x", say("sql.chart_x"), names)
        y = _choose("sql_y", say("sql.chart_y"), numbers)
    if kind == "none":
        return
    points = points_of(answer, x, y)
    drawn = points[: MARKS_AT_MOST[kind]]
    if len(points) > len(drawn):
        html(paragraphs([say("sql.chart_first", count=len(drawn))], "mk-small"))
    if drawn:
        st.plotly_chart(answer_figure(kind, drawn, say), config={"displayModeBar": False}, key="sql-figure",
                        alt=alternative(kind, x, y, drawn, say))  # fmt: skip


def _choose(key: str, label: str, names: list[str]) -> str:
    if st.session_state.get(key) not in names:
        st.session_state[key] = names[0]
    return str(st.selectbox(label, names, key=key))


def points_of(answer: Answer, x: str, y: str) -> list[tuple[str, float]]:
    """Return what is drawn, in the answer's order: the text along the bottom, and the number."""
    names = told_apart(answer.names)
    at_x, at_y = names.index(x), names.index(y)
    return [
        ("" if row[at_x] is None else str(row[at_x]), float(row[at_y]))
        for row in answer.rows
        if row[at_y] is not None and row[at_y] == row[at_y] and abs(row[at_y]) != float("inf")
    ]


def answer_figure(kind: str, points: list[tuple[str, float]], say: Speaker) -> go.Figure:
    """Draw it as the other figures are: without background, round numbers at faint lines; bars from zero."""
    values = [value for _, value in points]
    low, high = (
        (min(0.0, *values), max(0.0, *values)) if kind == "bar" else (min(values), max(values))
    )
    ticks = value_ticks(low, high, DECIMALS)
    texts = [tick_text(tick, ticks, DECIMALS, say) for tick in ticks]
    return go.Figure({"data": [_trace(kind, points, say)], "layout": {
        "height": HEIGHT, "showlegend": False, "dragmode": False, "hovermode": "closest",
        "margin": {"l": 16 + round(max(map(len, texts)) * LETTER), "t": ABOVE, "b": 40, "r": 12},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"type": "linear", "fixedrange": True, "showgrid": False, "zeroline": False,
                  "automargin": True, "tickvals": _named(points),
                  "ticktext": [_short(points[at][0]) for at in _named(points)]},
        "yaxis": {"fixedrange": True, "gridcolor": FAINT, "tickvals": ticks, "ticktext": texts,
                  "range": [min(ticks[0], low), max(ticks[-1], high)], "zeroline": low < 0 < high},
    }})  # fmt: skip


def _trace(kind: str, points: list[tuple[str, float]], say: Speaker) -> dict[str, Any]:
    # Places by number, for two rows of the same name are two marks.
    drawn = {"x": list(range(len(points))), "y": [value for _, value in points],
             "customdata": [f"{_plain(name)}: {in_full(value, say)}" for name, value in points],
             "hovertemplate": "%{customdata}<extra></extra>"}  # fmt: skip
    if kind == "bar":
        return {**drawn, "type": "bar", "marker": {"color": LINES["total"]}}
    looks = {"color": LINES["total"], "width": 3}
    return {
        **drawn,
        "type": "scatter",
        "mode": "lines+markers",
        "line": looks,
        "marker": {"size": 6},
    }


def _named(points: list[tuple[str, float]]) -> list[int]:
    """Return the places that are named below: all where there are few, else some of them, evenly."""
    step = -(-len(points) // 12)
    return list(range(0, len(points), step))


def _short(name: str) -> str:
    return _plain(name if len(name) <= NAME_AT_MOST else f"{name[: NAME_AT_MOST - 1]}…")


def _plain(text: str) -> str:
    """Return a text that plotly does not take for markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def alternative(kind: str, x: str, y: str, points: list[tuple[str, float]], say: Speaker) -> str:
    """Say in one sentence what the chart shows."""
    values = [value for _, value in points]
    return say("sql.chart_alt", kind=say(f"sql.chart_{kind}"), x=x, y=y, count=len(points),
               low=in_full(min(values), say), high=in_full(max(values), say))  # fmt: skip
