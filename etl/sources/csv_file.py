"""CSV and TSV: bytes to a table of text. What the file is, is recognised here; DuckDB reads its rows."""

import csv
from pathlib import Path
from typing import TextIO

import duckdb

from etl.build import quoted
from etl.findings import Finding
from etl.plan import Plan
from etl.reading.dialect import Dialect, recognise_dialect, split_rows
from etl.reading.encoding import NotText, TextFile, as_utf8, recognise_encoding
from etl.reading.layout import Layout, recognise_layout
from etl.reading.mapping import Mapping
from etl.reading.raw import Raw, Unreadable, cells
from etl.sources.footnotes import take_footnotes

HEAD = 1 << 16
REJECTS_LISTED = 1000
WIDEST = 2000


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
    utf8 = as_utf8(text, folder)
    head = _head(utf8)
    if not head.strip():
        raise Unreadable("file_empty", path.name)
    dialect = _dialect(head, mapping)
    body = head.split("\n", dialect.skipped_lines)[-1]
    layout = recognise_layout(split_rows(body, dialect.delimiter), plan, mapping)
    if layout is None or len(layout.headers) > WIDEST:
        raise Unreadable("no_header", path.name)
    _load(connection, table, utf8, dialect, layout, path.name)
    table, footnotes = take_footnotes(connection, table, len(layout.headers))
    rejected, notes = _rejected(connection, table, path.name)
    return Raw(
        table,
        layout,
        text.encoding,
        dialect.delimiter,
        footnotes=(*notes, *footnotes),
        findings=tuple(rejected),
    )


def _encoding(path: Path, mapping: Mapping) -> TextFile:
    try:
        recognised = recognise_encoding(path)
    except NotText as error:
        raise Unreadable("not_text", path.name) from error
    if mapping.encoding is None:
        return recognised
    try:
        b"".decode(mapping.encoding)
    except LookupError as error:
        raise Unreadable("unknown_encoding", path.name, value=mapping.encoding) from error
    return TextFile(path, mapping.encoding, recognised.has_bom, is_plain=False)


def _head(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(HEAD)
    text = start.decode("utf-8", errors="ignore").removeprefix("\ufeff").replace("\r\n", "\n")
    return text if len(start) < HEAD else text[: text.rfind("\n") + 1]


def _dialect(head: str, mapping: Mapping) -> Dialect:
    recognised = recognise_dialect(head)
    if mapping.delimiter is None:
        return recognised
    return Dialect(mapping.delimiter, recognised.skipped_lines)


def _load(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    path: Path,
    dialect: Dialect,
    layout: Layout,
    file: str,
) -> None:
    """Have DuckDB read the rows under the header; those that do not fit are put in `rejects`."""
    skipped = _lines_above(path, dialect, layout)
    columns = ", ".join(f"'{name}': 'varchar'" for name in cells(len(layout.headers)))
    connection.execute("create or replace temp table rejects (line bigint, text varchar)")
    try:
        connection.execute(
            f"create or replace temp table {table}_read as select *"
            f" from read_csv({quoted(path)}, delim = '{dialect.delimiter}', quote = '\"',"
            " escape = '\"', header = false, all_varchar = true, auto_detect = false,"
            f" columns = {{{columns}}}, skip = {skipped}, encoding = 'utf-8',"
            " nullstr = '', max_line_size = 10000000,"
            " store_rejects = true, rejects_table = 'csv_rejects', rejects_scan = 'csv_scans')"
        )
    except duckdb.Error as error:
        raise Unreadable("rows_unreadable", file, reason=_reason(error)) from error
    _keep_rejects(connection)
    _number_lines(connection, table, path, skipped, dialect)


def _lines_above(path: Path, dialect: Dialect, layout: Layout) -> int:
    """Return how many physical lines stand above the first row of data."""
    rows = layout.header_row
    with path.open("r", encoding="utf-8-sig", newline="") as file:
        for _ in range(dialect.skipped_lines):
            file.readline()
        reader = csv.reader(file, delimiter=dialect.delimiter)
        for _ in range(rows):
            next(reader, None)
        return reader.line_num + dialect.skipped_lines


def _keep_rejects(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "insert into rejects select distinct line, trim(csv_line, E'\\r\\n') from csv_rejects"
    )
    connection.execute("drop table csv_rejects")
    connection.execute("drop table csv_scans")


def _number_lines(
    connection: duckdb.DuckDBPyConnection, table: str, path: Path, skipped: int, dialect: Dialect
) -> None:
    """Make `table`: the rows read, with the lines they stand on.

    The rows keep the file's order, so their place gives the line; where blank lines, rejects or
    quoted line breaks moved them, the file is gone through once more.
    """
    lines = _lines_moved(connection, table, path, skipped, dialect)
    if lines is None:
        connection.execute(
            f"create or replace temp view {table} as"
            f" select rowid + {skipped + 1} as line, * from {table}_read"
        )
        return
    connection.execute(
        "create or replace temp table numbered as select unnest(?::bigint[]) as line", [lines]
    )
    connection.execute(
        f"create or replace temp table {table} as"
        f" select numbered.line, {table}_read.* from {table}_read"
        f" inner join numbered on {table}_read.rowid = numbered.rowid"
    )


def _lines_moved(
    connection: duckdb.DuckDBPyConnection, table: str, path: Path, skipped: int, dialect: Dialect
) -> list[int] | None:
    """Return the line of each row; None where they follow on each other without a gap."""
    rows, rejects = _count(connection, f"{table}_read"), _count(connection, "rejects")
    with path.open("rb") as file:
        breaks = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 22), b""))
    if rejects == 0 and rows + skipped in (breaks, breaks + 1):
        return None
    rejected = {line for (line,) in connection.execute("select line from rejects").fetchall()}
    with path.open("r", encoding="utf-8-sig", newline="") as file:
        for _ in range(skipped):
            file.readline()
        lines = [n for n in _starts(file, dialect.delimiter, skipped) if n not in rejected]
    # Where the two readers disagree on the rows, the count from the top is the best there is.
    return lines if len(lines) == rows else None


def _starts(file: TextIO, delimiter: str, skipped: int) -> list[int]:
    """Return the line on which each row that is not blank begins."""
    reader = csv.reader(file, delimiter=delimiter)
    lines: list[int] = []
    before = 0
    for row in reader:
        if row:
            lines.append(skipped + before + 1)
        before = reader.line_num
    return lines


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int((connection.execute(f"select count(*) from {table}").fetchone() or (0,))[0])


def _rejected(
    connection: duckdb.DuckDBPyConnection, table: str, file: str
) -> tuple[list[Finding], list[str]]:
    """Return the rows with too few or too many cells as findings; those below the table as footnotes."""
    last = connection.execute(f"select coalesce(max(line), 0) from {table}").fetchone() or (0,)
    rows = connection.execute(
        f"select line, text from rejects where trim(text) <> '' order by line"
        f" limit {REJECTS_LISTED}"
    ).fetchall()
    findings = [
        Finding("ragged_row", "error", file, line, "", text[:200])
        for line, text in rows
        if line <= last[0]
    ]
    return findings, [text for line, text in rows if line > last[0]]


def _reason(error: duckdb.Error) -> str:
    return str(error).splitlines()[0][:300]
