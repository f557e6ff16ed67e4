"""The journey of a delivery: extract, check, land, build, publish; all files of a call, or none."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from etl.batch import LIGHTS, Batch, sweep_staged
from etl.build import Progress, build_snapshot
from etl.comparison import Delivered, stage_all
from etl.deliveries import list_deliveries
from etl.errors import explained
from etl.findings import Finding, has_errors
from etl.history import build, restore, withdraw
from etl.intake import Intake, Request, take_in
from etl.meanwhile import changed_meanwhile
from etl.publishing import Change, is_up_to_date, publish_anew, silent
from etl.questions import Row, keep_light_changes, light_changes, light_changes_of
from etl.settings import load_settings
from etl.store import Store
from etl.workbench import open_workbench

__all__ = [
    "Delivered", "Outcome", "Request", "build", "check_files", "deliver", "preview", "restore",
    "withdraw",
]  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What came of a call: its findings, what each file brought, and the lights that change.

    batch: the folder's name of what was delivered. read_lights: how the lights that change are read, which
    may be a million and are seldom asked for.
    """

    findings: list[Finding] = field(default_factory=list)
    delivered: list[Delivered] = field(default_factory=list)
    snapshot_id: str | None = None
    batch: str = ""
    read_lights: Callable[[], list[Row]] = list

    @cached_property
    def changed_lights(self) -> list[Row]:
        """One row per light that changes, as in `sql/questions/light_changes.sql`.

        None where nothing had been published before a delivery.
        """
        return self.read_lights()

    @property
    def is_refused(self) -> bool:
        """Say whether errors were found, so that nothing was stored."""
        return has_errors(self.findings)

    @property
    def brings_nothing(self) -> bool:
        """Say whether every row was known already, so that there was nothing to store."""
        return all(d.new + d.changed == 0 for d in self.delivered)


def check_files(home: Path, request: Request, progress: Progress = silent) -> list[Finding]:
    """Return all findings of the files, errors and warnings; nothing is stored."""
    with explained(home), open_workbench(list_deliveries(home)) as bench:
        return take_in(bench, request, progress).findings


def preview(home: Path, request: Request, progress: Progress = silent) -> Outcome:
    """Say what delivering the files would do: rows, and every light that would change.

    Nothing in the home is written, so it may be read-only, and others may deliver meanwhile.
    """
    store = Store(home)
    with (
        explained(home),
        TemporaryDirectory(prefix="malkoll-") as folder,
        open_workbench(list_deliveries(home)) as bench,
    ):
        batch = Batch(home, request.note, request.by, Path(folder))
        outcome = _read(bench, store, batch, request, progress)
        if outcome.is_refused or (outcome.brings_nothing and is_up_to_date(store)):
            return outcome
        bench.close()
        lights = _lights(store, batch, Path(folder), progress)
        return replace(outcome, read_lights=lambda: lights)


def _lights(store: Store, batch: Batch, folder: Path, progress: Progress) -> list[Row]:
    """Build what would be published in a folder apart, and compare it with what is."""
    candidate = folder / "candidate.duckdb"
    deliveries = [*list_deliveries(store.home), *batch.deliveries]
    settings = load_settings(store.home)
    build_snapshot(candidate, "preview", deliveries, settings, progress=progress)
    current = store.current_id()
    return light_changes(None if current is None else store.path(current), candidate)


def deliver(home: Path, request: Request, progress: Progress = silent) -> Outcome:
    """Check, land, build and publish the files: all of them or none.

    Where every row is known already nothing is stored, and the outcome says so. Raises CannotBeDone
    where the home is busy, full or read-only; then it is as it was.
    """
    store = Store(home)
    with explained(home), store.lock(), open_workbench(list_deliveries(home)) as bench:
        sweep_staged(home)
        batch = Batch(home, request.note, request.by)
        try:
            outcome = _read(bench, store, batch, request, progress)
            if outcome.is_refused or (outcome.brings_nothing and is_up_to_date(store)):
                return outcome
            bench.close()
            return _landed(store, batch, outcome, progress)
        finally:
            batch.discard()


def _read(
    bench: duckdb.DuckDBPyConnection,
    store: Store,
    batch: Batch,
    request: Request,
    progress: Progress,
) -> Outcome:
    """Read and check the files; where nothing is wrong with them, stage what they bring."""
    intake = take_in(bench, request, progress)
    intake.findings += _meanwhile(bench, store.home, intake, request)
    if has_errors(intake.findings):
        return Outcome(intake.findings)
    delivered = stage_all(bench, batch, intake.incoming)
    return Outcome(intake.findings, delivered, store.whole_id())


def _meanwhile(
    bench: duckdb.DuckDBPyConnection, home: Path, intake: Intake, request: Request
) -> list[Finding]:
    """Find the rows that others have delivered since they were opened for editing."""
    if request.opened_at is None:
        return []
    deliveries = list_deliveries(home)
    return [
        finding
        for one in intake.incoming
        for finding in changed_meanwhile(bench, one, request.opened_at, deliveries)
    ]


def _landed(store: Store, batch: Batch, outcome: Outcome, progress: Progress) -> Outcome:
    """Build, land and publish what is staged, and what it changes among the lights beside it."""
    published = store.whole_id()
    before = None if published is None else store.path(published)

    def land(built: Path) -> None:
        if before is not None:
            keep_light_changes(before, built, batch.folder / LIGHTS)
        batch.land()

    deliveries = [*list_deliveries(store.home), *batch.deliveries]
    change = Change(land, batch.take_back) if batch.deliveries else None
    snapshot_id = publish_anew(store, deliveries, progress, change=change)
    if not batch.deliveries:
        return replace(outcome, snapshot_id=snapshot_id)
    return replace(
        outcome, snapshot_id=snapshot_id, batch=batch.name,
        read_lights=lambda: light_changes_of(store.home, batch.name) or [],
    )  # fmt: skip
