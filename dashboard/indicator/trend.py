"""An indicator's trend on a page: the figure, the sentence in its place, its source, and a picture of it."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.answers import about_of, ask, store
from dashboard.drawing.chart_marks import open_values
from dashboard.drawing.trend_chart import trend_figure
from dashboard.parts.components import html, paragraphs
from dashboard.parts.pictures import picture_button
from dashboard.selection import Selection
from dashboard.words.sentences import indicator_title
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, is_empty, target_text, value_text

KEY = "trend"


def show_trend(row: Row, points: pd.DataFrame, selection: Selection) -> None:
    """Show the trend, with a sentence in place of it for those who do not see it."""
    say = selection.say
    totals = points[points["breakdown"] == "total"]
    known = open_values(totals).dropna(subset=["value"])
    if known.empty:
        return
    period = row.get("value_period")
    figure = _figure(selection.snapshot_id, str(store().home), str(row["indicator_id"]),
                     str(row["org_unit_id"]), None if is_empty(period) else str(period),
                     selection.language)  # fmt: skip
    st.plotly_chart(
        figure, config={"displayModeBar": False}, alt=alternative(row, known, say), key=KEY
    )
    source = source_text(row, say)
    named = f"{row['indicator_id']} {selection.period} {row['name']}"
    button = picture_button(
        KEY, indicator_title(row, say), below_picture(row, selection), named, say
    )
    html(paragraphs([source] if source else [], "mk-small") + button)


def below_picture(row: Row, selection: Selection) -> str:
    """Say whose values a picture shows, their source, and that a sample is one: it goes out alone."""
    say = selection.say
    about = about_of(selection.snapshot_id)
    sample = say("app.sample_banner") if about["is_sample"] else ""
    parts = (str(about["name"]), str(row.get("unit") or ""), source_text(row, say), sample)
    return ". ".join(part.rstrip(".") for part in dict.fromkeys(parts) if part)


def source_text(row: Row, say: Speaker) -> str:
    """Say where an indicator's values come from; nothing where that is not known."""
    source = " ".join(
        str(row[key]) for key in ("source", "source_indicator_id") if not is_empty(row[key])
    )
    return say("indicator.source", source=source) if source else ""


@st.cache_resource(max_entries=200, show_spinner=False)
def _figure(
    snapshot_id: str, home: str, indicator: str, unit: str, period: str | None, language: str
) -> go.Figure:
    """Return the trend's figure; kept by what it is made of, for plotly takes its time."""
    asked = {"indicator": indicator, "unit": unit}
    points, targets, baseline = (
        ask(f"indicator_{name}", snapshot_id, **asked) for name in ("points", "targets", "baseline")
    )
    definition = ask("indicator", snapshot_id, indicator=indicator).iloc[0]
    return trend_figure(points, targets, baseline, definition, Speaker(language), period)


def alternative(row: Row, known: pd.DataFrame, say: Speaker) -> str:
    """Say in one sentence what the chart shows; known: the total's points that have a value.

    A forecast is said to be one: "till" is the newest value that was measured.
    """
    is_forecast = known["value_status"] == "forecast"
    measured = known[~is_forecast] if not is_forecast.all() else known
    first, last = measured.iloc[0], measured.iloc[-1]
    target = ""
    if not is_empty(row["target_value"]):
        target = say("indicator.chart_alt_target", target=target_text(row, say))
    text = say(
        "indicator.chart_alt", name=row["name"], unit=row.get("unit", ""), target=target,
        first=value_text({**row, "value": first["value"]}, say),
        last=value_text({**row, "value": last["value"]}, say),
        first_period=say.period(first["period"]), last_period=say.period(last["period"]),
    ).strip()  # fmt: skip
    if is_forecast.iloc[-1]:
        newest = known.iloc[-1]
        value = value_text({**row, "value": newest["value"]}, say)
        text += " " + say("chart.forecast_end", value=value, period=say.period(newest["period"]))
    return text
