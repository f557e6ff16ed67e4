"""A version of the plan taken into force: decided from a day, and on that day delivered to its home in one
call."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from etl.branches import opened_at
from etl.build import Progress
from etl.deliveries import list_deliveries
from etl.errors import MalkollError, WrongUse, explained
from etl.periods import parse_period
from etl.pipeline import Outcome, Request, build, deliver, preview
from etl.planning.contract_rows import AS_WRITTEN, write_rows
from etl.planning.plan_changes import ChangedRow, changed_rows
from etl.planning.plan_versions import (
    PlanVersion,
    find_plan,
    list_plans,
    refuse_not_draft,
    write_version,
)
from etl.publishing import is_up_to_date, silent
from etl.questions import Row
from etl.sources import Mapping
from etl.store import Store


@dataclass(frozen=True)
class Taken:
    """What came of taking one due version into force: its outcome, or what stood in the way."""

    plan: str
    outcome: Outcome | None = None
    error: MalkollError | None = None


def preview_plan(
    home: Path, plan: str, in_force_from: date | None = None, progress: Progress = silent
) -> Outcome:
    """Say what taking a version into force would do to the home: findings, rows, every light that would
    change.

    in_force_from: None is the day on which it begins (`PlanVersion.begins`). Nothing is written.
    """
    rows = [r for r in changed_rows(home, find_plan(home, plan), in_force_from) if r.is_net]
    if not rows:
        return Outcome()
    with TemporaryDirectory(prefix="malkoll-") as folder:
        files = _write(Path(folder), plan, rows)
        return preview(home, Request(list(files), mappings=files), progress)


def _write(folder: Path, plan: str, rows: Sequence[ChangedRow]) -> dict[Path, Mapping]:
    """Write the rows of a version as files to deliver, one a kind, each with how it is to be read."""
    of_kind: dict[str, list[ChangedRow]] = {}
    for row in rows:
        of_kind.setdefault(row.kind.name, []).append(row)
    return {
        write_rows(
            folder / _file_of(plan, name), some[0].kind, [row.mine for row in some]
        ): replace(AS_WRITTEN, kind=name)
        for name, some in of_kind.items()
    }


def earlier_lights(outcome: Outcome, begins: date) -> list[Row]:
    """Return the lights that change in periods that end before a version begins: what was reported then would
    look otherwise. A goal or a link that is added or ended never does that; a changed weight, direction or
    tolerance may."""
    rows = outcome.changed_lights
    return [row for row in rows if parse_period(str(row["period"])).end_date < begins]


def decide(
    home: Path, plan: str, in_force_from: date, by: str, note: str, progress: Progress = silent
) -> Outcome:
    """Decide a version from a day: today or earlier, it is delivered to the home now; later, on that day.

    Where errors are found the outcome is_refused and it stays a draft. For a later day the outcome is that of
    the preview. Raises WrongUse where there are conflicts, or where it is not a draft.
    """
    version = find_plan(home, plan)
    refuse_not_draft(version)
    decided = replace(
        version, state="decided", in_force_from=in_force_from, decided_by=by, note=note
    )
    _refuse_conflicts(home, plan, changed_rows(home, decided))
    if in_force_from > date.today():
        outcome = preview_plan(home, plan, in_force_from, progress)
        if not outcome.is_refused:
            _mark(home, decided)
        return outcome
    _mark(home, decided)
    try:
        outcome = _take(home, decided, progress)
    except MalkollError:
        _mark(home, version)
        raise
    if outcome.is_refused:
        _mark(home, version)
    return outcome


def _refuse_conflicts(home: Path, plan: str, rows: Sequence[ChangedRow]) -> None:
    count = sum(row.is_conflict for row in rows)
    if count:
        raise WrongUse("plan_conflicts", plan=plan, count=count)


def _mark(home: Path, version: PlanVersion) -> None:
    with explained(home), Store(home).lock():
        write_version(home, version)


def _take(home: Path, version: PlanVersion, progress: Progress) -> Outcome:
    """Deliver a decided version to its home, all of it or nothing, and mark it.

    Where it was stopped between the two there is nothing left to deliver: it is published, where it was
    not, and marked.
    """
    opened = opened_at([d.number for d in list_deliveries(home)])
    rows = changed_rows(home, version)
    _refuse_conflicts(home, version.name, rows)
    net = [row for row in rows if row.is_net]
    outcome = Outcome()
    if net:
        with TemporaryDirectory(prefix="malkoll-") as folder:
            files = _write(Path(folder), version.name, net)
            request = Request(
                list(files), mappings=files, note=version.note, by=version.decided_by,
                opened_at=opened,
            )  # fmt: skip
            outcome = deliver(home, request, progress)
        if outcome.is_refused:
            return outcome
    elif not is_up_to_date(Store(home)):
        build(home, progress=progress)
    batch = outcome.batch or _batch_of(home, version)
    _mark(home, replace(version, state="in_force", batch=batch))
    return outcome


def reopen(home: Path, plan: str) -> None:
    """Make a decided version, not yet in force, a draft again. WrongUse where it is not decided."""
    with explained(home), Store(home).lock():
        version = find_plan(home, plan)
        if version.state != "decided":
            raise WrongUse("plan_not_decided", plan=plan)
        write_version(home, replace(version, state="draft", in_force_from=None))


def take_due(home: Path, today: date, progress: Progress = silent) -> list[Taken]:
    """Deliver every decided version whose day has come; what is in force already is left alone."""
    due = [v for v in list_plans(home) if v.state == "decided" and v.begins <= today]
    return [_try_to_take(home, v, progress) for v in sorted(due, key=lambda v: v.begins)]


def _try_to_take(home: Path, version: PlanVersion, progress: Progress) -> Taken:
    """Take one version into force; what stands in its way does not stop the others."""
    try:
        return Taken(version.name, _take(home, version, progress))
    except MalkollError as error:
        return Taken(version.name, error=error)


def _file_of(plan: str, kind: str) -> str:
    return f"{plan}-{kind}.csv"


def _batch_of(home: Path, version: PlanVersion) -> str:
    """Return the newest batch that a version has brought to its home and that counts, found by its files;
    empty where none."""
    found = [
        d.batch
        for d in list_deliveries(home)
        if d.file_name == _file_of(version.name, d.kind)
        and d.delivered_at >= version.created_at
        and d.withdrawn_at is None
    ]
    return found[-1] if found else ""
