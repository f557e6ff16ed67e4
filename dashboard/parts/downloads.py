"""A table as a file: what is shown as a workbook, CSV or Parquet, made when somebody asks for it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.parts.pictures import safe_name
from dashboard.parts.workbooks import about_table, light_columns
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, is_empty
from etl.exporting import files
from etl.exporting.sheet import Column, Sheet
from etl.exporting.workbook import workbook_bytes

# The kinds of file, the best for most readers first: what the name ends in, and the type.
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {"xlsx": (".xlsx", XLSX), "csv": (".csv", "text/csv"), "csv_standard": ("-standard.csv", "text/csv"),
         "parquet": (".parquet", "application/vnd.apache.parquet")}  # fmt: skip
# More rows make a workbook, or a CSV, that is slow to make and to open.
ROWS_AT_MOST = 100_000


def csv_bytes(frame: pd.DataFrame, say: Speaker, notes: Sequence[str] = ()) -> bytes:
    """Return a table as CSV in the dialect of the reader's spreadsheet: see `etl.exporting.files.csv_bytes`.

    frame: columns named in the reader's language.
    """
    return files.csv_bytes(frame, "sv" if say.language == "sv" else "en", notes)


def source_notes(about: Row, what: str, say: Speaker) -> list[str]:
    """Return what stands under a table in a file: whose figures, of what and of what date; if a sample.

    about: as in `questions/about.sql`; what: the period or periods in words.
    """
    known = [str(about["name"]), what]
    if not is_empty(about["newest_delivery_at"]):
        known.append(say("app.updated", date=say.day(about["newest_delivery_at"])))
    notes = [say("download.source", source=". ".join(known))]
    if about["is_sample"]:
        notes.append(say("download.note", text=say("app.sample_banner")))
    if not is_empty(about["as_of"]):
        seen = say("app.as_of_banner", time=say.day(about["as_of"]))
        notes.append(say("download.note", text=seen))
    return notes


def show_download(
    frame: pd.DataFrame,
    name: str,
    notes: Sequence[str],
    say: Speaker,
    label: str = "",
    columns: Mapping[str, Column] | None = None,
) -> None:
    """Show the way to a table as a file: one small button, which opens the kinds of file.

    name: of the file, in words, without its ending. label: what the button says where a page has several.
    columns: what those are whose values do not tell. A file is made when it is asked for.
    """
    if frame.columns.empty:
        return
    kinds = {**light_columns(frame, say), **(columns or {})}
    sheet = Sheet(name, name, frame, kinds, tuple(notes))
    with st.popover(label or say("download.table"), type="tertiary", key=_key(name)):
        show_files(lambda: sheet, name, len(frame), say)


def show_files(make: Callable[[], Sheet], name: str, rows: int, say: Speaker) -> None:
    """Show a button for each kind of file that a table can be had as.

    make: gives the table when it is asked for; name: of the file, in words, without its ending. A long
    table is had as Parquet alone: the others would take too long to make, and to open.
    """
    for kind, (ending, mime) in KINDS.items():
        if rows > ROWS_AT_MOST and kind != "parquet":
            continue
        st.download_button(
            say(f"download.{kind}"), partial(made, kind, make, say), f"{safe_name(name)}{ending}",
            mime, key=f"{_key(name)}-{kind}", on_click="ignore", type="tertiary",
        )  # fmt: skip


def _key(name: str) -> str:
    return f"download-{safe_name(name)}"


def made(kind: str, make: Callable[[], Sheet], say: Speaker) -> bytes:
    """Return the file of a kind, one of KINDS, of the table that `make` gives."""
    sheet = make()
    if kind == "xlsx":
        return workbook_bytes([sheet], about_table(sheet, say))
    if kind == "parquet":
        return files.parquet_bytes(
            sheet.frame, {"title": sheet.title, "notes": "\n".join(sheet.notes)}
        )
    if kind == "csv_standard":
        # A program would take the notes for rows.
        return files.csv_bytes(sheet.frame, "standard")
    return files.csv_bytes(sheet.frame, "sv", sheet.notes)
