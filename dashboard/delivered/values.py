"""The history of one indicator's values at one unit: each as delivered, when, by whom and in which file."""

import streamlit as st

from dashboard.choosing import choose_indicator
from dashboard.delivered.choice import choose_or_all
from dashboard.indicator.revisions import show_revisions
from dashboard.indicator.subject import Subject
from dashboard.parts.components import html, paragraphs, section
from dashboard.selection import Selection
from dashboard.ways import way


def show_values(selection: Selection) -> None:
    """Show the choice of indicator and unit, and the values' history."""
    say = selection.say
    with st.container(horizontal=True, key="filters"):
        indicator = choose_indicator(selection)
        if indicator is None:
            html(paragraphs([say("goal.no_indicators")]))
            return
        units = Subject(indicator, selection).units
        names = dict(zip(units["org_unit_id"], units["unit"], strict=True))
        choose_or_all("at", say("choose.unit"), names, say("deliveries.own_unit"))
    subject = Subject(indicator, selection)
    name, unit = str(subject.row["name"]), subject.names.get(subject.unit, subject.unit)
    html(section(say("deliveries.values_of", name=name, unit=unit),
                 paragraphs([say("deliveries.values_said")], "mk-small"), "mk-tight"))  # fmt: skip
    show_revisions(subject)
    to = way(
        "indicator", say("deliveries.to_indicator"), selection, indicator=indicator, at=subject.unit
    )
    html(f'<p class="mk-ways">{to}</p>')
