"""Looks at a file without delivering it: what was recognised, column by column, and its rows as read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from etl.deliveries import list_deliveries
from etl.errors import explained
from etl.findings import Finding
from etl.reading.headers import Matched
from etl.reading.numbers import mark_sql
from etl.reading.periods import understand_period
from etl.reading.raw import Raw, cells
from etl.reading.recognised import Recognised, RecognisedColumn
from etl.sources import Extract, Mapping, extract
from etl.workbench import learn_plan, open_workbench

EXAMPLES = 3
MASKED = "'^\\s*([~<>≤≥*]|ca\\s)'"


@dataclass(frozen=True)
class Inspection:
    """One file as it was understood."""

    recognised: Recognised
    findings: tuple[Finding, ...]
    rows: Sequence[dict[str, object]]


def inspect_file(
    home: Path, path: Path, *, mapping: Mapping | None = None, rows: int = 0
) -> Inspection:
    """Recognise a file against the home's plan; `rows` first rows come as they were read."""
    with explained(home), open_workbench(list_deliveries(home)) as bench:
        read = extract(path, bench, "inspected", learn_plan(bench, changed=()), mapping=mapping)
        columns = columns_read(bench, read)
        shown = first_rows(bench, read.table, rows) if read.recognised.kind and rows else []
    return Inspection(replace(read.recognised, columns=columns), read.findings, shown)


def first_rows(bench: duckdb.DuckDBPyConnection, table: str, count: int) -> list[dict[str, object]]:
    """Return the first rows of an extracted table, typed, by the contract's columns and `line`."""
    answer = bench.execute(f"select * from {table} order by line limit {int(count)}")
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def columns_read(bench: duckdb.DuckDBPyConnection, read: Extract) -> tuple[RecognisedColumn, ...]:
    """Return the file's columns: what each is read as, and what its cells hold."""
    if read.raw is None:
        return ()
    headers = read.raw.layout.headers
    return tuple(
        _column(bench, read.raw, read.matched, place, cell)
        for place, cell in enumerate(cells(len(headers)))
    )


def _column(
    bench: duckdb.DuckDBPyConnection, raw: Raw, matched: Matched | None, place: int, cell: str
) -> RecognisedColumn:
    # Each distinct text is looked at once: a column of millions holds few.
    row = (
        bench.execute(
            f"with texts as (select trim({cell}) as text, count(*) as cells, min(line) as first"
            f" from {raw.name} group by text)"
            f" select sum(cells) filter ({mark_sql('text')} = 'missing'),"
            f" sum(cells) filter ({mark_sql('text')} = 'confidential'),"
            f" sum(cells) filter ({mark_sql('text')} = 'not_applicable'),"
            f" sum(cells) filter (regexp_matches(text, {MASKED})),"
            f" arg_min(text, first, {EXAMPLES}) filter (text <> '') from texts"
        ).fetchone()
        or (None,) * 5
    )
    counts = [int(count or 0) for count in row[:4]]
    shown = tuple(str(example) for example in row[4] or ())
    return RecognisedColumn(
        name=raw.layout.headers[place],
        matched=_matched_name(matched, place),
        kind=_kind_of(shown),
        missing=counts[0],
        confidential=counts[1],
        not_applicable=counts[2],
        masked=counts[3],
        examples=shown,
    )


def _matched_name(matched: Matched | None, place: int) -> str | None:
    if matched is None:
        return None
    if place in matched.wide:
        return matched.wide_by or matched.wide[place]
    if matched.year_part and place in matched.year_part[:2]:
        return "period"
    return next((name for name, p in matched.columns.items() if p == place), None)


def _kind_of(examples: Sequence[str]) -> str:
    """Say whether a column looks like periods, numbers or text."""
    if examples and all(understand_period(text) is not None for text in examples):
        return "period"
    digits = [
        text.translate(str.maketrans("", "", " ,.-+%\u00a0\u202f\u2009−")) for text in examples
    ]
    return "number" if digits and all(d.isdigit() for d in digits) else "text"
