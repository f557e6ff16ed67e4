"""An indicator's trend on a page: the figure, the sentence in its place, and its source."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.answers import ask, store
from dashboard.charts import trend_figure
from dashboard.components import paragraphs
from dashboard.selection import Selection
from dashboard.translate import Speaker
from dashboard.values import Row, is_empty, target_text, value_text


def show_trend(row: Row, points: pd.DataFrame, selection: Selection) -> None:
    """Show the trend, with a sentence in place of it for those who do not see it."""
    say = selection.say
    known = points[points["breakdown"] == "total"].dropna(subset=["value"])
    if known.empty:
        return
    figure = _figure(selection.snapshot_id, str(store().home), str(row["indicator_id"]),
                     str(row["org_unit_id"]), selection.language)  # fmt: skip
    st.plotly_chart(
        figure, config={"displayModeBar": False}, alt=alternative(row, known, say), key="trend"
    )
    source = " ".join(
        str(row[key]) for key in ("source", "source_indicator_id") if not is_empty(row[key])
    )
    if source:
        paragraphs([say("indicator.source", source=source)], "mk-small")


@st.cache_resource(max_entries=200, show_spinner=False)
def _figure(snapshot_id: str, home: str, indicator: str, unit: str, language: str) -> go.Figure:
    """Return the trend's figure; kept by what it is made of, for plotly takes its time."""
    asked = {"indicator": indicator, "unit": unit}
    points, targets, baseline = (
        ask(f"indicator_{name}", snapshot_id, **asked) for name in ("points", "targets", "baseline")
    )
    definition = ask("indicator", snapshot_id, indicator=indicator).iloc[0]
    return trend_figure(points, targets, baseline, definition, Speaker(language))


def alternative(row: Row, known: pd.DataFrame, say: Speaker) -> str:
    """Say in one sentence what the chart shows; known: the total's points that have a value."""
    first, last = known.iloc[0], known.iloc[-1]
    target = ""
    if not is_empty(row["target_value"]):
        target = say("indicator.chart_alt_target", target=target_text(row, say))
    return say(
        "indicator.chart_alt", name=row["name"], unit=row.get("unit", ""), target=target,
        first=value_text({**row, "value": first["value"]}, say),
        last=value_text({**row, "value": last["value"]}, say),
        first_period=say.period(first["period"]), last_period=say.period(last["period"]),
    ).strip()  # fmt: skip
