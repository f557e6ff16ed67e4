"""The lines of targets as a table to write in: last year's locked, a column a year ahead."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.kept_choice import joined
from dashboard.planning.draft import Draft, Texts
from dashboard.planning.target_years import BOUNDS, TargetLine
from dashboard.words.translate import Speaker

# Wide enough that no figure loses its first digits out of sight.
WIDTH = 140


def show_table(draft: Draft, lines: Sequence[TargetLine], key: str, say: Speaker) -> None:
    """Show the lines as a table to write in."""
    locked = {
        "name": say("plan.head_indicator"), "unit": say("plan.head_unit"), "part": say("plan.head_part"),
        "last_target": say("plan.head_last_target_plain"), "last_value": say("plan.head_last_value_plain"),
    }  # fmt: skip
    config = {
        name: st.column_config.TextColumn(label, disabled=True, pinned=name == "name",
                                          width=WIDTH if name == "last_value" else None,
                                          alignment="right" if name.startswith("last") else "left")
        for name, label in locked.items()
    }  # fmt: skip
    table = _table(draft, lines)
    for column in table.columns[len(locked) :]:
        years, bound = str(column).split("|")
        year = int(lines[0].key[2][:4]) + int(years)
        label = say(f"plan.head_{bound}", year=year)
        config[str(column)] = st.column_config.TextColumn(label, alignment="right", width=WIDTH)
    st.data_editor(table, key=key, hide_index=True, placeholder="", column_config=config,
                   alt=say("plan.part_targets"))  # fmt: skip


def _table(draft: Draft, lines: Sequence[TargetLine]) -> pd.DataFrame:
    """Return the lines as texts: a row each, the years' cells by "years ahead|column"."""
    bounds = BOUNDS if any(line.is_range for line in lines) else BOUNDS[:1]
    rows = []
    for line in lines:
        start = draft.start[joined(line.key)]
        part = "" if len(line.key[2]) == 4 else line.key[2][5:] or line.key[2]
        row = {"name": line.name, "unit": line.unit, "part": part, "last_target": line.last_target,
               "last_value": line.last_value}  # fmt: skip
        for bound in bounds:
            row |= {
                f"{n}|{bound}": start.get(f"{p}|{bound}", "") for n, p in enumerate(line.periods)
            }
        rows.append(row)
    return pd.DataFrame(rows, dtype=object)


def read_table(draft: Draft, lines: Sequence[TargetLine], key: str) -> list[Texts]:
    """Return what stands in the lines' cells now, by "period|column"; a line each, in order."""
    kept = st.session_state.get(key, {}).get("edited_rows", {})
    edits = {int(row): cells for row, cells in kept.items()}
    found = []
    for number, line in enumerate(lines):
        texts = dict(draft.start[joined(line.key)])
        for column, text in edits.get(number, {}).items():
            ahead, bound = str(column).split("|")
            texts[f"{line.periods[int(ahead)]}|{bound}"] = "" if text is None else str(text)
        found.append(texts)
    return found
