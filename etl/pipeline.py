"""The journey of a delivery: extract, check, land, build, publish; all files of a call, or none."""

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from etl.build import Progress, build_snapshot, quoted
from etl.checks import Incoming, check, check_references
from etl.contract import Kind, kinds
from etl.deliveries import Batch, Delivery, find_delivery, list_deliveries, mark_withdrawn
from etl.errors import CannotBeDone
from etl.findings import Finding, has_errors
from etl.questions import Row, light_changes
from etl.settings import load_settings
from etl.sources import Mapping, extract
from etl.store import Store
from etl.workbench import learn_plan, learn_published_results, open_workbench


@dataclass(frozen=True)
class Delivered:
    """What one file brought: how many of its rows are new, changed and unchanged."""

    file: str
    kind: str
    delivery_id: str
    rows: int
    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True)
class Outcome:
    """What came of a call: its findings, what each file brought and, of a preview, the lights."""

    findings: list[Finding] = field(default_factory=list)
    delivered: list[Delivered] = field(default_factory=list)
    snapshot_id: str | None = None
    changed_lights: list[Row] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        """Say whether errors were found, so that nothing was stored."""
        return has_errors(self.findings)

    @property
    def brings_nothing(self) -> bool:
        """Say whether every row was known already, so that there was nothing to store."""
        return all(d.new + d.changed == 0 for d in self.delivered)


def _silent(step: str, done: float) -> None:
    """Report progress to nobody."""


@dataclass(frozen=True)
class Request:
    """What is to be delivered: files, and what the user says of them."""

    files: Sequence[Path]
    kind: str | None = None
    mapping: Mapping | None = None
    note: str = ""


def check_files(home: Path, request: Request, progress: Progress = _silent) -> list[Finding]:
    """Return all findings of the files, errors and warnings; nothing is stored."""
    with open_workbench(list_deliveries(home)) as bench:
        _, findings = _read(bench, request, progress)
    return findings


def preview(home: Path, request: Request, progress: Progress = _silent) -> Outcome:
    """Say what delivering the files would do: rows, and every light that would change."""
    return _journey(home, request, progress, publishes=False)


def deliver(home: Path, request: Request, progress: Progress = _silent) -> Outcome:
    """Check, land, build and publish the files: all of them or none.

    Where every row is known already nothing is stored, and the outcome says so. Raises CannotBeDone
    where the home is busy, full or read-only; then it is as it was.
    """
    return _journey(home, request, progress, publishes=True)


def _journey(home: Path, request: Request, progress: Progress, *, publishes: bool) -> Outcome:
    store = Store(home)
    with _explained(home), store.lock(), open_workbench(list_deliveries(home)) as bench:
        incoming, findings = _read(bench, request, progress)
        if has_errors(findings):
            return Outcome(findings)
        batch = Batch(home, request.note)
        try:
            delivered = [_stage(bench, batch, one) for one in incoming]
            outcome = Outcome(findings, delivered, store.current_id())
            if outcome.brings_nothing and _is_up_to_date(store, home):
                return outcome
            bench.close()
            return _publish(store, batch, outcome, progress, publishes=publishes)
        finally:
            batch.discard()


def _publish(
    store: Store, batch: Batch, outcome: Outcome, progress: Progress, *, publishes: bool
) -> Outcome:
    snapshot_id = store.new_id()
    building = store.building_path(snapshot_id)
    deliveries = [*list_deliveries(store.home), *batch.deliveries]
    settings = load_settings(store.home)
    try:
        build_snapshot(building, snapshot_id, deliveries, settings, progress=progress)
        if not publishes:
            changed = light_changes(_published_path(store), building)
            return replace(outcome, changed_lights=changed)
        if batch.deliveries:
            batch.land()
        store.publish(snapshot_id)
        return replace(outcome, snapshot_id=snapshot_id)
    finally:
        building.unlink(missing_ok=True)


def _published_path(store: Store) -> Path | None:
    current = store.current_id()
    return None if current is None else store.path(current)


