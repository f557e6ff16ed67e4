"""The journey of a delivery: extract, check, land, build, publish; all files of a call, or none."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from etl.build import Progress, build_snapshot
from etl.comparison import Delivered, stage_all
from etl.deliveries import Batch, list_deliveries, sweep_staged
from etl.errors import explained
from etl.findings import Finding, has_errors
from etl.history import build, withdraw
from etl.intake import Request, take_in
from etl.publishing import Change, is_up_to_date, publish_anew, silent
from etl.questions import Row, light_changes
from etl.settings import load_settings
from etl.store import Store
from etl.workbench import open_workbench

__all__ = [
    "Delivered", "Outcome", "Request", "build", "check_files", "deliver", "preview", "withdraw",
]  # fmt: skip


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
        batch = Batch(home, request.note, Path(folder))
        outcome = _read(bench, store, batch, request, progress)
        if outcome.is_refused or (outcome.brings_nothing and is_up_to_date(store)):
            return outcome
        bench.close()
        return replace(outcome, changed_lights=_lights(store, batch, Path(folder), progress))


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
        batch = Batch(home, request.note)
        try:
            outcome = _read(bench, store, batch, request, progress)
            if outcome.is_refused or (outcome.brings_nothing and is_up_to_date(store)):
                return outcome
            bench.close()
            return replace(outcome, snapshot_id=_land(store, batch, progress))
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
    if has_errors(intake.findings):
        return Outcome(intake.findings)
    delivered = stage_all(bench, batch, intake.incoming)
    return Outcome(intake.findings, delivered, store.whole_id())


def _land(store: Store, batch: Batch, progress: Progress) -> str:
    deliveries = [*list_deliveries(store.home), *batch.deliveries]
    change = Change(batch.land, batch.take_back) if batch.deliveries else None
    return publish_anew(store, deliveries, progress, change=change)
