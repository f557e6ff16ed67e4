"""A delivered file, whatever it is called: to one tidy table, with what was recognised on the way."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from etl.findings import Finding, has_errors
from etl.plan import Plan
from etl.reading.headers import Matched, match_headers, missing_columns
from etl.reading.mapping import Mapping
from etl.reading.names import plain
from etl.reading.raw import Raw, Unreadable, column_letters
from etl.reading.recognised import Recognised
from etl.reading.tidy import make_tidy
from etl.reading.understanding import Understanding
from etl.sources.csv_file import read_csv_file
from etl.sources.excel_file import read_excel_file

MOST_BYTES = 1 << 30


@dataclass(frozen=True)
class Extract:
    """What came of one file: its kind, and a table of its rows unless findings say otherwise."""

    file: str
    kind: str | None
    table: str
    recognised: Recognised
    findings: tuple[Finding, ...]
    matched: Matched | None = None
    raw: Raw | None = None
    path: Path | None = None


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
    matched = match_headers(raw.layout.headers, plan, mapping, kind)
    rows = connection.execute(f"select count(*) from {raw.name}").fetchone() or (0,)
    recognised = _recognised(path, raw, int(rows[0]))
    findings = [*raw.findings, *_header_findings(path.name, raw, matched, mapping, int(rows[0]))]
    findings += _without_header(connection, raw, path.name)
    if kind is None and matched is not None:
        findings += _doubtful_kind(raw, matched, mapping, path)
    known = None if matched is None else matched.kind.name
    if matched is None or has_errors(findings):
        return Extract(path.name, known, table, recognised, tuple(findings), matched, raw)
    of = Understanding(connection, raw, matched, plan, mapping, path.name)
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


def _header_findings(
    file: str, raw: Raw, matched: Matched | None, mapping: Mapping, rows: int
) -> list[Finding]:
    headers = raw.layout.headers
    if matched is None:
        return [
            Finding("kind_unknown", "error", file, raw.layout.header_row, "", ", ".join(headers))
        ]
    row = raw.layout.header_row
    found = [replace(f, file=file, line=row) for f in matched.findings]
    missing = missing_columns(matched, mapping)
    labels = [matched.kind.column(name).swedish.label for name in missing]
    english = [matched.kind.column(name).english.label for name in missing]
    if missing:
        found.append(
            Finding(
                "column_missing",
                "error",
                file,
                row,
                value=", ".join(labels),
                params={"kind": matched.kind.name, "english": ", ".join(english)},
            )
        )
    if rows == 0:
        found.append(Finding("no_rows", "error", file, row))
    for place in matched.unread:
        found.append(
            Finding("column_not_read", "warning", file, row, headers[place], headers[place])
        )
    return found


def _without_header(
    connection: duckdb.DuckDBPyConnection, raw: Raw, file: str
) -> Iterator[Finding]:
    """Find the columns that hold something under an empty header: they would be lost unseen."""
    for place, header in enumerate(raw.layout.headers):
        if header:
            continue
        row = connection.execute(
            f"select line, c{place} from {raw.name} where trim(c{place}) <> '' order by line limit 1"
        ).fetchone()
        if row is not None:
            letters = column_letters(place)
            yield Finding("column_without_header", "error", file, row[0], letters, row[1][:200])


def _doubtful_kind(raw: Raw, matched: Matched, mapping: Mapping, path: Path) -> Iterator[Finding]:
    """Ask where a wide file without a word for its values is read as results but speaks of targets."""
    spoken = plain(" ".join([path.stem, raw.sheet or "", *raw.layout.preamble]))
    is_guess = matched.wide and matched.kind.name == "results" and mapping.kind is None
    if is_guess and re.search("malvard|malniv|target", spoken):
        yield Finding("kind_doubtful", "error", path.name, raw.layout.header_row)
