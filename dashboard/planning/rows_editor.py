"""A part's rows as a table to write in: words and names to choose among, keys locked, new rows below."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.parts.components import heading, html, paragraphs
from dashboard.planning.conflict import is_conflict, show_conflict
from dashboard.planning.draft import Draft, Texts, ask_about, draft_of, key_of
from dashboard.planning.effects import row_name
from dashboard.planning.fields import Field, PlanRow, fields_of
from dashboard.planning.known import names
from dashboard.planning.one_row import proposed_id
from dashboard.planning.readings import read_row
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
from dashboard.planning.versions import Place
from dashboard.words.translate import Speaker
from etl.contract import kinds

NEW_ROWS = 3
Wrong = dict[str, list[str]]


def show_editor(place: Place) -> None:
    """Show all rows of a part as a table to write in, and beneath it one for new rows."""
    say, kind = place.say, kinds()[place.part]
    draft = draft_of(place, place.part)
    known = names(place.plan)
    fields = fields_of(kind, known, say)
    tables = _tables(draft, fields, say)
    wrong = _act(place, draft, fields, tables)
    show_back(place, draft)
    if draft.outcome and is_conflict(draft.outcome.findings):
        show_conflict(place, draft, fields, partial(_take, place, draft, fields))
    html(paragraphs([say("plan.table_lead")], "mk-small"))
    with st.form(f"{place.key}|form"):
        for part, table in tables.items():
            if part == "new":
                html(heading(say("plan.new_rows")))
            st.data_editor(
                table, key=_at(place, draft, part), hide_index=True, placeholder="", width="stretch",
                column_config=_columns(fields, is_new=part == "new"), alt=say(f"plan.table_{part}"),
            )  # fmt: skip
        html(wrong_rows(wrong))
        show_effect(draft, fields, known, place)
        show_buttons(place, can_save=ready(draft) and not wrong)


def _at(place: Place, draft: Draft, part: str) -> str:
    return f"{place.key}|{draft.round}|{part}"


def _tables(draft: Draft, fields: Sequence[Field], say: Speaker) -> dict[str, pd.DataFrame]:
    """Return the tables to write in, as texts: the rows there are, and empty ones with an id proposed."""
    if not draft.tables:
        _write_in(draft, fields, draft.asked or [], say)
    return draft.tables


def _write_in(draft: Draft, fields: Sequence[Field], rows: Sequence[PlanRow], say: Speaker) -> None:
    """Begin the tables anew from what is known, with some rows written in."""
    draft.plain = _plain(draft, fields, say)
    draft.tables = {part: table.copy() for part, table in draft.plain.items()}
    keys, free = list(draft.opened), 0
    for row in rows:
        texts, key = _shown(row, fields, say), key_of(draft.kind, row)
        if key in draft.opened:
            draft.tables["rows"].loc[keys.index(key)] = texts
        else:
            draft.tables["new"].loc[free] = texts
            free += 1


def _plain(draft: Draft, fields: Sequence[Field], say: Speaker) -> dict[str, pd.DataFrame]:
    """Return the tables with nothing written in them."""
    there = [_shown(row, fields, say) for row in draft.opened.values()]
    return {"rows": _frame(there, fields), "new": _frame(_new(draft, fields, say), fields)}


def _shown(row: PlanRow, fields: Sequence[Field], say: Speaker) -> Texts:
    return {one.name: one.shown(row[one.name], say) for one in fields}


def _frame(texts: Sequence[Texts], fields: Sequence[Field]) -> pd.DataFrame:
    return pd.DataFrame(texts, columns=[one.name for one in fields], dtype=object).fillna("")


def _new(draft: Draft, fields: Sequence[Field], say: Speaker) -> list[Texts]:
    rows, known = [], [key[0] for key in draft.opened]
    for _ in range(NEW_ROWS):
        texts = {
            one.name: one.options.get(one.column.default or "", one.column.default or "")
            for one in fields
        }
        if len(draft.kind.key) == 1:
            known.append(proposed_id(known))
            texts[draft.kind.key[0]] = known[-1]
        rows.append(texts)
    return rows


def _columns(fields: Sequence[Field], *, is_new: bool) -> dict[str, Any]:
    """Return how each column is written in: a list where the contract has words or names, else a text."""
    return {one.name: _column(one, is_locked=one.column.is_key and not is_new) for one in fields}


def _column(one: Field, *, is_locked: bool) -> Any:
    if one.options and not is_locked:
        options = [*([] if one.column.is_required else [""]), *one.options.values()]
        return st.column_config.SelectboxColumn(
            one.label, help=one.explanation, options=options, pinned=one.column.is_key
        )
    # Numbers too are texts: read by one rule, with the reader's own decimal mark.
    return st.column_config.TextColumn(
        one.label, help=one.explanation, disabled=is_locked, pinned=one.column.is_key,
        alignment="right" if one.column.is_number else "left",
    )  # fmt: skip


def written_in(table: pd.DataFrame, plain: pd.DataFrame, edits: Mapping[str, Any]) -> list[Texts]:
    """Return the rows of a table, as edited, that differ from the plain one; edits: the editor's own."""
    now = table.copy()
    for place, cells in edits.get("edited_rows", {}).items():
        for name, text in cells.items():
            now.loc[int(place), name] = "" if text is None else str(text)
    is_changed = (now != plain).any(axis=1)
    return [
        {str(name): str(text) for name, text in row.items()}
        for row in now[is_changed].to_dict("records")
    ]


def _act(
    place: Place, draft: Draft, fields: Sequence[Field], tables: Mapping[str, pd.DataFrame]
) -> Wrong:
    """Do what a button has asked for; return what cannot be read, by row."""
    wish = wish_of(place)
    if not wish:
        return {}
    say = place.say
    texts = [
        row
        for part, table in tables.items()
        for row in written_in(
            table, draft.plain[part], st.session_state.get(_at(place, draft, part), {})
        )
    ]
    rows, wrong = _read(texts, fields, say)
    if wrong or not rows:
        draft.outcome, draft.asked = None, None
        draft.told = "" if wrong else say("plansave.nothing_in_table")
        return wrong
    by, note = said(place)
    with st.spinner(say("plansave.reckons")):
        is_saved = ask_about(place, draft, rows, saves=wish == "save", by=by, note=note)
    if is_saved:
        named = [row_name(row, fields, say) for row in rows]
        go_on_saved(place, draft, named, [key_of(draft.kind, row) for row in rows])
    return {}


def _read(
    texts: Sequence[Texts], fields: Sequence[Field], say: Speaker
) -> tuple[list[PlanRow], Wrong]:
    rows: list[PlanRow] = []
    wrong: Wrong = {}
    labels = {one.name: one.label for one in fields}
    for shown in texts:
        chosen = {one.name: one.chosen(shown[one.name]) for one in fields}
        row, bad = read_row(fields, chosen, say)
        rows.append(row)
        if bad:
            said_of = [f"{labels[name]}: {' '.join(told)}" for name, told in bad.items()]
            wrong[row_name(row, fields, say)] = said_of
    return rows, wrong


def _take(place: Place, draft: Draft, fields: Sequence[Field], rows: Sequence[PlanRow]) -> None:
    """Go on with what was chosen between two versions, on top of what stands now."""
    _write_in(draft, fields, rows, place.say)
    draft.round += 1
    wish_for(place, "preview")
