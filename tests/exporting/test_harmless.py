"""Text that a spreadsheet would reckon: harmless in a file, and read back as it was."""

import csv
import io
import re
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from etl.exporting.files import FORMS, Dialect, csv_bytes
from etl.exporting.sheet import Sheet
from etl.exporting.workbook import workbook_bytes
from etl.harmless import as_it_was, harmless, harmless_sql
from tests.exporting.ruled import ABOUT
from tests.reading.reader import Reader

# Whatever may be written, and more often than by chance what looks like a formula, or like our own mark.
TEXTS = st.one_of(st.text(), st.text(st.sampled_from("''=+-@\t\r\n \u00a0\u200b＝＠a1")))
NO_NUL = TEXTS.filter(lambda text: "\0" not in text)


@pytest.mark.parametrize(("text", "written"), [
    ("=1+1", "'=1+1"), ("+46 8 123", "'+46 8 123"), ("- fler platser", "'- fler platser"),
    ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("＝1", "'＝1"), ("＋1", "'＋1"),
    ("－1", "'－1"), ("＠a", "'＠a"), (" =1", "' =1"), ("\u00a0=1", "'\u00a0=1"), ("'=1", "''=1"),
    ("''=1", "'''=1"), ("' =1", "'' =1"),
])  # fmt: skip
def test_marks_what_a_spreadsheet_would_reckon(text: str, written: str) -> None:
    assert harmless(text) == written


@pytest.mark.parametrize(
    "text", ["", "a=1", "1-2", "'hej", "'", "''", "– med tankstreck", "*", "5"]
)
def test_leaves_other_text_alone(text: str) -> None:
    assert harmless(text) == text
    assert as_it_was(text) == text


@given(TEXTS)
def test_reads_back_every_text_as_it_was(text: str) -> None:
    assert as_it_was(harmless(text)) == text


@settings(deadline=None, max_examples=30)
@given(st.lists(NO_NUL, min_size=1, max_size=30))
def test_marks_the_same_where_duckdb_writes(texts: list[str]) -> None:
    asked = f"select {harmless_sql('text')} from (select unnest($texts) as text)"
    found = duckdb.execute(asked, {"texts": texts}).fetchall()
    assert found == [(harmless(text),) for text in texts]


@pytest.mark.parametrize("dialect", FORMS)
@settings(deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
def test_reads_back_every_text_of_a_csv(dialect: Dialect, texts: list[str]) -> None:
    written = csv_bytes(pd.DataFrame({"text": texts}, dtype=object), dialect)
    form = FORMS[dialect]
    rows = csv.reader(
        io.StringIO(written.decode(form.encoding), newline=""), delimiter=form.delimiter
    )
    assert [as_it_was(row[0]) for row in rows][1:] == texts


@pytest.mark.parametrize("dialect", FORMS)
def test_our_own_reader_takes_the_mark_away_and_only_that(tmp_path: Path, dialect: Dialect) -> None:
    texts = ["=1+1", "'=1", "''=1", "'hej", "-", "+46", "\t=x", "-5 platser"]
    frame = pd.DataFrame({
        "indicator_id": "EL", "org_unit_id": "BJ", "period": [str(2001 + n) for n in range(len(texts))],
        "value": -1.5, "comment": texts,
    })  # fmt: skip
    read = Reader(tmp_path).read(csv_bytes(frame, dialect))
    assert read.findings == ()
    assert read.column("comment") == texts
    assert read.column("value") == [-1.5] * len(texts)


def in_xml(text: str) -> bool:
    """Say whether a workbook can hold a text at all, and as it is: XML has few control signs."""
    return not re.search(
        "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|_x[0-9A-Fa-f]{4}_", text
    )


@settings(deadline=None, max_examples=30)
@given(texts=st.lists(TEXTS.filter(in_xml).filter(bool), min_size=1, max_size=20))
def test_reads_back_every_text_of_a_workbook(texts: list[str]) -> None:
    written = workbook_bytes(
        [Sheet("Text", "Text", pd.DataFrame({"text": texts}, dtype=object))], ABOUT
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(written))
    rows = book.get_sheet_by_name("Text").to_python(skip_empty_area=False)
    assert [as_it_was(str(row[0])) for row in rows[4 : 4 + len(texts)]] == texts


def test_numbers_stay_numbers() -> None:
    frame = pd.DataFrame({"v": [-1.5, float("nan")], "n": [-3, 4]})
    assert csv_bytes(frame, "standard") == b'"v","n"\r\n"-1.5","-3"\r\n"","4"\r\n'
    assert csv_bytes(frame, "sv") == b'\xef\xbb\xbf"v";"n"\r\n"-1,5";"-3"\r\n"";"4"\r\n'
