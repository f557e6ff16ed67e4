"""The lists of goals and indicators as files: what stands in them, one row each, and the small buttons."""

import pandas as pd
import streamlit as st

from dashboard.answers import about_of, ask
from dashboard.drawing.lights import STATUSES
from dashboard.parts.downloads import show_download, source_notes
from dashboard.parts.value_cells import absence, is_absent
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.words.translate import Speaker
from dashboard.words.values import area_name, decimals_of_value, is_empty
from etl.exporting.sheet import Column


def show_list_files(selection: Selection, **frames: pd.DataFrame) -> None:
    """Show a small button for each list that has rows: goals, crossed, indicators; by its answer."""
    makers = {"goals": goals_frame, "crossed": crossed_frame, "indicators": indicators_frame}
    say = selection.say
    unit = unit_names(selection.snapshot_id).get(selection.unit_or_top, "")
    notes = source_notes(about_of(selection.snapshot_id), say.period(selection.period), say)
    with st.container(horizontal=True, key="list-files"):
        for name, found in frames.items():
            if len(found):
                title = f"{say(f'download.file_{name}')} {unit} {selection.period}"
                show_download(makers[name](found, selection), title, notes, say,
                              say(f"download.{name}"), _columns(name, found, say))  # fmt: skip


def goals_frame(goals: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return one row per goal, as in `questions/goals.sql`, columns in the reader's words."""
    say = selection.say
    return pd.DataFrame({
        say("workbook.goal"): goals["title"],
        say("workbook.area"): [area_name(goal, say) for _, goal in goals.iterrows()],
        say("workbook.unit"): goals["unit"],
        say("workbook.light"): _said(goals["status"], say),
        say("workbook.light_before"): _said(goals["previous_status"], say),
        say("workbook.assessed"): _said(goals["assessed"], say),
        **{say(f"download.indicators_{one}"): goals[one] for one in STATUSES},
        say("workbook.goal_id"): goals["goal_id"],
    })  # fmt: skip


def crossed_frame(counted: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return one row per target area and committee, as in `questions/matrix.sql`: goals with each light."""
    say = selection.say
    areas = ask("areas", selection.snapshot_id)
    names = {row["target_area_id"]: area_name(row, say) for _, row in areas.iterrows()}
    return pd.DataFrame({
        say("workbook.area"): counted["target_area_id"].map(names),
        say("workbook.unit"): counted["unit"],
        **{say(f"workbook.{one}_goals"): counted[one] for one in STATUSES},
    })  # fmt: skip


def indicators_frame(found: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return one row per indicator and unit, as `lights_seen` has it; what is secret has no value."""
    say, rows = selection.say, [row for _, row in found.iterrows()]
    return pd.DataFrame({
        say("workbook.indicator"): found["name"],
        say("workbook.unit"): found["unit"],
        say("workbook.value_period"): found["value_period"],
        say("workbook.value"): [None if is_absent(row) else float(row["value"]) for row in rows],
        say("workbook.measure_unit"): found["measure_unit"],
        say("cross.remark"): [absence(row, say) if is_absent(row) else None for row in rows],
        say("workbook.target"): found["target_value"],
        say("workbook.upper"): found["target_upper"],
        say("workbook.light"): _said(found["status"], say),
        say("workbook.indicator_id"): found["indicator_id"],
        say("workbook.unit_id"): found["org_unit_id"],
    })  # fmt: skip


def _columns(name: str, found: pd.DataFrame, say: Speaker) -> dict[str, Column]:
    """Return what the columns are whose values do not tell."""
    if name != "indicators":
        return {}
    decimals = tuple(decimals_of_value(row) for _, row in found.iterrows())
    return {say("workbook.value"): Column("number", decimals)}


def _said(statuses: "pd.Series[str]", say: Speaker) -> list[str | None]:
    return [None if is_empty(one) else say(f"light.{one}") for one in statuses]
