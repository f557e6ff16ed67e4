"""Mending a small file in place: its rows with something wrong, to be written over and read again."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.delivering.draft import Draft, Sent
from dashboard.parts.components import html, paragraphs
from dashboard.words.translate import Speaker
from etl.findings import Finding
from etl.uploading.uploads import Look, with_fixes


def show_fixing(
    draft: Draft, file: Sent, look: Look, findings: Sequence[Finding], say: Speaker
) -> None:
    """Show the rows of a file that something is wrong with, to be mended; nothing where it is large."""
    if look.rows is None:
        html(paragraphs([say("deliver.too_large_to_mend")]))
        return
    remarks: dict[int, list[str]] = defaultdict(list)
    for one in findings:
        if one.line is not None:
            remarks[one.line].append(one.message(say.language))
    wrong = [row for row in look.rows if row["line"] in remarks]
    if not wrong:
        html(paragraphs([say("deliver.nothing_to_mend")]))
        return
    remark = say("deliver.remark")
    shown = pd.DataFrame(
        [
            {**row, "line": str(row["line"]), remark: " ".join(remarks[int(row["line"] or 0)])}
            for row in wrong
        ]
    )
    edited = st.data_editor(
        shown, hide_index=True, disabled=["line", remark], key=f"mending_{file.mended}_{file.name}",
        column_config={"line": st.column_config.TextColumn(say("deliver.line"), width="small"),
                       remark: st.column_config.TextColumn(remark, width="large")},
        alt=say("deliver.mend_alt", file=file.name),
    )  # fmt: skip
    if st.button(say("deliver.read_mended"), key=f"mend_{file.name}"):
        mend(draft, file, look, edited.drop(columns=remark))
        st.rerun()


def mend(draft: Draft, file: Sent, look: Look, edited: pd.DataFrame) -> None:
    """Write a file anew with some of its rows mended, and let it be read in the file's place.

    edited: the rows with `line` and the file's own headers.
    """
    mended = {str(row["line"]): row for row in edited.to_dict("records")}
    rows: list[Mapping[str, object]] = [
        {**row, **_own_cells(mended.get(str(row["line"]), {}))} for row in look.rows or ()
    ]
    draft.number += 1
    corrected = with_fixes(draft.folder / str(draft.number), look, rows)
    file.before_mending = file.before_mending or file.said
    file.path, file.said = _named_apart(corrected.path, draft, file), corrected.mapping
    file.mended += 1
    draft.is_going_on = True


def _named_apart(path: Path, draft: Draft, file: Sent) -> Path:
    """Return a mended file under a name of its own: a.tsv becomes a.csv, and there may be one already."""
    taken = {one.name for one in draft.files if one is not file}
    name, number = path.name, 2
    while name in taken:
        name, number = f"{path.stem} ({number}){path.suffix}", number + 1
    return path.rename(path.with_name(name))


def _own_cells(row: Mapping[Hashable, object]) -> dict[str, object]:
    return {str(name): text for name, text in row.items() if name != "line"}
