"""What the headers of a file leave unclear: its kind, columns that are lacking, empty or not read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from etl.findings import Finding
from etl.plan import Plan
from etl.reading.headers import Matched, match_headers, missing_columns
from etl.reading.likely_kinds import likeliest_kind
from etl.reading.mapping import Mapping
from etl.reading.names import plain
from etl.reading.raw import Raw, column_letters


def header_findings(
    file: str, raw: Raw, matched: Matched | None, mapping: Mapping, rows: int
) -> list[Finding]:
    """Return what is to be said of a file's headers, as they were matched."""
    headers = raw.layout.headers
    if matched is None:
        return [_kind_unclear(file, raw, mapping)]
    row = raw.layout.header_row
    found = [replace(f, file=file, line=row) for f in matched.findings]
    missing = missing_columns(matched, mapping)
    if missing:
        swedish, english = _labels(matched, missing)
        params = {"kind": matched.kind.name, "english": english}
        found.append(Finding("column_missing", "error", file, row, value=swedish, params=params))
    if rows == 0:
        found.append(Finding("no_rows", "error", file, row))
    for place in matched.unread:
        found.append(
            Finding("column_not_read", "warning", file, row, headers[place], headers[place])
        )
    return found


def _kind_unclear(file: str, raw: Raw, mapping: Mapping) -> Finding:
    """Return the finding of headers that fit no kind, with what is lacking for the likeliest one."""
    headers, row = raw.layout.headers, raw.layout.header_row
    shown = ", ".join(headers)[:200]
    likely = likeliest_kind(headers)
    of = match_headers(headers, Plan(), mapping, likely) if likely else None
    lacking = missing_columns(of, mapping) if of else []
    if of is None or not lacking:
        return Finding("kind_unknown", "error", file, row, value=shown)
    swedish, english = _labels(of, lacking)
    params = {
        "kind": of.kind.name,
        "kind_sv": of.kind.swedish.label.lower(),
        "kind_en": of.kind.english.label.lower(),
        "lacking": swedish,
        "english": english,
    }
    return Finding("kind_lacking", "error", file, row, value=shown, params=params)


def _labels(matched: Matched, names: Sequence[str]) -> tuple[str, str]:
    columns = [matched.kind.column(name) for name in names]
    return (
        ", ".join(column.swedish.label for column in columns),
        ", ".join(column.english.label for column in columns),
    )


def without_header(connection: duckdb.DuckDBPyConnection, raw: Raw, file: str) -> Iterator[Finding]:
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


def doubtful_kind(raw: Raw, matched: Matched, mapping: Mapping, path: Path) -> Iterator[Finding]:
    """Ask where a wide file without a word for its values is read as results but speaks of targets."""
    spoken = plain(" ".join([path.stem, raw.sheet or "", *raw.layout.preamble]))
    is_guess = matched.wide and matched.kind.name == "results" and mapping.kind is None
    if is_guess and re.search("malvard|malniv|target", spoken):
        yield Finding("kind_doubtful", "error", path.name, raw.layout.header_row)
