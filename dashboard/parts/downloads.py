"""A table as a file: CSV of what is shown, in the dialect of the reader's spreadsheet."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from numbers import Integral, Real

import pandas as pd
import streamlit as st

from dashboard.parts.pictures import safe_name
from dashboard.words.in_full import number_in_full
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, is_empty

# Swedish Excel parts cells by semicolons and decimals by a comma.
DIALECTS = {"sv": (";", ","), "en": (",", ".")}
# What a spreadsheet takes for the beginning of a formula, in its plain and its wide form.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_bytes(frame: pd.DataFrame, say: Speaker, notes: Sequence[str] = ()) -> bytes:
    """Return a table as CSV: UTF-8 with its mark, a header row, the notes on lines of their own below.

    frame: columns named in the reader's language. Numbers are as the rule has them, never rounded;
    all is in quotation marks, and text that a spreadsheet would take for a formula is made harmless.
    Source: OWASP, CSV Injection.
    """
    delimiter, point = DIALECTS[say.language]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_harmless(str(column)) for column in frame.columns])
    for row in frame.itertuples(index=False):
        writer.writerow([_cell(value, point) for value in row])
    for note in notes:
        writer.writerow([_harmless(note)])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object, point: str) -> str:
    if is_empty(value):
        return ""
    if isinstance(value, (bool, str, date, datetime)):
        return _harmless(value if isinstance(value, str) else str(value))
    if isinstance(value, Integral):
        return str(int(value))
    if isinstance(value, Real):
        return number_in_full(float(value)).replace(".", point)
    return _harmless(str(value))


def _harmless(text: str) -> str:
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA) else text


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
    frame: pd.DataFrame, name: str, notes: Sequence[str], say: Speaker, label: str = ""
) -> None:
    """Show a button that saves a table as a file; name: of the file, in words, without its ending.

    label: what the button says where a page has several.
    """
    file_name = f"{safe_name(name)}.csv"
    st.download_button(
        label or say("download.csv"), csv_bytes(frame, say, notes), file_name, "text/csv",
        key=f"download-{file_name}", on_click="ignore", type="tertiary",
    )  # fmt: skip