def _read(
    bench: duckdb.DuckDBPyConnection, request: Request, progress: Progress
) -> tuple[list[Incoming], list[Finding]]:
    """Extract and check every file, the plan's first, so that results may name what it brings."""
    incoming: list[Incoming] = []
    findings: list[Finding] = []
    plan = learn_plan(bench, changed=())
    files = sorted(request.files, key=_place_in_contract)
    for place, file in enumerate(files):
        progress(file.name, place / len(files))
        table = f"extracted_{place}"
        read = extract(file, bench, table, plan, kind=request.kind, mapping=request.mapping)
        findings += read.findings
        if read.kind is None or has_errors(read.findings):
            continue
        incoming.append(_conform(bench, file.name, kinds()[read.kind], table))
        if read.kind not in ("results", "budget", "benchmarks"):
            plan = learn_plan(bench, [(one.kind, one.table) for one in incoming], [read.kind])
    for one in incoming:
        if one.kind.name == "results":
            learn_published_results(bench, one.table)
        found = check(bench, one)
        if any(finding.code == "same_row_again" for finding in found):
            _collapse(bench, one)
        findings += found
    return incoming, findings


def _collapse(bench: duckdb.DuckDBPyConnection, one: Incoming) -> None:
    """Keep the first of the rows that say the same twice."""
    key = ", ".join(one.kind.key)
    bench.execute(
        f"create or replace temp table {one.table}_once as from {one.table}"
        f" qualify row_number() over (partition by {key} order by line) = 1"
    )
    bench.execute(f"create or replace temp view {one.table} as from {one.table}_once")


def _place_in_contract(file: Path) -> int:
    """Return where a file named after its kind comes in the contract; others come after the plan."""
    order = list(kinds())
    return order.index(file.stem) if file.stem in order else order.index("targets")


def _conform(bench: duckdb.DuckDBPyConnection, file: str, kind: Kind, table: str) -> Incoming:
    """Give an extracted table all columns of its kind, with the contract's defaults."""
    present = {row[0] for row in bench.execute(f"describe {table}").fetchall()}
    columns = ", ".join(
        _column_sql(column.name, column.sql_type, column.default, column.name in present)
        for column in kind.columns
    )
    name = f"{table}_{kind.name}"
    bench.execute(f"create or replace temp view {name} as select {columns}, line from {table}")
    return Incoming(file, kind, name)


def _column_sql(name: str, sql_type: str, default: str | None, is_present: bool) -> str:
    fallback = "null" if default is None else f"'{default}'"
    value = name if is_present else "null"
    if default is None and is_present:
        return name
    return f"coalesce({value}, cast({fallback} as {sql_type})) as {name}"


def _stage(bench: duckdb.DuckDBPyConnection, batch: Batch, one: Incoming) -> Delivered:
    """Write a file's rows to the batch, unless they are all known; count new and changed ones."""
    rows = _count(bench, one.table)
    new, changed = _compare(bench, one, rows)
    if new + changed == 0:
        return Delivered(one.file, one.kind.name, "", rows, 0, 0, rows)
    delivery = batch.next_delivery(one.kind.name, one.file, rows)
    bench.execute(
        f"copy (select *, {delivery.number}::integer as delivery_no from {one.table})"
        f" to {quoted(delivery.parquet)} (format parquet, compression zstd)"
    )
    batch.add(delivery)
    unchanged = rows - new - changed
    return Delivered(one.file, one.kind.name, delivery.delivery_id, rows, new, changed, unchanged)


