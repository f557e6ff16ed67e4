"""One indicator at one unit: the finding, why, the trend, pace, signal or noise, and the table behind."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.choosing import choose_indicator
from dashboard.components import empty_state, heading, html, light, link, paragraphs, title
from dashboard.selection import Selection
from dashboard.sentences import (
    beside_sentences,
    indicator_title,
    pace_sentences,
    reason_sentence,
    signal_sentence,
)
from dashboard.trends import show_trend
from dashboard.units import distinct_names
from dashboard.values import is_empty, value_text
from dashboard.values_table import by_age, values_table

selection: Selection = st.session_state["selection"]
say = selection.say
NOTHING_SEEN = {
    "value": None,
    "status": "no_data",
    "reason": "missing",
    "target_value": None,
    "trend": None,
    "target_org_unit_id": None,
    "origin": "reported",
}


def choose_row(units: pd.DataFrame, definition: pd.Series) -> dict[str, Any]:
    """Return the light at the unit in the address, else the selected one, else the first."""
    row: dict[str, Any] = {**NOTHING_SEEN, "org_unit_id": selection.unit_or_top}
    if not units.empty:
        by_unit = units.set_index("org_unit_id", drop=False)
        wanted = (st.query_params.get("at"), selection.unit, by_unit.index[0])
        unit = next(u for u in wanted if u in by_unit.index)
        row = dict(by_unit.loc[unit])
    return {**row, **dict(definition)}


def show_finding(row: dict[str, Any]) -> None:
    """Say the finding, the light and why."""
    title(indicator_title(row, say))
    status = str(row["status"])
    more = " ".join(beside_sentences(row, say))
    html(
        f'<div class="mk-why {status}">{light(status, say, 18)} '
        f"<b>{escape(say(f'light.{status}'))}.</b> {escape(reason_sentence(row, say))} "
        f'<span class="mk-small">{escape(more)}</span></div>'
    )


def say_another_unit(row: dict[str, Any], names: dict[str, str]) -> None:
    """Say so where the chosen unit does not have the indicator, and another one's is shown."""
    wanted = st.query_params.get("at") or selection.unit
    if wanted and wanted != row["org_unit_id"]:
        unit, other = names.get(wanted, wanted), names[str(row["org_unit_id"])]
        paragraphs([say("indicator.not_at_unit", unit=unit, other=other)], "mk-note")


def show_beside(row: dict[str, Any], units: pd.DataFrame) -> None:
    """Show pace, signal or noise, the other units, and what the indicator is."""
    asked = {"indicator": str(row["indicator_id"]), "unit": str(row["org_unit_id"]),
             "period": selection.period}  # fmt: skip
    pace = ask("indicator_pace", selection.snapshot_id, **asked)
    signal = ask("indicator_signal", selection.snapshot_id, **asked)
    for name, sentences in (
        ("pace", [text for _, one in pace.iterrows() for text in pace_sentences(one, row, say)]),
        ("signal", [signal_sentence(one, row, say) for _, one in signal.iterrows()]),
    ):
        if sentences:
            with st.container(border=True, key=f"card-{name}"):
                heading(say(f"indicator.{name}_title"))
                paragraphs(sentences)
    if len(units) > 1:
        with st.container(border=True, key="card-units"):
            show_units(row, units)
    with st.container(border=True, key="card-about"):
        show_definition(row)


def show_units(row: dict[str, Any], units: pd.DataFrame) -> None:
    """List the units that have the indicator, each with its light and value."""
    heading(say("indicator.units_title"))
    with st.container(key="list-units"):
        for _, other in units.iterrows():
            shown = {**row, **dict(other)}
            value = "" if is_empty(other["value"]) else f": {value_text(shown, say)}"
            link("indicator", f"{other['unit']}{value}", selection, str(other["status"]),
                 indicator=str(row["indicator_id"]), at=str(other["org_unit_id"]))  # fmt: skip


def show_definition(row: dict[str, Any]) -> None:
    """Say what is measured, how often and by whom, and which goals it measures."""
    heading(say("indicator.definition_title"))
    facts = [str(row["description"])] if not is_empty(row["description"]) else []
    if not is_empty(row["source_title"]):
        facts.append(str(row["source_title"]))
    facts += [f"{say('indicator.measure_unit')}: {row['measure_unit']}",
              say(f"indicator.direction_{row['direction']}"),
              say(f"indicator.measured_{row['frequency']}")]  # fmt: skip
    if not is_empty(row["responsible"]):
        facts.append(say("goal.responsible", who=row["responsible"]))
    paragraphs(facts)
    goals = ask("indicator_goals", selection.snapshot_id, indicator=str(row["indicator_id"]),
                period=selection.period)  # fmt: skip
    if len(goals):
        heading(say("indicator.goals_title"))
    for _, goal in goals.iterrows():
        status = None if is_empty(goal["status"]) else str(goal["status"])
        link("goal", str(goal["title"]), selection, status, goal=str(goal["goal_id"]))


def show_values(row: dict[str, Any], points: pd.DataFrame) -> None:
    """Show the table behind the chart: the newest periods, the older ones folded."""
    heading(say("indicator.values_title"))
    newest, older = by_age(points)
    html(values_table(row, newest, say))
    if len(older):
        with st.expander(say("indicator.older_values")):
            html(values_table(row, older, say))


def main() -> None:
    """Show the page."""
    indicator = choose_indicator(selection)
    if indicator is None:
        empty_state(say("overview.no_goals_title"), say("goal.no_indicators"))
        return
    definition = ask("indicator", selection.snapshot_id, indicator=indicator).iloc[0]
    units = ask(
        "indicator_units", selection.snapshot_id, indicator=indicator, period=selection.period
    )
    names = distinct_names(ask("units", selection.snapshot_id))
    units = units.assign(unit=units["org_unit_id"].map(names))
    row = choose_row(units, definition)
    paragraphs([names[str(row["org_unit_id"])]], "mk-small")
    show_finding(row)
    say_another_unit(row, names)
    points = ask("indicator_points", selection.snapshot_id, indicator=indicator,
                 unit=str(row["org_unit_id"]))  # fmt: skip
    left, right = st.columns([2.1, 1], gap="large")
    with left:
        show_trend(row, points, selection)
        if len(points):
            show_values(row, points)
    with right:
        show_beside(row, units)


main()
