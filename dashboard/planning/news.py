"""What is new in a version beside what is in force: added, changed, ended; and the lights that differ."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from dashboard.kept_choice import joined
from dashboard.parts.components import heading, html, listed, paragraphs, section
from dashboard.parts.stacked_table import stacked_table
from dashboard.planning.draft import Key, by_key
from dashboard.planning.effects import Names, lights_list, row_name
from dashboard.planning.fields import Field, PlanRow, fields_of, from_contract
from dashboard.planning.known import PARTS, differences, effects, names, rows, sign
from dashboard.planning.remarks import remarks, remarks_list
from dashboard.planning.versions import Place
from etl.contract import kinds
from etl.planning.plans import Difference


@dataclass(frozen=True)
class Part:
    """One kind of what is new, with what its rows are called by."""

    kind: str
    fields: Sequence[Field]
    rows: Mapping[Key, PlanRow]
    found: Sequence[Difference]


def show_news(place: Place) -> None:
    """Show what is new in a version, and which lights it would turn."""
    say, plan = place.say, str(place.plan)
    if place.version is not None and place.version.state == "in_force":
        # What differs from then on is what the plan in force has been given since, and is new there.
        html(paragraphs([say("plannews.in_force")]))
        return
    found = differences(plan)
    if not found:
        html(paragraphs([say("plannews.none")]))
        return
    known = names(plan)
    for part in parts_of(plan, found, place, known):
        html(section(say(f"plan.part_{part.kind}"), _part(place, part)))
    _show_lights(place, plan, known)


def _show_lights(place: Place, plan: str, known: Names) -> None:
    """Show which lights a version would turn, where that is asked for: all is reckoned anew for it."""
    say, wanted = place.say, f"{place.key}|lights"
    lead = paragraphs([say("plannews.lights_lead")], "mk-small")
    if st.session_state.get(wanted) != sign(plan):
        html(section(say("plannews.lights"), lead))
        st.button(
            say("plannews.reckon"),
            key=f"{place.key}|reckon",
            on_click=_want_lights,
            args=(wanted, plan),
        )
        return
    with st.spinner(say("plansave.reckons")):
        outcome = effects(plan)
    told = remarks_list(remarks(outcome.findings, [], say))
    html(
        section(
            say("plannews.lights"), lead + lights_list(outcome.changed_lights, known, say) + told
        )
    )


def _want_lights(wanted: str, plan: str) -> None:
    st.session_state[wanted] = sign(plan)


def parts_of(plan: str, found: Sequence[Difference], place: Place, known: Names) -> list[Part]:
    """Return what is new by kind, in the contract's order."""
    return [
        Part(kind, fields_of(kinds()[kind], known, place.say), by_key(kinds()[kind], rows(plan, kind)),
             [one for one in found if one.kind == kind])
        for kind in PARTS if any(one.kind == kind for one in found)
    ]  # fmt: skip


def _part(place: Place, part: Part) -> str:
    say = place.say
    shown = ""
    for what in ("added", "ended"):
        of = [one for one in part.found if one.what == what]
        items = [_named(place, part, one) for one in of]
        if items:
            shown += heading(say(f"plannews.some_{what}", number=len(items)), 3) + listed(items)
    cells = [_cell(place, part, one) for one in part.found if one.what == "changed"]
    if cells:
        headers = [say(f"plansave.head_{name}") for name in ("row", "field", "before", "after")]
        caption = say(
            "plannews.changed", number=len({one.key for one in part.found if one.what == "changed"})
        )
        shown += heading(caption, 3) + stacked_table(headers, [("", cells)], caption)
    return shown


def _name(place: Place, part: Part, key: Key) -> str:
    row = part.rows.get(key)
    return ", ".join(key) if row is None else row_name(row, part.fields, place.say)


def _named(place: Place, part: Part, one: Difference) -> str:
    """Return a row that is added or ended as HTML: a way to it, and when it ends."""
    name = _name(place, part, one.key)
    beside = ""
    if one.what == "ended":
        beside = f' <span class="mk-small">{escape(_value(place, part, one, one.after))}</span>'
    elif part.kind == "targets":
        beside = f' <span class="mk-small">{escape(_target(place, part, one.key))}</span>'
    if not place.is_open or part.kind == "targets":
        return escape(name) + beside
    return place.way(name, part.kind, joined(one.key)) + beside


def _target(place: Place, part: Part, key: Key) -> str:
    by_name = {one.name: one for one in part.fields}
    row = part.rows.get(key, {})
    shown = [
        by_name[name].shown(row.get(name), place.say) for name in ("target_value", "target_upper")
    ]
    return "–".join(filter(None, shown))


def _value(place: Place, part: Part, one: Difference, text: str | None) -> str:
    field = next((field for field in part.fields if field.name == one.column), None)
    if field is None:
        return text or ""
    return field.shown(from_contract(field.column, text), place.say) or place.say("plan.nothing")


def _cell(place: Place, part: Part, one: Difference) -> tuple[str, str, str, str]:
    label = next((field.label for field in part.fields if field.name == one.column), one.column)
    name = escape(_name(place, part, one.key))
    before, after = (escape(_value(place, part, one, text)) for text in (one.before, one.after))
    return name, escape(label), before, after
