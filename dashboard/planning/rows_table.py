"""The rows of a part as a plain table, each with a way to its form."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from dashboard.kept_choice import joined
from dashboard.parts.components import html, paragraphs
from dashboard.parts.stacked_table import stacked_table
from dashboard.planning.draft import Key, by_key
from dashboard.planning.effects import row_name
from dashboard.planning.fields import Field, PlanRow, fields_of
from dashboard.planning.known import differences, names, rows
from dashboard.planning.versions import Place
from etl.contract import kinds

# What a row shows beside its name; the form has the rest.
SHOWN = {
    "target_areas": ("name_en", "sort_order"),
    "organisation": ("level", "parent_org_unit_id", "valid_to"),
    "goals": ("parent_goal_id", "org_unit_id", "responsible", "valid_to"),
    "indicators": ("direction", "frequency", "measure_unit", "responsible"),
    "goal_indicators": ("weight", "valid_to"),
    "activities": ("org_unit_id", "responsible", "due_date", "status"),
}
GROUPED = {"goals": "target_area_id", "goal_indicators": "goal_id", "activities": "goal_id"}


def show_rows(place: Place) -> None:
    """Show a part's rows, narrowed by what is written above them, and the ways to edit them."""
    say, kind = place.say, kinds()[place.part]
    fields = fields_of(kind, names(place.plan), say)
    found = list(by_key(kind, rows(place.plan, place.part)).values())
    if place.is_open:
        ways = [place.way(say(f"plan.new_{place.part}"), place.part, "new")]
        ways += [place.way(say("plan.as_table"), place.part, "table")]
        html(f'<p class="mk-ways">{"".join(ways)}</p>')
    if not found:
        html(paragraphs([say("plan.no_rows")]))
        return
    wanted = st.text_input(say("plan.narrow"), key=f"{place.key}|narrow").strip().casefold()
    shown = [row for row in found if wanted in _said(row, fields, place).casefold()]
    html(_table(shown, fields, place) if shown else paragraphs([say("plan.none_narrowed")]))


def _said(row: PlanRow, fields: Sequence[Field], place: Place) -> str:
    """Return all that is said of a row, to be searched."""
    return " ".join(
        [*(one.shown(row[one.name], place.say) for one in fields), *map(str, row.values())]
    )


def _table(found: Sequence[PlanRow], fields: Sequence[Field], place: Place) -> str:
    by_name = {one.name: one for one in fields}
    shown = [by_name[name] for name in SHOWN[place.part]]
    first = place.say(f"plan.part_{place.part}")
    headers = [first, *(one.label for one in shown)]
    marks = _marks(place)
    group = by_name.get(GROUPED.get(place.part, ""))
    groups: dict[str, list[list[str]]] = {}
    for row in found:
        name = group.shown(row[group.name], place.say) if group else ""
        cells = [
            _first(row, fields, place, marks),
            *(escape(one.shown(row[one.name], place.say)) for one in shown),
        ]
        groups.setdefault(name, []).append(cells)
    return stacked_table(headers, groups.items(), place.say("plan.caption", part=first))


def _first(row: PlanRow, fields: Sequence[Field], place: Place, marks: Mapping[Key, str]) -> str:
    """Return a row's name, its id, what is new in it, and the way to its form."""
    say = place.say
    keys = [one for one in fields if one.column.is_key]
    name = row_name(row, fields, say)
    if place.part == "goal_indicators":
        name = keys[1].shown(row[keys[1].name], say)
    key = tuple(str(row[one.name]) for one in keys)
    mark = f' <span class="mk-mark">{escape(marks[key])}</span>' if key in marks else ""
    return f"{escape(name)}{mark}{under(place, ', '.join(key), key, name)}"


def under(place: Place, text: str, key: Key, name: str) -> str:
    """Return what stands small beneath a row's name as HTML: a plain text, and the way to its form."""
    edit = ""
    if place.is_open:
        edit = place.way(place.say("plan.edit"), place.part, joined(key), heard=f"{name}: ")
    return f'<div class="mk-small mk-under"><span>{escape(text)}</span>{edit}</div>'


def _marks(place: Place) -> dict[Key, str]:
    """Return what is new in a version, by key: that a row is, or that it is changed."""
    if place.plan is None or place.version is None or place.version.state == "in_force":
        return {}
    of = [one for one in differences(place.plan) if one.kind == place.part]
    return {one.key: place.say(f"plan.mark_{one.what}") for one in of}
