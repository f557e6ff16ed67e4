"""One indicator at one unit: the finding, why, the trend, pace, signal or noise, and the table behind."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.choosing import choose_indicator
from dashboard.components import card, empty_state, folded, html, listed, paragraphs, section, title
from dashboard.findings import finding
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
from dashboard.ways import way

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


def found(row: dict[str, Any], names: dict[str, str]) -> str:
    """Return the light and why; where the chosen unit does not have the indicator, whose is shown."""
    why = finding(str(row["status"]), reason_sentence(row, say), say,
                  more=" ".join(beside_sentences(row, say)))  # fmt: skip
    wanted = st.query_params.get("at") or selection.unit
    if not wanted or wanted == row["org_unit_id"]:
        return why
    unit, other = names.get(wanted, wanted), names[str(row["org_unit_id"])]
    return why + paragraphs([say("indicator.not_at_unit", unit=unit, other=other)], "mk-note")


def beside(row: dict[str, Any], units: pd.DataFrame) -> str:
    """Return pace, signal or noise, the other units, and what the indicator is."""
    asked = {"indicator": str(row["indicator_id"]), "unit": str(row["org_unit_id"]),
             "period": selection.period}  # fmt: skip
    pace = ask("indicator_pace", selection.snapshot_id, **asked)
    signal = ask("indicator_signal", selection.snapshot_id, **asked)
    paces = [text for _, one in pace.iterrows() for text in pace_sentences(one, row, say)]
    signals = [signal_sentence(one, row, say) for _, one in signal.iterrows()]
    return (
        card(say("indicator.pace_title"), paragraphs(paces))
        + card(say("indicator.signal_title"), paragraphs(signals))
        + card(say("indicator.units_title"), elsewhere(row, units) if len(units) > 1 else "")
        + card(say("indicator.definition_title"), defined(row))
    )


def elsewhere(row: dict[str, Any], units: pd.DataFrame) -> str:
    """Return the units that have the indicator, each with its light and value."""
    return listed(
        way("indicator", other["unit"] + valued(row, other), selection, str(other["status"]),
            indicator=str(row["indicator_id"]), at=str(other["org_unit_id"]))
        for _, other in units.iterrows()
    )  # fmt: skip


def valued(row: dict[str, Any], other: pd.Series) -> str:
    """Return another unit's value, to stand behind its name."""
    shown = {**row, **dict(other)}
    return "" if is_empty(other["value"]) else f": {value_text(shown, say)}"


def defined(row: dict[str, Any]) -> str:
    """Say what is measured, how often and by whom, and which goals it measures."""
    facts = [str(row["description"])] if not is_empty(row["description"]) else []
    if not is_empty(row["source_title"]):
        facts.append(str(row["source_title"]))
    facts += [f"{say('indicator.measure_unit')}: {row['measure_unit']}",
              say(f"indicator.direction_{row['direction']}"),
              say(f"indicator.measured_{row['frequency']}")]  # fmt: skip
    if not is_empty(row["responsible"]):
        facts.append(say("goal.responsible", who=row["responsible"]))
    goals = ask("indicator_goals", selection.snapshot_id, indicator=str(row["indicator_id"]),
                period=selection.period)  # fmt: skip
    ways = listed(
        way("goal", str(goal["title"]), selection,
            None if is_empty(goal["status"]) else str(goal["status"]), goal=str(goal["goal_id"]))
        for _, goal in goals.iterrows()
    )  # fmt: skip
    name = f"<h3>{say('indicator.goals_title')}</h3>"
    return paragraphs(facts) + (name + ways if len(goals) else "")


def values(row: dict[str, Any], points: pd.DataFrame) -> str:
    """Return the table behind the chart: the newest periods, the older ones folded."""
    newest, older = by_age(points)
    shown = values_table(row, newest, say)
    if len(older):
        shown += folded(say("indicator.older_values"), values_table(row, older, say))
    return section(say("indicator.values_title"), shown)


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
    html(paragraphs([names[str(row["org_unit_id"])]], "mk-kicker"))
    title(indicator_title(row, say))
    html(found(row, names))
    points = ask("indicator_points", selection.snapshot_id, indicator=indicator,
                 unit=str(row["org_unit_id"]))  # fmt: skip
    left, right = st.columns([2.1, 1], gap="large")
    with left:
        show_trend(row, points, selection)
        if len(points):
            html(values(row, points))
    with right:
        html(beside(row, units))


main()
