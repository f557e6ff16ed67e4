"""One unit: everything it answers for: goals, indicators, money, activities and what is not reported."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.components import (
    heading,
    html,
    link,
    paragraphs,
    subheading,
    title,
    worded_light,
)
from dashboard.selection import Selection
from dashboard.sentences import reason_sentence
from dashboard.summaries import budget_sentences
from dashboard.translate import lower_period
from dashboard.units import distinct_names

selection: Selection = st.session_state["selection"]
say = selection.say
# What needs an answer stands open, the rest is folded; the list is cut where it would be endless.
ORDER = ("missed", "near", "met", "no_data")
OPEN = ("missed",)
SHOWN_AT_MOST = 60


def headline(name: str, goals: pd.DataFrame) -> str:
    """Say how many of the unit's goals are met."""
    if goals.empty:
        return say("organisation.headline_none", unit=name)
    met = int((goals["status"] == "met").sum())
    if len(goals) == met == 1:
        return say("organisation.headline_one", unit=name)
    return say("organisation.headline", unit=name, met=say.count(met), total=say.count(len(goals)))


def show_goals(goals: pd.DataFrame) -> None:
    """List the unit's goals, or those of the chosen level below it, each with its unit."""
    heading(say("organisation.goals_title"))
    if goals.empty:
        paragraphs([say("organisation.none")])
    with st.container(key="list-goals"):
        for _, goal in goals.iterrows():
            text = f"{goal['title']} ({goal['unit']})" if selection.level else str(goal["title"])
            link("goal", text, selection, str(goal["status"]), goal=str(goal["goal_id"]))


def show_indicators(unit: str) -> None:
    """List what is measured at the unit, or at the chosen level below it: the worst lights first."""
    heading(say("organisation.indicators_title"))
    found = ask("unit_indicators", selection.snapshot_id, unit=unit, period=selection.period,
                level=selection.level, area=selection.area)  # fmt: skip
    if found.empty:
        paragraphs([say("organisation.none")])
    for status in ORDER:
        lit = found[found["status"] == status]
        if lit.empty:
            continue
        name = f"{say(f'light.{status}')} ({len(lit)})"
        if status in OPEN:
            subheading(name)
            show_lit(lit)
        else:
            with st.expander(name):
                show_lit(lit)


def show_lit(found: pd.DataFrame) -> None:
    """List indicators of one light, each with the sentence that explains it."""
    for number, row in found.head(SHOWN_AT_MOST).iterrows():
        text = f"{row['name']} ({row['unit']})" if selection.level else str(row["name"])
        with st.container(key=f"row-indicator-{number}"):
            link("indicator", text, selection, str(row["status"]),
                 indicator=str(row["indicator_id"]), at=str(row["org_unit_id"]))  # fmt: skip
            html(f'<div class="mk-small">{escape(reason_sentence(row, say))}</div>')
    if len(found) > SHOWN_AT_MOST:
        paragraphs([say("organisation.more", count=len(found) - SHOWN_AT_MOST)], "mk-small")


def show_budget(unit: str, name: str) -> None:
    """Say the unit's budget in short, with its light."""
    heading(say("organisation.budget_title"))
    found = ask("unit_budget", selection.snapshot_id, unit=unit, period=selection.period)
    if found.empty:
        paragraphs([say("organisation.budget_none", unit=name)])
        return
    budget = found.iloc[0]
    html(f"<p>{worded_light(str(budget['status']), say)}</p>")
    paragraphs(budget_sentences(budget, say))


def show_activities(unit: str) -> None:
    """List the unit's activities."""
    heading(say("organisation.activities_title"))
    found = ask("activities", selection.snapshot_id, goal=None, unit=unit)
    if found.empty:
        paragraphs([say("organisation.none")])
    lines = [
        f"<li>{escape(row['title'])} <span class='mk-small'>"
        f"{escape(say('activity.' + row['status']))}</span></li>"
        for _, row in found.iterrows()
    ]
    html(f"<ul>{''.join(lines)}</ul>" if lines else "")


def show_missing(unit: str) -> None:
    """List what the unit should have reported and has not."""
    heading(say("organisation.missing_title"))
    found = ask("unit_missing", selection.snapshot_id, unit=unit, period=selection.period)
    if found.empty:
        paragraphs([say("organisation.missing_none")])
    for _, row in found.iterrows():
        link("indicator", f"{row['name']}, {lower_period(row['period'], say)}", selection, "no_data",
             indicator=str(row["indicator_id"]), at=unit)  # fmt: skip


def show_below(unit: str, units: pd.DataFrame) -> None:
    """List the units directly below, as ways to their pages."""
    below = units[units["parent_org_unit_id"] == unit]
    if below.empty:
        return
    heading(say("organisation.below_title"))
    with st.container(key="list-below"):
        for _, row in below.iterrows():
            link("organisation", str(row["name"]), selection, unit=str(row["org_unit_id"]))


def main() -> None:
    """Show the page."""
    units = ask("units", selection.snapshot_id)
    unit = selection.unit_or_top
    row = units[units["org_unit_id"] == unit].iloc[0]
    names = distinct_names(units)
    goals = ask("goals", selection.snapshot_id, period=selection.period, area=selection.area,
                level=selection.level, unit=unit)  # fmt: skip
    kicker = say(f"level.level_{row['level']}")
    if selection.level:
        kicker = f"{kicker} › {say('level.level_' + selection.level)}"
    paragraphs([kicker], "mk-small")
    title(headline(names[unit], goals))
    left, right = st.columns([1.8, 1], gap="large")
    with left:
        show_goals(goals)
        show_indicators(unit)
    with right:
        with st.container(border=True, key="card-budget"):
            show_budget(unit, names[unit])
        with st.container(border=True, key="card-missing"):
            show_missing(unit)
        with st.container(border=True, key="card-activities"):
            show_activities(unit)
        show_below(unit, units)


main()
