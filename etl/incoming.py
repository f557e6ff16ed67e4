"""Rows on their way in, and the findings made of those that a check returns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

import duckdb

from etl.contract import Kind
from etl.findings import Finding, Severity

LISTED_AT_MOST = 1000
MOST_NEAREST = 5
NEAREST = {
    "unknown_indicator": ("indicators", "indicator_id", "name"),
    "unknown_cost_indicator": ("indicators", "indicator_id", "name"),
    "unknown_org_unit": ("organisation", "org_unit_id", "name"),
    "unknown_parent_unit": ("organisation", "org_unit_id", "name"),
    "unknown_goal": ("goals", "goal_id", "title"),
    "unknown_parent_goal": ("goals", "goal_id", "title"),
    "unknown_target_area": ("target_areas", "target_area_id", "name_sv"),
}


@dataclass(frozen=True)
class Written:
    """The file as the user wrote it: a table of text, and where each column of the contract stands."""

    table: str
    headers: Sequence[str]
    places: dict[str, int]


@dataclass(frozen=True)
class Incoming:
    """One file's rows, typed as the contract says: a table with `line` and the kind's columns."""

    file: str
    kind: Kind
    table: str
    written: Written | None = None
    absent: tuple[str, ...] = ()
    """The columns of the kind that the file does not have."""
    path: Path | None = None
    """Where the file itself lies."""

    def header(self, column: str) -> str:
        """Return what the file calls a column; its label where the file has no column for it."""
        if self.written and column in self.written.places:
            return self.written.headers[self.written.places[column]]
        return self.kind.column(column).swedish.label


@dataclass(frozen=True)
class Wrong:
    """One row that a check returned: where it stands, its value and what else the message says."""

    line: int
    column: str
    value: object
    params: dict[str, object] = field(default_factory=dict)


def found_by(
    connection: duckdb.DuckDBPyConnection,
    incoming: Incoming,
    code: str,
    severity: Severity,
    select: str,
) -> list[Finding]:
    """Make findings of the rows that a check returns: line, column_name, value and its parameters."""
    answer = connection.execute(f"from ({select}) order by line limit {LISTED_AT_MOST + 1}")
    names = [column[0] for column in answer.description or ()]
    rows = [_wrong(dict(zip(names, row, strict=True))) for row in answer.fetchall()]
    listed = rows[:LISTED_AT_MOST]
    known = tuple(_known_names(connection, code)) if rows else ()
    texts = _as_written(connection, incoming, listed)
    found = [_finding(incoming, code, severity, row, known, texts) for row in listed]
    if len(rows) > LISTED_AT_MOST:
        found.append(Finding("more_of_the_same", severity, incoming.file, params={"code": code}))
    return found


def _wrong(row: dict[str, object]) -> Wrong:
    line, column, value = row.pop("line"), row.pop("column_name"), row.pop("value")
    return Wrong(int(str(line)), str(column), value, row)


def _finding(
    incoming: Incoming,
    code: str,
    severity: Severity,
    wrong: Wrong,
    known: tuple[tuple[str, str], ...],
    texts: dict[tuple[int, str], str],
) -> Finding:
    """Make one finding; a number is shown as the user wrote it, else as the reader would write it."""
    params = {name: v if isinstance(v, float) else str(v) for name, v in wrong.params.items()}
    text = "" if wrong.value is None else str(wrong.value)
    if isinstance(wrong.value, float):
        text = texts.get((wrong.line, wrong.column), f"{wrong.value:.15g}")
        if (wrong.line, wrong.column) not in texts:
            params["value"] = wrong.value
    if code in NEAREST:
        params["nearest"] = _nearest(text, known) or "–"
    header = incoming.header(wrong.column)
    return Finding(code, severity, incoming.file, wrong.line, header, text, params)


def _as_written(
    connection: duckdb.DuckDBPyConnection, incoming: Incoming, rows: Sequence[Wrong]
) -> dict[tuple[int, str], str]:
    """Return the texts of the cells that hold the rows' numbers, by line and column."""
    texts: dict[tuple[int, str], str] = {}
    for column in {row.column for row in rows if isinstance(row.value, float)}:
        if incoming.written is None or column not in incoming.written.places:
            continue
        lines = [row.line for row in rows if row.column == column]
        cell = f"c{incoming.written.places[column]}"
        found = connection.execute(
            f"select line, trim({cell}) from {incoming.written.table}"
            f" semi join (select unnest(?::bigint[]) as line) as asked using (line)"
            f" where {cell} is not null",
            [lines],
        ).fetchall()
        texts.update({(line, column): text for line, text in found})
    return texts


@lru_cache(maxsize=256)
def _nearest(text: str, known: tuple[tuple[str, str], ...]) -> str:
    """Return the ids that a text may be a slip for, each with its name; all that share a name.

    A thousand lines may name the same unknown thing, and each is compared with the whole plan.
    """
    spelt = [
        (spelling.casefold(), f"{key} ({name})") for key, name in known for spelling in (key, name)
    ]
    close = get_close_matches(text.casefold(), [spelling for spelling, _ in spelt], n=3, cutoff=0.5)
    found = [shown for match in close for spelling, shown in spelt if spelling == match]
    return ", ".join(list(dict.fromkeys(found))[:MOST_NEAREST])


def _known_names(connection: duckdb.DuckDBPyConnection, code: str) -> list[tuple[str, str]]:
    """Return the ids, with their names, that an unknown one may be a slip for."""
    if code not in NEAREST:
        return []
    kind, key, name = NEAREST[code]
    rows = connection.execute(f"select {key}, {name} from known_{kind} order by 1").fetchall()
    return [(str(key), str(name)) for key, name in rows]
