"""Rows edited in the app, saved as deliveries: into a version of the plan, or into the home."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from etl import branches
from etl.build import Progress
from etl.contract import Kind
from etl.deliveries import list_deliveries
from etl.errors import WrongUse
from etl.findings import Finding, say
from etl.pipeline import Outcome, Request, deliver, preview, withdraw
from etl.planning.contract_rows import (
    AS_WRITTEN,
    Content,
    content_of,
    key_of,
    newest_rows,
    planned_kind,
    write_rows,
)
from etl.planning.plan_versions import find_plan, plan_folder, refuse_not_draft
from etl.publishing import silent

Rows = pd.DataFrame | Iterable[Mapping[str, object]]
HAS_END = ("organisation", "goals", "goal_indicators")


@dataclass(frozen=True)
class _Edit:
    """One row that the user has changed, and its place among those that were given, the first being 1."""

    place: int
    content: Content


def opened_at(home: Path, plan: str | None) -> int:
    """Return what is known now, to be given back when what is opened is saved: see `save_rows`."""
    return branches.opened_at([d.number for d in list_deliveries(plan_folder(home, plan))])


def save_rows(
    home: Path, plan: str | None, kind: str, rows: Rows, *, opened_at: int, by: str, note: str = "",
    progress: Progress = silent,
) -> Outcome:  # fmt: skip
    """Deliver rows of a kind, in the contract's columns, into a version of the plan (None: into the home).

    Columns that the contract does not have are left alone; one of the contract's that is not there keeps what
    is known. Only rows that differ from what was known at `opened_at` are delivered; the outcome
    brings_nothing where none does. Where another has changed one of them since, nothing is saved, and the
    outcome holds `changed_meanwhile` with both versions. A finding's line is the row's place among `rows`,
    the first being 1.

    Raises WrongUse where the version is not a draft, where a key is not filled in, where a number or a date
    is none, and where a target that is known has been emptied.
    """
    if plan is not None:
        refuse_not_draft(find_plan(home, plan))
    outcome = _with_file(
        home, plan, kind, rows, opened_at,
        lambda folder, request: deliver(folder, request, progress), by, note,
    )  # fmt: skip
    if plan is not None and outcome.batch:
        _refuse_decided_meanwhile(home, plan, outcome, by)
    return outcome


def preview_rows(
    home: Path, plan: str | None, kind: str, rows: Rows, *, opened_at: int, by: str = "", note: str = "",
    progress: Progress = silent,
) -> Outcome:  # fmt: skip
    """Say what saving the rows would do, as `save_rows`; nothing is written."""
    return _with_file(
        home, plan, kind, rows, opened_at,
        lambda folder, request: preview(folder, request, progress), by, note,
    )  # fmt: skip


def end_rows(
    home: Path, plan: str | None, kind: str, keys: Iterable[tuple[str, ...]], *, on: date | None = None,
    opened_at: int, by: str, note: str = "", progress: Progress = silent,
) -> Outcome:  # fmt: skip
    """End goals, links or units by valid_to, and cancel activities; nothing that was delivered is ever
    deleted.

    on: the last day; None is the day before the version begins, in the home today. Raises WrongUse for other
    kinds, with what to do instead, and for a key that is not known.
    """
    last = on or _last_day(home, plan)
    if kind not in (*HAS_END, "activities"):
        raise WrongUse("cannot_be_ended", kind=kind)
    change: Content = {"valid_to": last} if kind in HAS_END else {"status": "cancelled"}
    known = _known_at(plan_folder(home, plan), planned_kind(kind), opened_at)
    unknown = [key for key in keys if key not in known]
    if unknown:
        raise WrongUse("row_not_known", key=" · ".join(unknown[0]))
    rows = [{**known[key], **change} for key in keys]
    return save_rows(
        home, plan, kind, rows, opened_at=opened_at, by=by, note=note, progress=progress
    )


def _last_day(home: Path, plan: str | None) -> date:
    """Return the day with which a row ends that is ended without one."""
    return date.today() if plan is None else find_plan(home, plan).begins - timedelta(days=1)


def _with_file(
    home: Path, plan: str | None, kind_name: str, rows: Rows, opened: int,
    do: Callable[[Path, Request], Outcome], by: str, note: str,
) -> Outcome:  # fmt: skip
    """Write the rows that differ as a file of their kind, and have it delivered or previewed."""
    kind, folder = planned_kind(kind_name), plan_folder(home, plan)
    edits = _edits(kind, rows, _known_at(folder, kind, opened))
    if not edits:
        return Outcome()
    with TemporaryDirectory(prefix="malkoll-") as inbox:
        file = write_rows(Path(inbox) / f"{kind.name}.csv", kind, [e.content for e in edits])
        request = Request([file], kind.name, AS_WRITTEN, note=note, by=by, opened_at=opened)
        outcome = do(folder, request)
    places = _places(edits)
    return replace(outcome, findings=[_placed(f, places) for f in outcome.findings])


def _known_at(folder: Path, kind: Kind, opened: int) -> dict[tuple[str, ...], Content]:
    """Return the rows known when an editor was opened, by key."""
    known = [d for d in list_deliveries(folder) if not branches.is_since(d.number, opened)]
    rows = newest_rows(known, kind).to_dict("records")
    contents = [content_of(kind, row) for row in rows]  # type: ignore[arg-type]
    return {key_of(kind, content): content for content in contents}


def _edits(kind: Kind, rows: Rows, known: Mapping[tuple[str, ...], Content]) -> list[_Edit]:
    """Return the rows that differ from what is known, whole."""
    given = rows.to_dict("records") if isinstance(rows, pd.DataFrame) else rows
    edits = []
    for place, row in enumerate(given, start=1):
        cells = content_of(kind, row)  # type: ignore[arg-type]
        if not any(value is not None for value in cells.values()):
            continue
        key = key_of(kind, cells)
        before = known.get(key)
        content = {**(before or dict.fromkeys(kind.names)), **cells}
        if kind.name == "targets" and content["target_value"] is None:
            if before is not None:
                raise WrongUse("target_emptied", key=" · ".join(key))
            continue
        if content != before:
            edits.append(_Edit(place, content))
    return edits


def _places(edits: Iterable[_Edit]) -> dict[int, int]:
    """Return which row of those given each line of the file is; a text may take several lines."""
    places, line = {}, 2
    for edit in edits:
        places[line] = edit.place
        line += 1 + sum(str(value).count("\n") for value in edit.content.values())
    return places


def _placed(finding: Finding, places: Mapping[int, int]) -> Finding:
    return replace(finding, line=places.get(finding.line or 0, finding.line))


def _refuse_decided_meanwhile(home: Path, plan: str, outcome: Outcome, by: str) -> None:
    """Take back what was saved in a version that was decided just then: it would not be in what was
    decided."""
    version = find_plan(home, plan)
    if version.state == "draft":
        return
    for one in outcome.delivered:
        withdraw(plan_folder(home, plan), one.delivery_id, say("plan_note_too_late", "sv"), by=by)
    refuse_not_draft(version)
