"""One unit: everything it answers for: goals, indicators, money, activities and what is not reported."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.drawing.lights import STATUSES, counted, worded_light
from dashboard.parts.activities import activity_list
from dashboard.parts.components import card, folded, html, listed, paragraphs, section, title
from dashboard.parts.findings import indicator_line
from dashboard.parts.goal_rows import chosen_goals, goal_rows
from dashboard.parts.list_files import show_list_files
from dashboard.parts.terms import terms_box
from dashboard.selection import Selection
from dashboard.units import unit_names, units_above
from dashboard.ways import way
from dashboard.words.summaries import budget_sentences
from dashboard.words.translate import lower_period

selection: Selection = st.session_state["selection"]
say = selection.say
# What needs an answer stands open, the rest is folded; the list is cut where it would be endless.
ORDER = ("missed", "near", "met", "no_data")
OPEN = ("missed",)
SHOWN_AT_MOST = 60
MISSING_OPEN = 6
TERMS = ("committee", "administration", "operation", "budget", "outcome", "net_cost", "surplus", "deficit",
         "forecast", "target_value", "tolerance")  # fmt: skip


def headline(name: str, goals: pd.DataFrame) -> str:
    """Say how many of the unit's goals are met."""
    if goals.empty:
        return say("organisation.headline_none", unit=name)
    met = int((goals["status"] == "met").sum())
    if len(goals) == 1:
        return say(f"organisation.headline_single_{'met' if met else 'not'}", unit=name)
    return say("organisation.headline", unit=name, met=say.count(met), total=say.count(len(goals)))


def kicker(unit: str, units: pd.DataFrame, names: dict[str, str]) -> str:
    """Return the way up: the units above, and what level this one is at."""
    levels = dict(zip(units["org_unit_id"], units["level"], strict=True))
    above = [
        way("organisation", names[one], selection, unit=one, level=None)
        for one in units_above(unit, units)
    ]
    level = say(f"level.level_{levels[unit]}")
    if selection.level:
        level = f"{level} › {say('level.level_' + selection.level)}"
    return f'<p class="mk-kicker">{" › ".join([*above, level])}</p>'


def goals_part(goals: pd.DataFrame) -> str:
    """Return the unit's goals, or those of the chosen level below it, each with its unit."""
    shown = paragraphs([say("organisation.none")]) if goals.empty else goal_rows(goals, selection)
    return section(say("organisation.goals_title"), shown)


def measured(unit: str) -> pd.DataFrame:
    """Return what is measured at the unit, or at the chosen level below it: `unit_indicators.sql`."""
    return ask("unit_indicators", selection.snapshot_id, unit=unit, period=selection.period,
               level=selection.level, area=selection.area)  # fmt: skip


def indicators_part(unit: str) -> str:
    """Return what is measured at the unit, or at the chosen level below it: the worst lights first."""
    found = measured(unit)
    is_aimless = found["reason"] == "no_target"
    lit = [(say(f"light.{status}"), found[(found["status"] == status) & ~is_aimless], status in OPEN)
           for status in ORDER]  # fmt: skip
    lit.append((say("indicator.no_target_short"), found[is_aimless], False))
    shown = "".join(
        folded(f"{name} ({len(part)})", indicator_lines(part), is_open=is_open)
        for name, part, is_open in lit if len(part)
    )  # fmt: skip
    return section(
        say("organisation.indicators_title"), shown or paragraphs([say("organisation.none")])
    )


def indicator_lines(found: pd.DataFrame) -> str:
    """Return indicators of one light, each with the sentence that explains it."""
    lines = (
        indicator_line(row, selection, named(row))
        for _, row in found.head(SHOWN_AT_MOST).iterrows()
    )
    more = len(found) - SHOWN_AT_MOST
    rest = paragraphs([say("organisation.more", count=more)], "mk-small") if more > 0 else ""
    return listed(lines, "mk-rows") + rest


def named(row: pd.Series) -> str:
    """Return an indicator's name, with its unit where several units' are listed."""
    return f"{row['name']} ({row['unit']})" if selection.level else str(row["name"])


def budget(unit: str, name: str) -> str:
    """Say the unit's budget in short, with its light."""
    found = ask("unit_budget", selection.snapshot_id, unit=unit, period=selection.period)
    if found.empty:
        period = lower_period(selection.period, say)
        return paragraphs([say("organisation.budget_none", unit=name, period=period)])
    row = found.iloc[0]
    word = say(f"organisation.budget_{row['status']}")
    light = f"<p>{worded_light(str(row['status']), say, word)}</p>"
    return light + paragraphs(budget_sentences(row, say))


def activities(unit: str) -> str:
    """Return the unit's activities."""
    found = ask("activities", selection.snapshot_id, goal=None, unit=unit)
    return activity_list(found, say) if len(found) else paragraphs([say("organisation.none")])


def missing(unit: str) -> str:
    """Return what the unit should have reported and has not."""
    found = ask("unit_missing", selection.snapshot_id, unit=unit, period=selection.period)
    if found.empty:
        return paragraphs([say("organisation.missing_none")])
    lines = [
        way("indicator", f"{row['name']}, {lower_period(row['period'], say)}", selection, "no_data",
            indicator=str(row["indicator_id"]), at=unit)
        for _, row in found.iterrows()
    ]  # fmt: skip
    rest = lines[MISSING_OPEN:]
    more = folded(say("organisation.missing_more", count=len(rest)), listed(rest)) if rest else ""
    return listed(lines[:MISSING_OPEN]) + more


def below(unit: str, names: dict[str, str]) -> str:
    """Return the units directly below, each with how its indicators stand."""
    found = ask(
        "units_below", selection.snapshot_id, unit=unit, period=selection.period, level=None
    )
    return listed(
        way("organisation", names[str(row["org_unit_id"])], selection, unit=str(row["org_unit_id"]))
        + standing(row)
        for _, row in found.iterrows()
    ) if len(found) else ""  # fmt: skip


def standing(row: pd.Series) -> str:
    """Return how many of a unit's indicators have each light."""
    numbers = {status: int(row[f"indicators_{status}"]) for status in STATUSES}
    return counted(numbers, say) if sum(numbers.values()) else ""


def body(unit: str, name: str, goals: pd.DataFrame, names: dict[str, str]) -> Iterator[str]:
    """Yield the page's parts as HTML."""
    yield f'<div class="mk-columns"><div>{goals_part(goals)}{indicators_part(unit)}</div><div>'
    yield card(say("organisation.budget_title"), budget(unit, name))
    yield card(say("organisation.missing_title"), missing(unit))
    yield card(say("organisation.activities_title"), activities(unit))
    yield card(say("organisation.below_title"), below(unit, names))
    yield f"{terms_box(TERMS, say)}</div></div>"


def main() -> None:
    """Show the page."""
    units = ask("units", selection.snapshot_id)
    unit = selection.unit_or_top
    names = unit_names(selection.snapshot_id)
    goals = chosen_goals(selection)
    html(kicker(unit, units, names))
    title(headline(names[unit], goals))
    html("".join(body(unit, names[unit], goals, names)))
    show_list_files(selection, goals=goals, indicators=measured(unit))


main()
