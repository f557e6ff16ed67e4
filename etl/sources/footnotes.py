"""What stands under a table, and the blank rows in it: taken out, the footnotes kept to be shown."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb

from etl.findings import Finding
from etl.plan import Plan
from etl.reading.dialect import Record
from etl.reading.names import Names
from etl.reading.raw import cells

LAST_ROWS = 50
LISTED_AT_MOST = 1000
# How a note under a table begins: "Källa: Kolada", "* preliminärt".
NOTE = re.compile(
    r"\s*((käll(a|or)|not|fotnot|anm|anmärkning|sources?|notes?|footnotes?)\s*([:.]|$)|[*†¹²³])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Footnotes:
    """A table without what stands under it, the texts that stand there, and what is to be said."""

    table: str
    texts: tuple[str, ...]
    findings: tuple[Finding, ...]
    unfit: tuple[Record, ...] = ()


def take_footnotes(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    width: int,
    plan: Plan,
    file: str,
    wrong: Sequence[Record] = (),
    said: int | None = None,
) -> Footnotes:
    """Part a table's rows from its footnotes and blank rows; `wrong` are rows of another width.

    A footnote stands below the last full row and begins as notes do, or has one cell only that names
    nothing in the plan; the latter come as warnings too. Rows of another width elsewhere are errors.
    Where the last row is `said`, what stands below it is a footnote and what stands above is none.
    """
    last = _last_full(connection, table, width, plan) if said is None else said
    below = connection.execute(
        f"select {_columns(width)} from {table} where line > {last}"
    ).fetchall()
    notes = [Record(row[0], tuple(c or "" for c in row[1:])) for row in below]
    ragged = [r for r in wrong if _belongs(r, last, plan, is_said=said is not None)]
    lines = {record.line for record in ragged}
    notes += [record for record in wrong if record.line not in lines]
    notes = sorted((n for n in notes if _filled(n.cells)), key=lambda note: note.line)
    # The first cell is asked first: millions of rows are not put together to be found filled.
    blank = (
        "(c0 is null or starts_with(c0, ' '))"
        f" and trim(concat_ws('', {', '.join(cells(width))})) = ''"
    )
    found = connection.execute(f"select 1 from {table} where {blank} limit 1").fetchone()
    connection.execute(
        f"create or replace temp view {table}_body as select * from {table}"
        f" where line <= {last}{f' and not ({blank})' if found else ''}"
    )
    return Footnotes(
        f"{table}_body",
        tuple(" ".join(_filled(note.cells)) for note in notes),
        (*_ragged(ragged, file), *(() if said is not None else _doubtful(notes, file))),
        tuple(ragged),
    )


def _belongs(record: Record, last: int, plan: Plan, *, is_said: bool) -> bool:
    """Say whether a row of another width stands in the table, so that something is wrong with it."""
    if is_said:
        return record.line <= last
    return record.line < last or record.is_broken or not _is_note(record.cells, plan)


def _ragged(records: Sequence[Record], file: str) -> Iterable[Finding]:
    for record in records[:LISTED_AT_MOST]:
        code = "broken_quotes" if record.is_broken else "ragged_row"
        yield Finding(code, "error", file, record.line, "", ";".join(record.cells)[:200])
    if len(records) > LISTED_AT_MOST:
        yield Finding("more_of_the_same", "error", file, params={"code": "ragged_row"})


def _doubtful(notes: Sequence[Record], file: str) -> Iterable[Finding]:
    """Yield a warning for each footnote that does not begin as notes do."""
    for note in notes:
        text = " ".join(_filled(note.cells))
        if not NOTE.match(text):
            yield Finding("row_as_footnote", "warning", file, note.line, "", text[:200])


def _last_full(connection: duckdb.DuckDBPyConnection, table: str, width: int, plan: Plan) -> int:
    """Return the line of the last row that is data; the last few rows are looked at first."""
    newest = connection.execute(f"select coalesce(max(line), 0) from {table}").fetchone() or (0,)
    for first in (newest[0] - LAST_ROWS, 0):
        rows = connection.execute(
            f"select {_columns(width)} from {table} where line > {first} order by line desc"
        )
        while row := rows.fetchone():
            texts = tuple(cell or "" for cell in row[1:])
            if _filled(texts) and not _is_note(texts, plan, is_alone=width == 1):
                return int(row[0])
    return 0


def _is_note(texts: Sequence[str], plan: Plan, *, is_alone: bool = False) -> bool:
    """Say whether a row is a note; `is_alone` where the table has one column, so that any row might."""
    filled = _filled(texts)
    if NOTE.match(filled[0]):
        return True
    if len(filled) > 1 or is_alone:
        return False
    known = (plan.indicator_names, plan.org_units, plan.goals, plan.target_areas)
    return all(Names(names).find(filled[0]) is None for names in known)


def _columns(width: int) -> str:
    return ", ".join(["line", *cells(width)])


def _filled(texts: Sequence[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]
