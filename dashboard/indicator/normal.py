"""What is normal variation: the series with its limits, the signal in one sentence, and the table behind."""

from html import escape

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.answers import ask, store
from dashboard.drawing.xmr_chart import told_by_limits, xmr_figure, xmr_sentence
from dashboard.indicator.subject import Subject
from dashboard.indicator.trend import below_picture
from dashboard.parts.components import folded, html, paragraphs, table
from dashboard.parts.pictures import picture_button
from dashboard.words.sentences import indicator_title, signal_sentence
from dashboard.words.translate import Speaker
from dashboard.words.values import Row

KEY = "normal"


def show_normal(subject: Subject) -> None:
    """Show the series with the limits of what is normal, and what stands out."""
    selection, say = subject.selection, subject.say
    points = subject.answer("indicator_xmr", unit=subject.unit, period=selection.period)
    if points.empty:
        grows = subject.row["accumulation"] == "year_to_date"
        html(paragraphs([say(f"indicator.normal_{'year_to_date' if grows else 'too_short'}")]))
        return
    told = told_by_limits(points, subject.row)
    sentence = signal_sentence(points.iloc[-1], told, say)
    html(paragraphs([sentence], "mk-lead"))
    figure = _figure(selection.snapshot_id, str(store().home), subject.indicator, subject.unit,
                     selection.period, selection.language)  # fmt: skip
    st.plotly_chart(figure, config={"displayModeBar": False}, key=KEY,
                    alt=xmr_sentence(points, subject.row, say))  # fmt: skip
    finding = f"{indicator_title(subject.row, say)}. {sentence}"
    named = f"{subject.indicator} {selection.period} xmr {subject.row['name']}"
    html(
        picture_button(KEY, finding, below_picture(subject.row, selection), named, say)
        + paragraphs([say("indicator.normal_how")], "mk-small")
        + folded(say("indicator.values_title"), _table(points, subject.row, say))
    )


@st.cache_resource(max_entries=200, show_spinner=False)
def _figure(
    snapshot_id: str, home: str, indicator: str, unit: str, period: str, language: str
) -> go.Figure:
    points = ask("indicator_xmr", snapshot_id, indicator=indicator, unit=unit, period=period)
    definition = ask("indicator", snapshot_id, indicator=indicator).iloc[0]
    return xmr_figure(points, definition, Speaker(language))


def _table(points: pd.DataFrame, row: Row, say: Speaker) -> str:
    told = told_by_limits(points, row)
    headers = [
        say("indicator.period_column"),
        say("indicator.total"),
        say("indicator.signal_column"),
    ]
    rows = [
        [escape(say.period(point["period"])),
         escape(_number(float(point["value"]), int(row["decimals"]), int(told["decimals"]), say)),
         escape(say(f"indicator.short_{point['signal']}"))]
        for _, point in points[::-1].iterrows()
    ]  # fmt: skip
    return table(headers, rows, [False, True, False], str(row["name"]))


def _number(value: float, decimals: int, telling: int, say: Speaker) -> str:
    """Return a value with the indicator's decimals where these say it in full, else with those that tell."""
    return say.number(value, decimals if round(value, decimals) == value else telling)
