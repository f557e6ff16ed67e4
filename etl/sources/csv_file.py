"""CSV and TSV: bytes to a table of text. What the file is, is recognised here; its rows are loaded."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from etl.findings import Finding
from etl.plan import Plan
from etl.reading.dialect import Dialect, recognise_dialect, split_rows
from etl.reading.encoding import (
    MixedEncodings,
    NotText,
    TextFile,
    as_utf8,
    recognise_encoding,
)
from etl.reading.layout import Layout, recognise_layout
from etl.reading.mapping import Mapping
from etl.reading.raw import Raw, Unreadable, cells, column_letters
from etl.sources.csv_rows import load_rows
from etl.sources.footnotes import take_footnotes

HEAD = 1 << 16
LONGEST_HEAD = 1 << 24
WIDEST = 2000
LISTED = 1000
# Codecs of host names and escapes, which no file is written in.
NOT_FOR_FILES = ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf_7", "utf-7")
LOST = "\ufffd"
# How JSON, a web page and XML begin: text, but no table.
NO_TABLE = re.compile(
    r'\s*(\{\s*("[^"\n]*"\s*:|\})|\[\s*[\[{]|<(!doctype|html|table|\?xml))', re.IGNORECASE
)


def read_csv_file(
    path: Path,
    connection: duckdb.DuckDBPyConnection,
    table: str,
    folder: Path,
    plan: Plan,
    mapping: Mapping,
) -> Raw:
    """Read a text file into `table` (line, c0 …); `folder` is for a transcoded copy.

    Raises Unreadable where the file as a whole is no table of text.
    """
    text = _encoding(path, mapping)
    utf8, head = _text_of(text, folder)
    dialect = _dialect(head, mapping)
    rows = split_rows(head, dialect)
    layout = _layout(rows, path.name, plan, mapping)
    width, above = len(layout.headers), layout.header_row
    while above < len(rows) and not rows[above]:
        above += 1
    wrong = load_rows(connection, table, utf8, dialect, above, width)
    notes = take_footnotes(connection, table, width, plan, path.name, wrong, mapping.last_row)
    return Raw(
        notes.table,
        layout,
        text.encoding,
        dialect.delimiter,
        footnotes=notes.texts,
        unfit=tuple((record.line, record.cells) for record in notes.unfit),
        findings=(
            *notes.findings,
            *_lost_characters(connection, utf8, notes.table, width, path.name),
        ),
    )


def _layout(rows: Sequence[Sequence[str]], name: str, plan: Plan, mapping: Mapping) -> Layout:
    layout = recognise_layout(rows, plan, mapping)
    if layout is None:
        raise Unreadable("no_header", name)
    if len(layout.headers) > WIDEST:
        raise Unreadable("too_wide", name, columns=len(layout.headers), most=WIDEST)
    return layout


def _text_of(text: TextFile, folder: Path) -> tuple[Path, str]:
    """Return a file as UTF-8, and its first lines. Raises Unreadable where it holds no table."""
    name = text.path.name
    try:
        utf8 = as_utf8(text, folder)
    except NotText as error:
        raise Unreadable("not_text", name) from error
    head = _head(utf8)
    if not head.strip():
        raise Unreadable("file_empty", name)
    if NO_TABLE.match(head):
        raise Unreadable("no_table", name)
    return utf8, head


def _encoding(path: Path, mapping: Mapping) -> TextFile:
    said = mapping.encoding
    try:
        recognised = recognise_encoding(path)
    except NotText as error:
        # UTF-16 without a mark at its start looks like no text: read it where the user says so.
        if said is None or not said.lower().replace("_", "-").startswith("utf-16"):
            raise Unreadable("not_text", path.name) from error
        recognised = TextFile(path, said, has_bom=False, is_plain=False)
    except MixedEncodings as error:
        if said is None:
            found = Finding("mixed_encodings", "error", path.name, error.line, "", error.text)
            raise Unreadable.because(found) from error
        recognised = TextFile(path, said, has_bom=False, is_plain=False)
    if said is None:
        return recognised
    try:
        is_known = "a".encode(said).decode(said) == "a" and said.lower() not in NOT_FOR_FILES
    except (LookupError, UnicodeError, TypeError):
        is_known = False
    if not is_known:
        raise Unreadable("unknown_encoding", path.name, value=said)
    return replace(recognised, encoding=said, is_plain=False)


def _head(path: Path) -> str:
    """Return a file's first lines: so many that the longest header is whole."""
    size = HEAD
    while True:
        with path.open("rb") as file:
            start = file.read(size)
        if len(start) < size or b"\n" in start or size >= LONGEST_HEAD:
            break
        size *= 4
    text = start.decode("utf-8", errors="ignore").removeprefix("\ufeff").replace("\r\n", "\n")
    return text if len(start) < size else text[: text.rfind("\n") + 1] or text


def _dialect(head: str, mapping: Mapping) -> Dialect:
    recognised = recognise_dialect(head)
    if mapping.delimiter is None:
        return recognised
    return Dialect(mapping.delimiter, recognised.skipped_lines)


def _lost_characters(
    connection: duckdb.DuckDBPyConnection, utf8: Path, table: str, width: int, file: str
) -> list[Finding]:
    """Find the cells that hold a character which the encoding does not know."""
    with utf8.open("rb") as source:
        if not any(LOST.encode() in chunk for chunk in iter(lambda: source.read(HEAD), b"")):
            return []
    names = cells(width)
    rows = connection.execute(
        f"select line, {', '.join(names)} from {table}"
        f" where contains(concat_ws('', {', '.join(names)}), '{LOST}') order by line limit {LISTED}"
    ).fetchall()
    return [
        Finding("lost_character", "error", file, line, column_letters(place), text[:200])
        for line, *texts in rows
        for place, text in enumerate(texts)
        if LOST in (text or "")
    ]