def _compare(bench: duckdb.DuckDBPyConnection, one: Incoming, rows: int) -> tuple[int, int]:
    """Count the rows whose key is new, and those whose key is known with other content."""
    landed = f"landed_{one.kind.name}"
    if _count(bench, landed) == 0:
        return rows, 0
    key = ", ".join(one.kind.key)
    content = ", ".join(n for n in one.kind.names if n not in one.kind.key)
    counted = bench.execute(
        f"with known as (select * from {landed}"
        f" qualify row_number() over (partition by {key} order by delivery_no desc) = 1),"
        f" hashed_known as (select hash({key}) as key, hash({content}) as content from known),"
        f" hashed as (select hash({key}) as key, hash({content}) as content from {one.table})"
        " select count(*) filter (hashed_known.key is null),"
        " count(*) filter (hashed_known.content <> hashed.content)"
        " from hashed left join hashed_known on hashed.key = hashed_known.key"
    ).fetchone() or (0, 0)
    return int(counted[0]), int(counted[1])


def _count(bench: duckdb.DuckDBPyConnection, table: str) -> int:
    return int((bench.execute(f"select count(*) from {table}").fetchone() or (0,))[0])


def _is_up_to_date(store: Store, home: Path) -> bool:
    """Say whether the published snapshot holds just what has landed (a crash may have come between)."""
    current = store.current_id()
    if current is None:
        return not list_deliveries(home)
    held = (
        store.open(current)
        .cursor()
        .execute("select delivery_id, is_withdrawn from deliveries order by 1")
    )
    landed = [(d.delivery_id, d.withdrawn_at is not None) for d in list_deliveries(home)]
    return held.fetchall() == sorted(landed)


def withdraw(home: Path, delivery_id: str, note: str, progress: Progress = _silent) -> str:
    """Withdraw one delivery and publish what is left; it stays on disk, marked.

    Returns the new snapshot's id. Raises WrongUse for an unknown delivery, CannotBeDone where later
    deliveries lean on what it brought.
    """
    store = Store(home)
    with _explained(home), store.lock():
        mark = replace(
            find_delivery(home, delivery_id), withdrawn_at=datetime.now(UTC), withdrawn_note=note
        )
        deliveries = [mark if d.delivery_id == delivery_id else d for d in list_deliveries(home)]
        _refuse_orphans(deliveries, delivery_id)
        return _rebuild(store, deliveries, None, progress, before_publishing=mark)


def _refuse_orphans(deliveries: Sequence[Delivery], delivery_id: str) -> None:
    """Refuse to take away units, goals or indicators that other deliveries name."""
    with open_workbench(deliveries) as bench:
        for kind in kinds().values():
            table = f"landed_{kind.name}"
            findings = check_references(bench, Incoming(kind.name, kind, table))
            if findings:
                raise CannotBeDone(
                    "others_lean_on_it", delivery_id=delivery_id, value=findings[0].value
                )


def build(home: Path, as_of: datetime | None = None, progress: Progress = _silent) -> str:
    """Build and publish a snapshot anew, as the deliveries were known at a time (None: now)."""
    store = Store(home)
    with _explained(home), store.lock():
        return _rebuild(store, list_deliveries(home), as_of, progress)


def _rebuild(
    store: Store,
    deliveries: Sequence[Delivery],
    as_of: datetime | None,
    progress: Progress,
    before_publishing: Delivery | None = None,
) -> str:
    snapshot_id = store.new_id()
    building = store.building_path(snapshot_id)
    settings = load_settings(store.home)
    try:
        build_snapshot(building, snapshot_id, deliveries, settings, as_of=as_of, progress=progress)
        if before_publishing is not None:
            mark_withdrawn(before_publishing)
        store.publish(snapshot_id)
    finally:
        building.unlink(missing_ok=True)
    return snapshot_id


@contextmanager
def _explained(home: Path) -> Iterator[None]:
    """Turn what the disk or the memory refuses into words; the home is as it was."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise CannotBeDone("out_of_memory", home=str(home)) from error
    except duckdb.IOException as error:
        code = "disk_full" if "No space" in str(error) else "disk_refused"
        raise CannotBeDone(code, home=str(home), reason=str(error).splitlines()[0]) from error
    except OSError as error:
        code = "disk_full" if error.errno == errno.ENOSPC else "disk_refused"
        raise CannotBeDone(code, home=str(home), reason=str(error)) from error
