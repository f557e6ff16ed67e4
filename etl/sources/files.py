"""A delivered file, whatever it is called: to one tidy table, with what was recognised on the way."""

import zipfile
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from etl.findings import has_errors
from etl.plan import Plan
from etl.reading.headers import match_headers
from etl.reading.mapping import Mapping
from etl.reading.raw import Raw, Unreadable
from etl.reading.recognised import Recognised
from etl.reading.tidy import make_tidy
from etl.reading.understanding import Understanding
from etl.sources.csv_file import read_csv_file
from etl.sources.excel_file import read_excel_file
from etl.sources.extracted import Extract
from etl.sources.header_findings import doubtful_kind, header_findings, without_header
from etl.sources.ledger_file import ledger_headers, read_ledger_file
from etl.sources.left_empty import without_empty_rows

MOST_BYTES = 1 << 30


def extract(
    path: Path,
    connection: duckdb.DuckDBPyConnection,
    table: str,
    plan: Plan,
    *,
    kind: str | None = None,
    mapping: Mapping | None = None,
    max_bytes: int = MOST_BYTES,
) -> Extract:
    """Read a file into `table`: line, source_column and the contract's columns, typed.

    Nothing raises for what is in the file: all of it comes as findings, each with its line.
    """
    said = mapping or Mapping()
    try:
        _refuse(path, max_bytes)
        with TemporaryDirectory(prefix="malkoll-") as folder:
            raw = _read(path, connection, f"{table}_raw", Path(folder), plan, said)
    except Unreadable as error:
        return Extract(path.name, None, table, Recognised(file=path.name), (error.finding,))
    return _understand(path, connection, table, plan, said, kind, raw)


def _refuse(path: Path, max_bytes: int) -> None:
    """Refuse what is no file that can be read."""
    try:
        if path.is_dir():
            raise Unreadable("is_a_folder", path.name)
        size = path.stat().st_size
        if size == 0:
            raise Unreadable("file_empty", path.name)
        if size > max_bytes:
            raise Unreadable(
                "file_too_large", path.name, megabytes=size >> 20, most=max_bytes >> 20
            )
        with path.open("rb"):
            pass
    except FileNotFoundError as error:
        raise Unreadable("file_not_found", str(path)) from error
    except PermissionError as error:
        raise Unreadable("file_not_permitted", path.name) from error


def _read(
    path: Path,
    connection: duckdb.DuckDBPyConnection,
    table: str,
    folder: Path,
    plan: Plan,
    mapping: Mapping,
) -> Raw:
    if path.suffix.lower() in (".xlsx", ".xlsm") or zipfile.is_zipfile(path):
        return read_excel_file(path, connection, table, plan, mapping)
    return read_csv_file(path, connection, table, folder, plan, mapping)


def _understand(
    path: Path,
    connection: duckdb.DuckDBPyConnection,
    table: str,
    plan: Plan,
    mapping: Mapping,
    kind: str | None,
    raw: Raw,
) -> Extract:
    ledger = ledger_headers(connection, raw, plan, mapping, kind, path)
    if ledger is not None:
        count = connection.execute(f"select count(*) from {raw.name}").fetchone() or (0,)
        seen = _recognised(path, raw, int(count[0]))
        return read_ledger_file(connection, raw, ledger, plan, mapping, seen, path, table)
    matched = match_headers(raw.layout.headers, plan, mapping, kind)
    filled, left_empty = without_empty_rows(connection, raw, matched, path.name)
    rows = connection.execute(f"select count(*) from {filled.name}").fetchone() or (0,)
    recognised = _recognised(path, raw, int(rows[0]))
    findings = [
        *raw.findings,
        *left_empty,
        *header_findings(path.name, raw, matched, mapping, int(rows[0])),
    ]
    findings += without_header(connection, raw, path.name)
    if kind is None and matched is not None:
        findings += doubtful_kind(raw, matched, mapping, path)
    known = None if matched is None else matched.kind.name
    if matched is None or has_errors(findings):
        return Extract(path.name, known, table, recognised, tuple(findings), matched, raw)
    of = Understanding(connection, filled, matched, plan, mapping, path.name)
    make_tidy(of, table)
    marks = {reading.mark for reading in of.marks.values() if reading.mark}
    recognised = replace(
        recognised,
        kind=matched.kind.name,
        layout="wide" if matched.wide else "long",
        decimal_mark=", ".join(sorted(marks)) or None,
    )
    findings += of.findings
    return Extract(path.name, known, table, recognised, tuple(findings), matched, raw)


def _recognised(path: Path, raw: Raw, rows: int) -> Recognised:
    """Return what is known of a file before its columns are understood."""
    return Recognised(
        file=path.name,
        encoding=raw.encoding,
        delimiter=raw.delimiter,
        sheet=raw.sheet,
        header_row=raw.layout.header_row,
        data_rows=rows,
        preamble=raw.layout.preamble,
        footnotes=raw.footnotes,
    )
