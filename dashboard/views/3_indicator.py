"""One indicator at one unit: the finding, why, the trend, pace, signal or noise, and the table behind."""

from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.answers import ask
from dashboard.charts import trend_figure
from dashboard.components import empty_state, html, light, link, paragraphs, table, worded_light
from dashboard.selection import Selection
from dashboard.sentences import (
    Row,
    beside_sentences,
    indicator_title,
    pace_sentences,
    reason_sentence,
    signal_sentence,
    target_text,
    value_text,
)
from dashboard.translate import short_unit

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


def choose_indicator() -> str | None:
    """Return the indicator in the address, or the one chosen from the list."""
    listed = ask("indicator_list", selection.snapshot_id, unit=selection.unit_or_top,
                 is_narrowed=selection.unit is not None, level=selection.level,
                 area=selection.area)  # fmt: skip
    names = dict(zip(listed["indicator_id"], listed["name"], strict=True))
    asked = st.query_params.get("indicator")
    if asked and asked not in names:
        found = ask("indicator", selection.snapshot_id, indicator=asked)
        if found.empty:
            st.warning(say("app.not_found_indicator", value=asked))
        else:
            names = {asked: found["name"].iloc[0], **names}
    if not names:
        return None
    options = list(names)
    index = options.index(asked) if asked in names else 0
    chosen = st.selectbox(say("choose.indicator"), options, index=index, key=f"indicator-{asked}",
                          format_func=lambda indicator: names[indicator])  # fmt: skip
    if chosen != asked:
        st.query_params["indicator"] = chosen
    return str(chosen)


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
    st.title(indicator_title(row, say), anchor=False)
    status = str(row["status"])
    more = " ".join(beside_sentences(row, say))
    html(
        f'<div class="mk-why {status}">{light(status, say, 18)} '
        f"<b>{escape(say(f'light.{status}'))}.</b> {escape(reason_sentence(row, say))} "
        f'<span class="mk-small">{escape(more)}</span></div>'
    )


@st.cache_resource(max_entries=200, show_spinner=False)
def figure(
    snapshot_id: str, indicator: str, unit: str, language: str, decimals: int, suffix: str,
    is_lower: bool,
) -> go.Figure:  # fmt: skip
    """Return the trend's figure; kept by what it is made of."""
    points = ask("indicator_points", snapshot_id, indicator=indicator, unit=unit)
    return trend_figure(points.assign(is_lower_better=is_lower), say, decimals, suffix)


def show_trend(row: dict[str, Any], points: pd.DataFrame) -> None:
    """Show the trend, with a sentence in place of it for those who do not see it."""
    unit, decimals = short_unit(str(row["measure_unit"])), int(row["decimals"])
    suffix = f" {unit}" if unit else ""
    known = points[(points["breakdown"] == "total")].dropna(subset=["value"])
    if known.empty:
        return
    drawn = figure(selection.snapshot_id, str(row["indicator_id"]), str(row["org_unit_id"]),
                   selection.language, decimals, suffix, row["direction"] == "lower")  # fmt: skip
    st.plotly_chart(
        drawn, config={"displayModeBar": False}, alt=alternative(row, known), key="trend"
    )
    source = " ".join(
        str(s) for s in (row["source"], row["source_indicator_id"]) if isinstance(s, str)
    )
    if source:
        paragraphs([say("indicator.source", source=source)], "mk-small")


def alternative(row: dict[str, Any], known: pd.DataFrame) -> str:
    """Say in one sentence what the chart shows."""
    first, last = known.iloc[0], known.iloc[-1]
    target = (
        ""
        if pd.isna(row["target_value"])
        else say("indicator.chart_alt_target", target=target_text(row, say))
    )
    return say(
        "indicator.chart_alt", name=row["name"], unit=row.get("unit", ""), target=target,
        first=value_text({**row, "value": first["value"]}, say),
        last=value_text({**row, "value": last["value"]}, say),
        first_period=say.period(first["period"]), last_period=say.period(last["period"]),
    )  # fmt: skip


def show_values(row: dict[str, Any], points: pd.DataFrame) -> None:
    """Show the table behind the chart, the newest first, with each period's light."""
    st.header(say("indicator.values_title"), anchor=False)
    breakdowns = [b for b in ("total", "women", "men") if (points["breakdown"] == b).any()]
    headers = [say("indicator.period_column"), *(say(f"indicator.{b}") for b in breakdowns),
               say("indicator.target"), say("indicator.status_column")]  # fmt: skip
    rows = [values_row(row, within, breakdowns)
            for _, within in list(points.groupby("end_date"))[::-1]]  # fmt: skip
    numeric = [False, *(True for _ in breakdowns), True, False]
    html(table(headers, rows, numeric, str(row["name"])))


