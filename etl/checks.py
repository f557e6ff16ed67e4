"""Checks what is about to be delivered: every finding at once, each with its line and its remedy.

The checks that the contract itself implies (required, allowed values, one row per key) are made from
it; each of the others is one file in sql/checks/, which returns the wrong rows, or none. The file's
name is the finding's code. `incoming` is the rows under check, `known_<kind>` the plan as it would be
with them, `published_results` what was known of the indicators that are being delivered.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import duckdb

from etl.contract import Kind
from etl.findings import Finding, Severity
from etl.formulas import Formula, FormulaError, circle_in, parse_formula

CHECKS = Path(__file__).parent / "sql" / "checks"
LISTED_AT_MOST = 1000


@dataclass(frozen=True)
class Incoming:
    """One file's rows, typed as the contract says: a table with `line` and the kind's columns."""

    file: str
    kind: Kind
    table: str


@dataclass(frozen=True)
class Check:
    """One file of sql/checks/: what it is called, whom it is for and what it returns."""

    code: str
    kinds: frozenset[str]
    severity: Severity
    select: str


@cache
def checks() -> tuple[Check, ...]:
    """Return every check that is a file."""
    return tuple(_read_check(path) for path in sorted(CHECKS.glob("*.sql")))


def _read_check(path: Path) -> Check:
    text = path.read_text(encoding="utf-8")
    head = re.search(r"^-- For: (.+)\n-- (Error|Warning)\.$", text, flags=re.MULTILINE)
    if head is None:
        raise ValueError(f"{path.name} does not say which kinds it is for, and how grave it is")
    severity: Severity = "error" if head[2] == "Error" else "warning"
    return Check(path.stem, frozenset(head[1].split(", ")), severity, text)


def check_references(connection: duckdb.DuckDBPyConnection, incoming: Incoming) -> list[Finding]:
    """Return the findings of rows that name what the plan does not know."""
    connection.execute(f"create or replace temp view incoming as from {incoming.table}")
    return [
        finding
        for one in checks()
        if incoming.kind.name in one.kinds and one.code.startswith("unknown_")
        for finding in _run(connection, incoming, one.code, one.severity, one.select)
    ]


def check(connection: duckdb.DuckDBPyConnection, incoming: Incoming) -> list[Finding]:
    """Return all findings of one file's rows, in the order of its lines."""
    connection.execute(f"create or replace temp view incoming as from {incoming.table}")
    found = [
        *_required(connection, incoming),
        *_allowed(connection, incoming),
        *_one_row_per_key(connection, incoming),
        *_formulas(connection, incoming),
    ]
    for one in checks():
        if incoming.kind.name in one.kinds:
            found += _run(connection, incoming, one.code, one.severity, one.select)
    return sorted(found, key=lambda finding: (finding.line or 0, finding.column, finding.code))


def _run(
    connection: duckdb.DuckDBPyConnection,
    incoming: Incoming,
    code: str,
    severity: Severity,
    select: str,
) -> list[Finding]:
    """Make findings of the rows that a check returns: line, column_name, value and its parameters."""
    wrong = connection.execute(f"from ({select}) order by line limit {LISTED_AT_MOST + 1}")
    names = [column[0] for column in wrong.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in wrong.fetchall()]
    known = _known_names(connection, code) if rows else ()
    found = [_finding(incoming, code, severity, row, known) for row in rows[:LISTED_AT_MOST]]
    if len(rows) > LISTED_AT_MOST:
        found.append(Finding("more_of_the_same", severity, incoming.file, params={"code": code}))
    return found


def _finding(
    incoming: Incoming,
    code: str,
    severity: Severity,
    row: dict[str, object],
    known: Sequence[str],
) -> Finding:
    line, column, value = row.pop("line"), str(row.pop("column_name")), row.pop("value")
    params: dict[str, str | int | float] = {k: str(v) for k, v in row.items()}
    text = "" if value is None else str(value)
    if known:
        params["nearest"] = ", ".join(get_close_matches(text, known, n=3, cutoff=0.5)) or "–"
    label = incoming.kind.column(column).swedish.label
    return Finding(code, severity, incoming.file, int(str(line)), label, text, params)


