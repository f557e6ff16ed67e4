"""Reads and checks the files of one call: what the plan's bring is known when the others are read."""

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from etl.absent_columns import check_absent_columns
from etl.budget_beside_outcome import with_known_budget
from etl.build import Progress
from etl.checks import Incoming, Written, check, check_between_files
from etl.contract import Column, Kind, kinds
from etl.findings import Finding, has_errors
from etl.known_budget import learn_known_budget
from etl.plan import Plan
from etl.sources import Extract, Mapping, extract
from etl.workbench import KNOWN_KINDS, learn_plan, learn_published_results


@dataclass(frozen=True)
class Request:
    """What is to be delivered: files, and what the user says of them."""

    files: Sequence[Path]
    kind: str | None = None
    mapping: Mapping | None = None
    note: str = ""
    by: str = ""
    """Who delivers: a role or a name."""
    opened_at: int | None = None
    """The number of the newest delivery known when what is delivered was opened for editing."""
    mappings: AnyMapping[Path, Mapping] = field(default_factory=dict)
    """What is said of single files; `mapping` is for those that are not here."""


@dataclass
class Intake:
    """The files of one call as they were read, their rows as the contract has them, and the findings."""

    extracts: list[Extract] = field(default_factory=list)
    incoming: list[Incoming] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def take_in(bench: duckdb.DuckDBPyConnection, request: Request, progress: Progress) -> Intake:
    """Extract every file, the plan's first, and check those that could be read."""
    read = extract_all(bench, request, progress)
    intake = Intake(read, findings=[finding for one in read for finding in one.findings])
    intake.incoming = [
        _conform(bench, one)
        for one in read
        if one.recognised.kind is not None and not has_errors(one.findings)
    ]
    intake.findings += _beside_outcomes(bench, read, intake.incoming)
    for place, one in enumerate(intake.incoming):
        progress(one.file, (1 + place / len(intake.incoming)) / 2)
        intake.findings += _check(bench, one)
    intake.findings += check_between_files(bench, intake.incoming)
    return intake


def _beside_outcomes(
    bench: duckdb.DuckDBPyConnection, read: Sequence[Extract], incoming: Sequence[Incoming]
) -> list[Finding]:
    """Put the budget that is known beside the outcome of economy's own files."""
    ledgers = {one.path for one in read if one.ledger is not None}
    own = (one for one in incoming if one.path in ledgers)
    return [finding for one in own for finding in with_known_budget(bench, one)]


def extract_all(
    bench: duckdb.DuckDBPyConnection, request: Request, progress: Progress
) -> list[Extract]:
    """Extract the files in the contract's order; a second time where their names hid that order."""
    files = sorted(request.files, key=_place_of_name)
    read = _extract_in_order(bench, request, files, learn_plan(bench, changed=()), progress)
    in_order = sorted(zip(files, read, strict=True), key=lambda pair: _place_of_kind(pair[1]))
    files_in_order = [file for file, _ in in_order]
    if files_in_order == files:
        return read
    return _extract_in_order(bench, request, files_in_order, learn_plan(bench), progress)


def _place_of_name(file: Path) -> int:
    """Return where a file named after its kind comes in the contract; others come after the plan."""
    order = list(kinds())
    return order.index(file.stem) if file.stem in order else order.index("targets")


def _place_of_kind(read: Extract) -> int:
    return len(kinds()) if read.kind is None else list(kinds()).index(read.kind)


def _extract_in_order(
    bench: duckdb.DuckDBPyConnection,
    request: Request,
    files: Sequence[Path],
    plan: Plan,
    progress: Progress,
) -> list[Extract]:
    read: list[Extract] = []
    at_hand: list[tuple[Kind, str]] = []
    for place, file in enumerate(files):
        progress(file.name, place / len(files) / 2)
        table = f"extracted_{place}"
        said = request.mappings.get(file, request.mapping)
        one = extract(file, bench, table, plan, kind=request.kind, mapping=said)
        one = replace(one, path=file)
        read.append(one)
        if one.recognised.kind in KNOWN_KINDS:
            # Also where cells are wrong: what it names should not be called unknown elsewhere.
            at_hand.append((kinds()[one.recognised.kind], _conform(bench, one).table))
            plan = learn_plan(bench, at_hand, [one.recognised.kind])
    return read


def _conform(bench: duckdb.DuckDBPyConnection, one: Extract) -> Incoming:
    """Give an extracted table all columns of its kind, with the contract's defaults."""
    kind = kinds()[str(one.kind)]
    types = {row[0]: row[1] for row in bench.execute(f"describe {one.table}").fetchall()}
    columns = ", ".join(_column_sql(column, types.get(column.name)) for column in kind.columns)
    name = f"{one.table}_{kind.name}"
    bench.execute(f"create or replace temp view {name} as select {columns}, line from {one.table}")
    absent = tuple(column.name for column in kind.columns if column.name not in types)
    return Incoming(one.file, kind, name, _written(one), absent, one.path)


def _column_sql(column: Column, present: str | None) -> str:
    """Return a column's SQL: `present` is its type in the table, None where the file has none."""
    value = column.name if present else f"cast(null as {column.sql_type})"
    # A column of words has its default already, put there with the meanings of its texts.
    if column.default is not None and not (present or "").startswith("ENUM"):
        value = f"coalesce({value}, cast('{column.default}' as {column.sql_type}))"
    return f"{value} as {column.name}"


def _written(one: Extract) -> Written | None:
    """Return where the user's own texts stand; a wide file has several on a line, so none."""
    if one.raw is None or one.matched is None or one.matched.wide:
        return None
    return Written(one.raw.name, one.raw.layout.headers, dict(one.matched.columns))


def _check(bench: duckdb.DuckDBPyConnection, one: Incoming) -> list[Finding]:
    if one.kind.name == "results":
        learn_published_results(bench, one.table)
    if one.kind.name == "budget":
        learn_known_budget(bench, one.table)
    found = [*check(bench, one), *check_absent_columns(bench, one)]
    if any(finding.code == "same_row_again" for finding in found):
        _collapse(bench, one)
    return found


def _collapse(bench: duckdb.DuckDBPyConnection, one: Incoming) -> None:
    """Keep the first of the rows that say the same twice."""
    key = ", ".join(one.kind.key)
    bench.execute(
        f"create or replace temp table {one.table}_once as from {one.table}"
        f" qualify row_number() over (partition by {key} order by line) = 1"
    )
    bench.execute(f"create or replace temp view {one.table} as from {one.table}_once")
