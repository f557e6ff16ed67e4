"""The targets for the years ahead, filled in: many as a table, or one indicator's as labelled fields."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from dashboard.kept_choice import joined, parted
from dashboard.parts.components import html, paragraphs
from dashboard.planning.conflict import is_conflict, show_conflict
from dashboard.planning.draft import Draft, Texts, ask_about, by_key, draft_of, key_of
from dashboard.planning.effects import row_name
from dashboard.planning.fields import Field, PlanRow, fields_of
from dashboard.planning.known import names, to_fill
from dashboard.planning.known import rows as known_rows
from dashboard.planning.remarks import wrong_rows
from dashboard.planning.saved import go_on_saved
from dashboard.planning.saving import (
    ready,
    said,
    show_back,
    show_buttons,
    show_effect,
    wish_for,
    wish_of,
)  # fmt: skip
from dashboard.planning.target_list import show_target_list, show_ways
from dashboard.planning.target_table import read_table, show_table
from dashboard.planning.target_years import TargetLine, lines_of, new_lines, read_line, texts_of
from dashboard.planning.versions import Place
from dashboard.words.plain_text import plain_markdown
from etl.contract import kinds

Wrong = dict[str, list[str]]


def show_targets(place: Place, year: int) -> None:
    """Show the targets of a version from a year on: what is set, and what is to be filled in."""
    say, kind = place.say, kinds()["targets"]
    known = names(place.plan)
    fields = fields_of(kind, known, say)
    breakdowns = fields[kind.names.index("breakdown")]
    targets = known_rows(place.plan, "targets")
    lines = lines_of(to_fill(place.plan, year), breakdowns, say)
    lines += new_lines(lines, targets, known_rows(place.plan, "indicators"), known["organisation"],
                       breakdowns, year, say)  # fmt: skip
    if not place.edit or not place.is_open:
        show_ways(place)
        if lines:
            show_target_list(place, by_key(kind, targets), lines, year)
        else:
            html(paragraphs([say("plan.no_targets", year=year - 1)]))
        return
    key = tuple(parted(place.edit))
    chosen = lines if place.edit == "table" else [line for line in lines if line.key == key]
    if chosen:
        draft = draft_of(place, "targets")
        draft.lines = draft.lines or chosen
        _show_form(place, draft, fields, draft.lines)
    else:
        html(paragraphs([say("plan.no_row")]))


def _show_form(
    place: Place, draft: Draft, fields: Sequence[Field], lines: Sequence[TargetLine]
) -> None:
    """Show the lines to fill in: many as a table, one as labelled fields."""
    show_back(place, draft)
    _begin(place, draft, lines)
    wrong = _act(place, draft, fields, lines)
    if draft.outcome and is_conflict(draft.outcome.findings):
        show_conflict(place, draft, fields, partial(_take, place, draft, lines))
    with st.form(f"{place.key}|form"):
        if place.edit == "table":
            show_table(draft, lines, _at(place, draft), place.say)
        else:
            _show_fields(place, draft, lines[0])
        html(wrong_rows(wrong))
        show_effect(draft, fields, names(place.plan), place)
        show_buttons(place, can_save=ready(draft) and not wrong)


def _at(place: Place, draft: Draft) -> str:
    return f"{place.key}|{draft.round}"


def _begin(place: Place, draft: Draft, lines: Sequence[TargetLine]) -> None:
    """Fill in what is known, or what was written and not saved."""
    for line in lines:
        name = joined(line.key)
        draft.start.setdefault(name, texts_of(line, draft.opened, place.say))
        if place.edit != "table":
            for cell, text in draft.start[name].items():
                st.session_state.setdefault(f"{_at(place, draft)}|{cell}", text)


def _show_fields(place: Place, draft: Draft, line: TargetLine) -> None:
    say = place.say
    last = say("plan.last_year", target=line.last_target or "–", value=line.last_value or "–")
    html(f"<h2>{escape(line.name)}, {escape(line.unit)}</h2>{paragraphs([last], 'mk-small')}")
    with st.container(horizontal=True, key="planfields"):
        for period, bound in line.cells:
            with st.container(key=f"planfield-short-{period}-{bound}".replace("/", "-")):
                label = say(f"plan.cell_{bound}", period=say.period(period), unit=line.measure_unit)
                st.text_input(plain_markdown(label), key=f"{_at(place, draft)}|{period}|{bound}")


def _texts_now(place: Place, draft: Draft, lines: Sequence[TargetLine]) -> list[Texts]:
    """Return what stands in the lines' cells now."""
    if place.edit == "table":
        return read_table(draft, lines, _at(place, draft))
    at = _at(place, draft)
    return [
        {f"{p}|{b}": str(st.session_state.get(f"{at}|{p}|{b}") or "") for p, b in lines[0].cells}
    ]


def _act(place: Place, draft: Draft, fields: Sequence[Field], lines: Sequence[TargetLine]) -> Wrong:
    """Do what a button has asked for; return what cannot be read, by line."""
    wish = wish_of(place)
    if not wish:
        return {}
    say = place.say
    rows: list[PlanRow] = []
    wrong: Wrong = {}
    for line, texts in zip(lines, _texts_now(place, draft, lines), strict=True):
        draft.typed[joined(line.key)] = texts
        targets, bad = read_line(line, texts, draft, say)
        rows += targets
        if bad:
            wrong[f"{line.name}, {line.unit}"] = [told for one in bad.values() for told in one]
    if wrong or not rows:
        draft.outcome, draft.asked = None, None
        draft.told = (
            ""
            if wrong
            else say("plansave.nothing_in_table" if place.edit == "table" else "plansave.nothing")
        )
        return wrong
    by, note = said(place)
    with st.spinner(say("plansave.reckons")):
        is_saved = ask_about(place, draft, rows, saves=wish == "save", by=by, note=note)
    if is_saved:
        named = [row_name(row, fields, say) for row in rows]
        go_on_saved(place, draft, named, [key_of(draft.kind, row) for row in rows])
    return {}


def _take(place: Place, draft: Draft, lines: Sequence[TargetLine], rows: Sequence[PlanRow]) -> None:
    """Begin the cells anew from what stands now, with what was chosen between two versions written in."""
    say = place.say
    draft.round += 1
    chosen = {key_of(draft.kind, row): row for row in rows}
    for line in lines:
        draft.start[joined(line.key)] = texts_of(line, {**draft.opened, **chosen}, say)
    wish_for(place, "preview")
