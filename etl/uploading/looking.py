"""Looks at the files of a request: what we read in each, and what its columns and names mean."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from etl.build import Progress
from etl.contract import kinds
from etl.deliveries import list_deliveries
from etl.errors import explained
from etl.findings import Finding
from etl.inspection import columns_read, first_rows
from etl.intake import Request, extract_all
from etl.publishing import silent
from etl.reading.encoding import first_lines
from etl.reading.headers import missing_columns
from etl.reading.ledger.answers import Answer
from etl.reading.likely_kinds import likely_kinds
from etl.reading.mapping import Mapping
from etl.reading.names import plain
from etl.reading.raw import Raw, cells
from etl.reading.recognised import Recognised
from etl.sources import Extract
from etl.uploading.own_rows import OwnNumbers, Texts, own_rows, unique
from etl.uploading.proposals import UnknownName, likely_columns, unknown_names
from etl.workbench import learn_plan, open_workbench

SHOWN = 12


@dataclass(frozen=True)
class ColumnChoice:
    """One column of the file, and the contract's column that it is read as.

    column: None where it is not read; in a wide file what the header itself is (period, indicator_id).
    is_left_out: the user said so. proposals: the contract's columns by nearness to the header.
    """

    header: str
    column: str | None
    is_left_out: bool = False
    is_wide: bool = False
    proposals: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Look:
    """One file as it would be read.

    kind: what it holds, None where that is not clear; then `likely_kinds` are by nearness. as_written:
    its first lines as they stand (a workbook's cells joined by tabs). as_read: its first rows, typed, by
    the contract's columns and `line`; by its own headers where the kind is not clear. missing: columns
    that the kind must have and neither the file nor the mapping gives. unknown: names that the plan does
    not know. rows: the user's own rows as text by `line` and header, to be corrected; None where they
    are more than 500.
    """

    path: Path
    mapping: Mapping
    recognised: Recognised
    findings: tuple[Finding, ...]
    kind: str | None = None
    likely_kinds: tuple[str, ...] = ()
    as_written: tuple[str, ...] = ()
    as_read: tuple[dict[str, object], ...] = ()
    sheets: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    columns: tuple[ColumnChoice, ...] = ()
    missing: tuple[str, ...] = ()
    unknown: tuple[UnknownName, ...] = ()
    answers: tuple[Answer, ...] = ()
    """What must be known of one of economy's own files beside its headers: told, said, or to be asked."""
    period: str | None = None
    """The year or period that what stands around such a file's table tells of all of it."""
    rows: tuple[Texts, ...] | None = None
    own_numbers: OwnNumbers = field(default_factory=dict, repr=False)
    """A workbook's numbers with their units, by line and place; only where `rows` are given."""


def look(home: Path, path: Path, mapping: Mapping | None = None, kind: str | None = None) -> Look:
    """Look at one file by itself."""
    return looks(home, Request([path], kind, mapping))[0]


def looks(home: Path, request: Request, progress: Progress = silent) -> list[Look]:
    """Look at the files of a request, in its order; what one of them adds to the plan, all know."""
    with explained(home), open_workbench(list_deliveries(home)) as bench:
        read = {one.path: one for one in extract_all(bench, request, progress)}
        return [_look(bench, read[path], request, path) for path in request.files]


def columns_of(look: Look) -> tuple[ColumnChoice, ...]:
    """Return the file's columns with what each is read as."""
    return look.columns


def _look(bench: duckdb.DuckDBPyConnection, read: Extract, request: Request, path: Path) -> Look:
    mapping = request.mappings.get(path, request.mapping) or Mapping()
    written = first_lines(path, mapping.encoding or read.recognised.encoding, SHOWN)
    seen = Look(path, mapping, read.recognised, read.findings, as_written=written)
    raw = read.raw
    if raw is None:
        return seen
    recognised = replace(read.recognised, columns=columns_read(bench, read))
    rows, numbers = own_rows(bench, raw)
    return replace(
        seen,
        recognised=recognised,
        kind=read.kind,
        likely_kinds=(read.kind,) if read.kind else likely_kinds(raw.layout.headers),
        as_written=raw.as_written or written,
        as_read=_as_read(bench, read, raw),
        sheets=raw.sheets,
        headers=raw.layout.headers,
        columns=_choices(bench, recognised, mapping, read),
        missing=tuple(missing_columns(read.matched, mapping)) if read.matched else (),
        unknown=tuple(unknown_names(bench, read, mapping, learn_plan(bench, changed=()))),
        answers=() if read.ledger is None else read.ledger.answers,
        period=None if read.ledger is None else read.ledger.period,
        rows=rows,
        own_numbers=numbers,
    )


def _as_read(
    bench: duckdb.DuckDBPyConnection, read: Extract, raw: Raw
) -> tuple[dict[str, object], ...]:
    if read.recognised.kind is not None:
        return tuple(first_rows(bench, read.table, SHOWN))
    names = ["line", *unique(raw.layout.headers)]
    answer = bench.execute(
        f"select line, {_columns(raw)} from {raw.name} order by line limit {SHOWN}"
    ).fetchall()
    return tuple(dict(zip(names, row, strict=True)) for row in answer)


def _columns(raw: Raw) -> str:
    return ", ".join(cells(len(raw.layout.headers)))


def _choices(
    bench: duckdb.DuckDBPyConnection, recognised: Recognised, mapping: Mapping, read: Extract
) -> tuple[ColumnChoice, ...]:
    left_out = {plain(header) for header, column in mapping.columns.items() if column == ""}
    wide = read.matched.wide if read.matched else {}
    names = [column.name for column in recognised.columns]
    kind = read.kind or next(iter(likely_kinds(names)), None)
    near = {} if kind is None else likely_columns(bench, names, kinds()[kind])
    taken = {column.matched for column in recognised.columns}
    return tuple(
        ColumnChoice(
            header=column.name,
            column=column.matched,
            is_left_out=plain(column.name) in left_out,
            is_wide=place in wide,
            proposals=tuple(
                name
                for name in near.get(column.name, ())
                if name not in taken or name == column.matched
            ),
            examples=column.examples,
        )
        for place, column in enumerate(recognised.columns)
    )
