"""The targets for the years ahead as a plain table: what is set, and last year's beside."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from dashboard.parts.components import html, paragraphs
from dashboard.parts.stacked_table import stacked_table
from dashboard.planning.draft import Key
from dashboard.planning.fields import PlanRow
from dashboard.planning.rows_table import under
from dashboard.planning.target_years import YEARS, TargetLine, texts_of
from dashboard.planning.versions import Place

Opened = Mapping[Key, PlanRow]


def show_ways(place: Place) -> None:
    """Show the ways to fill targets in, and to set one for what had none."""
    if place.is_open:
        ways = place.way(place.say("plan.fill_table"), "targets", "table")
        ways += place.way(place.say("plan.new_targets"), "targets", "new")
        html(f'<p class="mk-ways">{ways}</p>')


def show_target_list(place: Place, opened: Opened, lines: Sequence[TargetLine], year: int) -> None:
    """Show the lines, narrowed by what is written above them, and the ways to fill them in."""
    say = place.say
    empty = sum(line.target_key(line.periods[0]) not in opened for line in lines)
    lead = say("plan.targets_lead", year=year, last=year - 1, number=empty, of=len(lines))
    html(paragraphs([lead]))
    wanted = st.text_input(say("plan.narrow"), key=f"{place.key}|narrow").strip().casefold()
    shown = [
        line for line in lines if wanted in f"{line.name} {line.unit} {line.key[0]}".casefold()
    ]
    if not shown:
        html(paragraphs([say("plan.none_narrowed")]))
        return
    headers = [say("plan.head_indicator"), say("plan.head_last_target", year=year - 1),
               say("plan.head_last_value", year=year - 1), *map(str, range(year, year + YEARS))]  # fmt: skip
    groups: dict[str, list[list[str]]] = {}
    for line in shown:
        groups.setdefault(line.unit, []).append(_cells(place, opened, line))
    html(stacked_table(headers, groups.items(), say("plan.part_targets"), numeric=True))


def _cells(place: Place, opened: Opened, line: TargetLine) -> list[str]:
    say, period = place.say, line.key[2]
    texts = texts_of(line, opened, say)
    small = [line.measure_unit, "" if len(period) == 4 else say.period(period)]
    beneath = under(place, ", ".join(filter(None, small)), line.key, f"{line.name}, {line.unit}")
    years = ["–".join(filter(None, (texts[f"{p}|{b}"] for b in line.bounds))) for p in line.periods]
    return [escape(line.name) + beneath, *map(escape, (line.last_target, line.last_value, *years))]