def values_row(row: dict[str, Any], within: pd.DataFrame, breakdowns: list[str]) -> list[str]:
    """Return one period's cells."""
    by_breakdown = within.set_index("breakdown")
    values = [
        value_cell(row, dict(by_breakdown.loc[b])) if b in by_breakdown.index else ""
        for b in breakdowns
    ]
    total = by_breakdown.loc["total"] if "total" in by_breakdown.index else within.iloc[0]
    has_target = not pd.isna(total["target_value"])
    aimed = {**row, "target_value": total["target_value"], "target_upper": total["target_upper"]}
    return [escape(say.period(within["period"].iloc[0])), *values,
            escape(target_text(aimed, say)) if has_target else "",
            worded_light(str(total["status"]), say)]  # fmt: skip


def value_cell(row: dict[str, Any], point: Row) -> str:
    """Return a value, or the word for why there is none."""
    status = str(point["value_status"])
    if pd.isna(point["value"]):
        key = "secret_short" if status == "confidential" else "missing_short"
        return f'<span class="mk-small">{escape(say(f"indicator.{key}"))}</span>'
    text = escape(say.number(float(point["value"]), int(row["decimals"])))
    if status in ("preliminary", "forecast"):
        text += f' <span class="mk-small">{escape(say(f"indicator.{status}_short"))}</span>'
    return text


def show_beside(row: dict[str, Any], units: pd.DataFrame) -> None:
    """Show pace, signal or noise, the other units, and what the indicator is."""
    asked = {"indicator": str(row["indicator_id"]), "unit": str(row["org_unit_id"]),
             "period": selection.period}  # fmt: skip
    for name, sentences in (
        ("pace", [s for _, p in ask("indicator_pace", selection.snapshot_id, **asked).iterrows()
                  for s in pace_sentences(p, row, say)]),
        ("signal", [signal_sentence(s, row, say) for _, s in
                    ask("indicator_signal", selection.snapshot_id, **asked).iterrows()]),
    ):  # fmt: skip
        if sentences:
            with st.container(border=True, key=f"card-{name}"):
                st.header(say(f"indicator.{name}_title"), anchor=False)
                paragraphs(sentences)
    if len(units) > 1:
        with st.container(border=True, key="card-units"):
            show_units(row, units)
    with st.container(border=True, key="card-about"):
        show_definition(row)


def show_units(row: dict[str, Any], units: pd.DataFrame) -> None:
    """List the units that have the indicator, each with its light and value."""
    st.header(say("indicator.units_title"), anchor=False)
    with st.container(key="list-units"):
        for _, other in units.iterrows():
            shown = {**row, **dict(other)}
            value = "" if pd.isna(other["value"]) else f": {value_text(shown, say)}"
            link("indicator", f"{other['unit']}{value}", selection, str(other["status"]),
                 indicator=str(row["indicator_id"]), at=str(other["org_unit_id"]))  # fmt: skip


def show_definition(row: dict[str, Any]) -> None:
    """Say what is measured, how often and by whom, and which goals it measures."""
    st.header(say("indicator.definition_title"), anchor=False)
    facts = [str(row["description"])] if isinstance(row["description"], str) else []
    if isinstance(row["source_title"], str):
        facts.append(str(row["source_title"]))
    facts += [f"{say('indicator.measure_unit')}: {row['measure_unit']}",
              say(f"indicator.direction_{row['direction']}"),
              say(f"indicator.measured_{row['frequency']}")]  # fmt: skip
    if isinstance(row["responsible"], str):
        facts.append(say("goal.responsible", who=row["responsible"]))
    paragraphs(facts)
    goals = ask("indicator_goals", selection.snapshot_id, indicator=str(row["indicator_id"]),
                period=selection.period)  # fmt: skip
    if len(goals):
        st.header(say("indicator.goals_title"), anchor=False)
    for _, goal in goals.iterrows():
        status = goal["status"] if isinstance(goal["status"], str) else "no_data"
        link("goal", str(goal["title"]), selection, status, goal=str(goal["goal_id"]))


def main() -> None:
    """Show the page."""
    indicator = choose_indicator()
    if indicator is None:
        empty_state(say("overview.no_goals_title"), say("goal.no_indicators"))
        return
    definition = ask("indicator", selection.snapshot_id, indicator=indicator).iloc[0]
    units = ask(
        "indicator_units", selection.snapshot_id, indicator=indicator, period=selection.period
    )
    row = choose_row(units, definition)
    paragraphs([str(row.get("unit", ""))], "mk-small")
    show_finding(row)
    points = ask("indicator_points", selection.snapshot_id, indicator=indicator,
                 unit=str(row["org_unit_id"]))  # fmt: skip
    left, right = st.columns([2.1, 1], gap="large")
    with left:
        show_trend(row, points)
        if len(points):
            show_values(row, points)
    with right:
        show_beside(row, units)


main()
