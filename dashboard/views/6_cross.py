"""Crossing: several indicators, units and periods as the reader likes, kept as a link."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.answers import about_of, ask
from dashboard.kept_choice import choose_one, choose_several, unknown
from dashboard.parts.components import html, paragraphs, title
from dashboard.parts.cross_table import (
    AXES,
    Crossing,
    cell_count,
    crossed_frame,
    crossed_table,
    cut,
    lay,
    within_reach,
)
from dashboard.parts.downloads import show_download, source_notes
from dashboard.parts.period_kinds import same_kind_until
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.ways import way
from dashboard.words.names import told_apart
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import capital, lower_period

selection: Selection = st.session_state["selection"]
say = selection.say
START_INDICATORS, START_UNITS, START_PERIODS = 12, 8, 4
START_LEVELS = ("municipality", "committee")


def indicator_names() -> dict[str, str]:
    """Return all indicators' names by id; those of the same name with their id."""
    listed = ask("indicator_list", selection.snapshot_id, unit=selection.top_unit,
                 is_narrowed=False, level=None, area=None)  # fmt: skip
    return told_apart(dict(zip(listed["indicator_id"], listed["name"], strict=True)))


def first_indicators(names: dict[str, str]) -> list[str]:
    """Return the indicators of the goal in the address, or of the first in the choice."""
    goals = ask("goal_list", selection.snapshot_id, unit=selection.unit_or_top,
                level=None, area=selection.area)  # fmt: skip
    wanted = [st.query_params.get("goal", ""), *goals["goal_id"].head(1)]
    for goal in wanted:
        found = ask("goal_indicators", selection.snapshot_id, goal=goal, period=selection.period)
        if len(found):
            return [str(one) for one in found["indicator_id"].unique()[:START_INDICATORS]]
    return list(names)[:START_INDICATORS]


def units_with(indicators: Sequence[str]) -> pd.DataFrame:
    """Return the units that have any of the indicators, in the order of the tree; of none all units."""
    if not indicators:
        return ask("units", selection.snapshot_id)
    return ask("cross_units", selection.snapshot_id, indicators="\n".join(indicators))


def choose_what(above: DeltaGenerator) -> dict[str, dict[str, str]]:
    """Return the chosen indicators, units and periods: names by id; above: where the rest is said."""
    names = {"indicators": indicator_names()}
    left, middle, right = st.columns([2, 1.5, 1])
    with left:
        first = first_indicators(names["indicators"])
        indicators = choose("indicators", names["indicators"], first, above)
    units = units_with(indicators)
    distinct = unit_names(selection.snapshot_id)
    names["units"] = {unit: distinct[unit] for unit in units["org_unit_id"]}
    upper = units.loc[units["level"].isin(START_LEVELS), "org_unit_id"].tolist()
    with middle:
        first = (upper or list(names["units"]))[:START_UNITS]
        chosen = choose("units", names["units"], first, above)
    periods = ask("periods", selection.snapshot_id)["period"].tolist()
    names["periods"] = {p: say.period(p) for p in periods}
    with right:
        first = same_kind_until(selection.period, periods)[:START_PERIODS]
        seen = choose("periods", names["periods"], first, above)[::-1]
    return {
        "indicator": {one: names["indicators"][one] for one in indicators},
        "unit": {one: names["units"][one] for one in chosen},
        "period": {one: say.short_period(one) for one in seen},
    }


def choose(
    kind: str, names: dict[str, str], start: Sequence[str], above: DeltaGenerator
) -> list[str]:
    """Return what is chosen of one kind; what the address asks for in vain is said above."""
    if lost := unknown(kind, names):
        above.warning(plain_markdown(say("cross.not_found", values=", ".join(lost))))
    return choose_several(kind, say(f"cross.choose_{kind}"), names, start, say("cross.placeholder"))


def choose_layout(chosen: dict[str, dict[str, str]]) -> Crossing:
    """Return how it lies: periods as columns, and as rows what there are several of."""
    is_single = len(chosen["indicator"]) == 1 and len(chosen["unit"]) > 1
    names = {axis: say(f"cross.by_{axis}") for axis in AXES}
    with st.container(horizontal=True, key="layout"):
        rows = choose_one("rows", say("cross.rows"), names, "unit" if is_single else "indicator")
        others = {axis: name for axis, name in names.items() if axis != rows}
        default = "period" if rows != "period" else "unit"
        columns = choose_one("columns", say("cross.columns"), others, default)
    return Crossing(rows, columns, chosen)


def what_is_shown(chosen: dict[str, dict[str, str]]) -> str:
    """Say what is shown: one by its name, several by their number."""
    parts = (
        next(iter(names.values())) if len(names) == 1
        else say(f"cross.title_{axis}s", count=say.count(len(names)))
        for axis, names in chosen.items()
    )  # fmt: skip
    return f"{capital(', '.join(parts))}."


def headline(found: pd.DataFrame) -> str:
    """Say how many of the values at the newest period reach their target."""
    newest = found.sort_values(["end_date", "period"])["period"].iloc[-1]
    lit = found[(found["period"] == newest) & (found["status"] != "no_data")]
    met, period = int((lit["status"] == "met").sum()), lower_period(str(newest), say)
    if len(lit) < 2:
        key = "none" if lit.empty else "met" if met else "not"
        return say(f"cross.finding_{key}", period=period)
    return capital(
        say("cross.finding", met=say.count(met), total=say.count(len(lit)), period=period)
    )


def show_nothing(text: str) -> None:
    """Say that there is nothing to show, and what to do."""
    title(say("cross.title_none"))
    html(paragraphs([text], "mk-lead"))


def show_tables(found: pd.DataFrame, crossing: Crossing) -> None:
    """Show the tables that there is room for, and the file of them."""
    tables = lay(found, crossing)
    shown = cut(tables)
    # A cell leads to its own unit: what was chosen on other pages is not to narrow it.
    anywhere = replace(selection, area=None, level=None, unit=None)
    html("".join(crossed_table(laid, crossing, anywhere) for laid in shown))
    if cell_count(shown) < cell_count(tables) or within_reach(crossing) != crossing:
        html(paragraphs([say("cross.cut", shown=say.number(cell_count(shown), 0))], "mk-note"))
    about = about_of(selection.snapshot_id)
    periods = ", ".join(say.period(p) for p in crossing.names["period"])
    show_download(crossed_frame(shown, crossing, say), f"{say('cross.file')} {selection.period}",
                  source_notes(about, periods, say), say)  # fmt: skip


def main() -> None:
    """Show the page."""
    above = st.container(key="above")
    chosen = choose_what(above)
    crossing = choose_layout(chosen)
    with above:
        if not all(chosen.values()):
            show_nothing(say("cross.nothing_chosen"))
            return
        reached = within_reach(crossing).names
        asked = {f"{axis}s": "\n".join(names) for axis, names in reached.items()}
        found = ask("cross", selection.snapshot_id, **asked)
        if found.empty:
            show_nothing(say("cross.nothing_found"))
            return
        title(headline(found))
        html(paragraphs([what_is_shown(chosen)], "mk-lead"))
    show_tables(found, crossing)
    html(paragraphs([say("cross.lead")], "mk-small")
         + f'<p class="mk-ways">{way("periods", say("cross.to_periods"), selection)}</p>')  # fmt: skip


main()