def _known_names(connection: duckdb.DuckDBPyConnection, code: str) -> tuple[str, ...]:
    """Return the ids that an unknown one may be a slip for."""
    tables = {
        "unknown_indicator": ("indicators", "indicator_id"),
        "unknown_cost_indicator": ("indicators", "indicator_id"),
        "unknown_org_unit": ("organisation", "org_unit_id"),
        "unknown_parent_unit": ("organisation", "org_unit_id"),
        "unknown_goal": ("goals", "goal_id"),
        "unknown_parent_goal": ("goals", "goal_id"),
        "unknown_target_area": ("target_areas", "target_area_id"),
    }
    if code not in tables:
        return ()
    kind, key = tables[code]
    rows = connection.execute(f"select {key} from known_{kind} order by 1").fetchall()
    return tuple(str(row[0]) for row in rows)


def _required(connection: duckdb.DuckDBPyConnection, incoming: Incoming) -> Iterator[Finding]:
    """Find the empty cells of columns that must be filled in."""
    required = [c.name for c in incoming.kind.columns if c.is_required or c.is_key]
    counts = ", ".join(f"count(*) filter ({name} is null)" for name in required)
    empty = connection.execute(f"select {counts} from incoming").fetchone() or ()
    for name, count in zip(required, empty, strict=True):
        if count:
            select = (
                f"select line, '{name}' as column_name, '' as value"
                f" from incoming where {name} is null"
            )
            yield from _run(connection, incoming, "required_empty", "error", select)


def _allowed(connection: duckdb.DuckDBPyConnection, incoming: Incoming) -> Iterator[Finding]:
    """Find the words that a column does not allow."""
    for column in incoming.kind.columns:
        if not column.allowed:
            continue
        listed = ", ".join(f"'{word}'" for word in column.allowed)
        select = (
            f"select line, '{column.name}' as column_name, {column.name} as value,"
            f" '{', '.join(column.allowed)}' as allowed"
            f" from incoming where {column.name} not in ({listed})"
        )
        yield from _run(connection, incoming, "not_allowed", "error", select)


def _one_row_per_key(
    connection: duckdb.DuckDBPyConnection, incoming: Incoming
) -> Iterator[Finding]:
    """Find rows that say different things under one key, and those that say the same twice."""
    key = ", ".join(incoming.kind.key)
    rows, keys = connection.execute(
        f"select count(*), count(distinct hash({key})) from incoming"
    ).fetchone() or (0, 0)
    if rows == keys:
        return
    content = ", ".join(name for name in incoming.kind.names)
    again = (
        f"select *, min(line) over (partition by {key}) as first_line,"
        f" count(distinct hash({content})) over (partition by {key}) as contents from incoming"
    )
    shown = f"concat_ws(' · ', {key})"
    for code, severity, which in (
        ("conflicting_rows", "error", "contents > 1"),
        ("same_row_again", "warning", "contents = 1"),
    ):
        select = (
            f"select line, '{incoming.kind.key[0]}' as column_name, {shown} as value, first_line"
            f" from ({again}) where line > first_line and {which}"
        )
        yield from _run(connection, incoming, code, severity, select)  # type: ignore[arg-type]


def _formulas(connection: duckdb.DuckDBPyConnection, incoming: Incoming) -> Iterator[Finding]:
    """Find formulas that cannot be understood, need unknown indicators, or go in a circle."""
    if incoming.kind.name != "indicators":
        return
    rows = connection.execute(
        "select line, indicator_id, formula from incoming where formula is not null order by line"
    ).fetchall()
    known = {
        name
        for (name,) in connection.execute("select indicator_id from known_indicators").fetchall()
    }
    parsed = _parsed_formulas(connection)
    circle = circle_in(parsed)
    for line, indicator_id, text in rows:
        blank = Finding("", "error", incoming.file, line, "Formel", text)
        if indicator_id not in parsed:
            yield replace(blank, code="formula_not_understood")
            continue
        unknown = [i for i in parsed[indicator_id].indicator_ids if i not in known]
        if unknown:
            yield replace(blank, code="formula_unknown", params={"unknown": ", ".join(unknown)})
        if indicator_id in circle:
            yield replace(blank, code="formula_circle", params={"circle": " → ".join(circle)})


def _parsed_formulas(connection: duckdb.DuckDBPyConnection) -> dict[str, Formula]:
    """Return the formulas of the plan as it would be; those that cannot be understood are left out."""
    parsed: dict[str, Formula] = {}
    for indicator_id, text in connection.execute(
        "select indicator_id, formula from known_indicators where formula is not null"
    ).fetchall():
        try:
            parsed[indicator_id] = parse_formula(text)
        except FormulaError:
            continue  # reported by _formulas, on the line where it is delivered
    return parsed
