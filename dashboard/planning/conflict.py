"""Two people in the same row: both versions are shown field by field, and one chooses; nothing is lost."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.parts.components import heading, html, paragraphs
from dashboard.planning.draft import Draft, Key, by_key, key_of
from dashboard.planning.effects import row_name
from dashboard.planning.fields import Field, PlanRow, Value, same
from dashboard.planning.known import home, rows
from dashboard.planning.remarks import CHANGED_MEANWHILE
from dashboard.planning.versions import Place
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import Speaker
from etl.findings import Finding
from etl.planning.edits import opened_at


@dataclass(frozen=True)
class Cell:
    """A cell that another has written otherwise since it was opened."""

    key: Key
    row: str
    field: Field
    mine: Value
    theirs: Value
    is_mine_touched: bool


def is_conflict(findings: Sequence[Finding]) -> bool:
    """Say whether another has changed one of the rows since they were opened."""
    return any(finding.code == CHANGED_MEANWHILE for finding in findings)


def cells_of(
    draft: Draft, now: Mapping[Key, PlanRow], fields: Sequence[Field], say: Speaker
) -> list[Cell]:
    """Return the cells to choose in: those of rows that have changed since, where the two differ."""
    found = []
    for row in draft.asked or []:
        key = key_of(draft.kind, row)
        opened, theirs = draft.opened.get(key), now.get(key)
        if theirs is None or theirs == opened:
            continue
        for one in fields:
            mine = row.get(one.name)
            if not same(mine, theirs[one.name]):
                touched = opened is None or not same(mine, opened[one.name])
                found.append(
                    Cell(key, row_name(theirs, fields, say), one, mine, theirs[one.name], touched)
                )
    return found


def show_conflict(
    place: Place, draft: Draft, fields: Sequence[Field], take: Callable[[Sequence[PlanRow]], None]
) -> None:
    """Show both versions and let one choose; take: what is done with the rows as chosen."""
    say = place.say
    # Before the rows are read: what is saved after that has not been seen, and is told another time.
    seen_at = opened_at(home(), place.plan)
    now = by_key(draft.kind, rows(place.plan, draft.kind.name))
    cells = cells_of(draft, now, fields, say)
    html(f'<div class="mk-wrong" role="alert">{heading(say("plansave.conflict"))}'
         f"{paragraphs([_whose(draft, say), say('plansave.conflict_lead')])}</div>")  # fmt: skip
    with st.form(f"{place.key}|conflict"):
        for number, cell in enumerate(cells):
            texts = {"mine": cell.mine, "theirs": cell.theirs}
            shown = {
                side: say(
                    f"plansave.side_{side}",
                    value=cell.field.shown(value, say) or say("plan.nothing"),
                )
                for side, value in texts.items()
            }
            st.radio(
                plain_markdown(f"{cell.row}: {cell.field.label}"), ["mine", "theirs"],
                index=0 if cell.is_mine_touched else 1, key=_side_key(place, draft, number),
                format_func=lambda side, shown=shown: plain_markdown(shown[side]),
            )  # fmt: skip
        st.form_submit_button(
            say("plansave.choose"),
            type="primary",
            on_click=_choose,
            args=(place, draft, cells, now, seen_at, take),
        )


def _side_key(place: Place, draft: Draft, number: int) -> str:
    """Return the key of a choice; a later conflict begins with none."""
    return f"{place.key}|side|{draft.opened_at}|{number}"


def _whose(draft: Draft, say: Speaker) -> str:
    """Say who changed it and when."""
    findings = draft.outcome.findings if draft.outcome else []
    found = next(one for one in findings if one.code == CHANGED_MEANWHILE)
    key = "plansave.conflict_undone" if "is_undone" in found.params else "plansave.conflict_by"
    return say(key, who=found.params["delivered_by"], time=found.params["delivered_at"])


def _choose(
    place: Place,
    draft: Draft,
    cells: Sequence[Cell],
    now: Mapping[Key, PlanRow],
    seen_at: int,
    take: Callable[[Sequence[PlanRow]], None],
) -> None:
    """Go on from what is chosen: what was opened is what was shown then."""
    sides = {
        (cell.key, cell.field.name): st.session_state.get(_side_key(place, draft, number), "mine")
        for number, cell in enumerate(cells)
    }
    chosen = []
    for row in draft.asked or []:
        key = key_of(draft.kind, row)
        theirs = now.get(key, row)
        chosen.append(
            {name: theirs[name] if sides.get((key, name)) == "theirs" else value
             for name, value in row.items()}
        )  # fmt: skip
    draft.opened, draft.opened_at = dict(now), seen_at
    draft.outcome = None
    take(chosen)


def told(message: str) -> str:
    """Return why something could not be done, as HTML."""
    return f'<div class="mk-wrong" role="alert">{paragraphs([message])}</div>' if message else ""
