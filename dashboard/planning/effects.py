"""What saving would do: the cells that change, the lights that turn, and what is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from dashboard.drawing.lights import worded_light
from dashboard.parts.components import folded, heading, listed, paragraphs
from dashboard.parts.stacked_table import stacked_table
from dashboard.planning.draft import Draft
from dashboard.planning.fields import Field, PlanRow
from dashboard.planning.remarks import remarks, remarks_list
from dashboard.words.translate import Speaker
from etl.pipeline import Outcome

Names = Mapping[str, Mapping[str, str]]
LIGHTS_AT_FIRST = 8


def changes_table(
    draft: Draft, rows: Sequence[PlanRow], fields: Sequence[Field], say: Speaker
) -> str:
    """Return each cell that changes as HTML: of what, which field, before and after."""
    cells = [cell for row in rows for cell in _cells(draft, row, fields, say)]
    if not cells:
        return paragraphs([say("plansave.nothing")])
    headers = [say(f"plansave.head_{name}") for name in ("row", "field", "before", "after")]
    return stacked_table(headers, [("", cells)], say("plansave.cells"))


def _cells(
    draft: Draft, row: PlanRow, fields: Sequence[Field], say: Speaker
) -> Iterable[tuple[str, str, str, str]]:
    before = draft.before(row)
    name = escape(row_name(row, fields, say))
    for one in fields:
        now = one.shown(row.get(one.name), say)
        was = "" if before is None else one.shown(before.get(one.name), say)
        if one.name in row and now != was and not (before is not None and one.column.is_key):
            nothing = say("plan.nothing") if before is not None else say("plansave.new")
            yield (
                name,
                escape(one.label),
                escape(was or nothing),
                escape(now or say("plan.nothing")),
            )


def row_name(row: PlanRow, fields: Sequence[Field], say: Speaker) -> str:
    """Return what a row is called: its name, or the names of what its key names."""
    by_name = {one.name: one for one in fields}
    own = next((name for name in ("title", "name", "name_sv") if row.get(name)), None)
    if own:
        return str(row[own])
    keys = [one for one in by_name.values() if one.column.is_key]
    return ", ".join(one.shown(row.get(one.name), say) for one in keys)


def lights_list(changed: Sequence[Mapping[str, object]], names: Names, say: Speaker) -> str:
    """Return the lights that turn as HTML, goals first; columns as in `light_changes`."""
    if not changed:
        return paragraphs([say("plansave.no_lights")], "mk-small")
    items = [_light(row, names, say) for row in changed]
    shown = listed(items[:LIGHTS_AT_FIRST], "mk-rows")
    rest = items[LIGHTS_AT_FIRST:]
    more = folded(say("plansave.more_lights", number=len(rest)), listed(rest, "mk-rows"))
    return shown + (more if rest else "")


def _light(row: Mapping[str, object], names: Names, say: Speaker) -> str:
    goal, indicator = str(row["goal_id"] or ""), str(row["indicator_id"] or "")
    name = names["goals"].get(goal, goal) if goal else names["indicators"].get(indicator, indicator)
    unit = names["organisation"].get(str(row["org_unit_id"]), str(row["org_unit_id"] or ""))
    where = escape(f"{unit}, {say.period(str(row['period']))}")
    before, after = (worded_light(str(row[key]), say) for key in ("before", "after"))
    return (
        f'<b>{escape(name)}</b> <span class="mk-small">{where}</span>'
        f'<div>{before} <span aria-hidden="true">→</span>'
        f'<span class="mk-hidden">{escape(say("plansave.becomes"))}</span> {after}</div>'
    )


def effect(
    draft: Draft, outcome: Outcome, fields: Sequence[Field], names: Names, say: Speaker
) -> str:
    """Return what saving what was asked about would do, as HTML."""
    warnings = [one for one in outcome.findings if one.severity == "warning"]
    rows = [row_name(row, fields, say) for row in draft.asked or []]
    other = paragraphs([say("plansave.other")], "mk-wrong") if draft.is_other else ""
    return (
        f'<div class="mk-card mk-effect">{heading(say("plansave.title"))}{other}'
        f"{changes_table(draft, draft.asked or [], fields, say)}"
        f"{heading(say('plansave.lights'), 3)}{lights_list(outcome.changed_lights, names, say)}"
        f"{remarks_list(remarks(warnings, fields, say, rows), 'mk-note')}</div>"
    )
