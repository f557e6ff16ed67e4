"""Lights that a delivery changes: before and after, with the names of what they are of."""

from collections.abc import Mapping, Sequence
from html import escape

from dashboard.answers import ask
from dashboard.drawing.lights import worded_light
from dashboard.parts.components import html, paragraphs
from dashboard.parts.stacked_table import stacked_table
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.ways import way

Changed = Mapping[str, object]
SHOWN_AT_MOST = 100


def show_light_changes(changes: Sequence[Changed], selection: Selection) -> None:
    """Show goals, then indicators, the newest period first; changes: as in `light_changes.sql`."""
    say = selection.say
    newest = sorted(changes, key=lambda row: str(row["period"])[:4], reverse=True)
    goals = [row for row in newest if row["goal_id"]]
    indicators = [row for row in newest if not row["goal_id"]]
    names, units = _names(selection), unit_names(selection.snapshot_id)
    for rows, caption in ((goals, say("deliver.goals")), (indicators, say("deliver.indicators"))):
        if rows:
            shown = [_cells(row, names, units, selection) for row in rows[:SHOWN_AT_MOST]]
            headers = [caption, say("deliver.unit"), say("deliver.period"), say("deliver.before"),
                       say("deliver.after")]  # fmt: skip
            html(stacked_table(headers, [("", shown)], caption))
        if len(rows) > SHOWN_AT_MOST:
            more = say.number(len(rows) - SHOWN_AT_MOST, 0)
            html(paragraphs([say("deliver.more_lights", more=more)], "mk-small"))


def _cells(
    row: Changed,
    names: Mapping[tuple[str, str], str],
    units: Mapping[str, str],
    selection: Selection,
) -> list[str]:
    say = selection.say
    goal, indicator, unit = (
        str(row[key] or "") for key in ("goal_id", "indicator_id", "org_unit_id")
    )
    period = str(row["period"])
    name = names.get((goal, indicator), goal or indicator)
    to = (
        way("goal", name, selection, period=period, level=None, area=None, goal=goal) if goal
        else way("indicator", name, selection, period=period, level=None, area=None,
                 indicator=indicator, at=unit)
    )  # fmt: skip
    return [
        to, escape(units.get(unit, unit)), escape(say.period(period)),
        worded_light(str(row["before"]), say), worded_light(str(row["after"]), say),
    ]  # fmt: skip


def _names(selection: Selection) -> dict[tuple[str, str], str]:
    """Return names by the ids of goal and indicator, one of them empty; what is new has none yet."""
    asked = {"unit": selection.top_unit, "level": None, "area": None}
    goals = ask("goal_list", selection.snapshot_id, **asked)
    indicators = ask("indicator_list", selection.snapshot_id, is_narrowed=False, **asked)
    return {
        **{(goal, ""): name for goal, name in zip(goals["goal_id"], goals["title"], strict=True)},
        **{
            ("", one): name
            for one, name in zip(indicators["indicator_id"], indicators["name"], strict=True)
        },
    }
