"""A version of the plan beside its home: what differs, what both have changed, and how that is settled."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from etl.deliveries import Delivery, list_deliveries
from etl.errors import CannotBeDone, WrongUse, explained
from etl.findings import say
from etl.pipeline import Request, deliver
from etl.planning.contract_rows import AS_WRITTEN, content_of, planned_kind, texts_of, write_rows
from etl.planning.plan_changes import ChangedRow, changed_rows, settled_key
from etl.planning.plan_versions import find_plan, plan_folder, refuse_not_draft, write_version
from etl.store import Store

What = Literal["added", "changed", "ended"]


@dataclass(frozen=True)
class Difference:
    """One thing that a version of the plan has otherwise than the home.

    what: added (one per row: column "", before None), changed (one per cell), ended (one per row: column
    is valid_to or status, after its value). before, after: as text in the contract's form, None where empty.
    """

    kind: str
    key: tuple[str, ...]
    what: What
    column: str = ""
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class Conflict:
    """A row that the home has changed since the version touched it: both are shown, one is chosen.

    mine, theirs: column → text in the contract's form (None where empty), all the columns of the kind; theirs
    is None where the home no longer has the row. differing: the columns in which they differ.
    delivered_by, delivered_at: who changed it in the home; empty where it was withdrawn.
    """

    kind: str
    key: tuple[str, ...]
    mine: dict[str, str | None]
    theirs: dict[str, str | None] | None
    differing: tuple[str, ...]
    delivered_by: str = ""
    delivered_at: str = ""


def compare_plan(home: Path, plan: str) -> list[Difference]:
    """Return what a version has otherwise than the home has now, by kind and key."""
    rows = changed_rows(home, find_plan(home, plan))
    return [one for row in rows if row.is_net for one in _differences(row)]


def _differences(row: ChangedRow) -> Iterator[Difference]:
    if row.theirs is None:
        yield Difference(row.kind.name, row.key, "added")
        return
    before, after = texts_of(row.theirs), texts_of(row.mine)
    for name in row.kind.names:
        if before[name] != after[name]:
            ends = (name == "valid_to" and after[name]) or after[name] == "cancelled"
            what: What = "ended" if ends else "changed"
            yield Difference(row.kind.name, row.key, what, name, before[name], after[name])


def conflicts_of(home: Path, plan: str) -> list[Conflict]:
    """Return the rows that the home has changed since the version touched them, and that are not settled."""
    version = find_plan(home, plan)
    if version.state == "in_force":
        return []
    deliveries = {d.number: d for d in list_deliveries(home)}
    return [
        _conflict(row, deliveries.get(row.their_delivery or 0))
        for row in changed_rows(home, version)
        if row.is_conflict
    ]


def _conflict(row: ChangedRow, delivery: Delivery | None) -> Conflict:
    mine, theirs = texts_of(row.mine), texts_of(row.theirs or {})
    return Conflict(
        row.kind.name,
        row.key,
        mine,
        None if row.theirs is None else theirs,
        tuple(name for name in row.kind.names if mine[name] != theirs.get(name)),
        "" if delivery is None else delivery.delivered_by,
        "" if delivery is None else delivery.delivered_at.isoformat(),
    )


def settle(
    home: Path, plan: str, conflict: Conflict, choice: Literal["mine", "theirs"], by: str
) -> None:
    """Choose a side of a conflict. Theirs is delivered into the version; mine is kept.

    Raises WrongUse where the plan is not a draft, where the conflict is not what it was when it was shown,
    and for "theirs" where the home no longer has the row; CannotBeDone where theirs goes against something
    else in the version.
    """
    now = datetime.now(UTC).isoformat()
    refuse_not_draft(find_plan(home, plan))
    if conflict not in conflicts_of(home, plan):
        raise WrongUse("plan_conflict_changed", key=" · ".join(conflict.key))
    if choice == "theirs":
        _deliver_theirs(home, plan, conflict, by)
    with explained(home), Store(home).lock():
        version = find_plan(home, plan)
        settled = {**(version.settled or {}), settled_key(conflict.kind, conflict.key): now}
        write_version(home, replace(version, settled=settled))


def _deliver_theirs(home: Path, plan: str, conflict: Conflict, by: str) -> None:
    if conflict.theirs is None:
        raise WrongUse("plan_theirs_gone", key=" · ".join(conflict.key))
    kind = planned_kind(conflict.kind)
    with TemporaryDirectory(prefix="malkoll-") as folder:
        file = write_rows(
            Path(folder) / f"{kind.name}.csv", kind, [content_of(kind, conflict.theirs)]
        )
        note = say("plan_note_theirs", "sv")
        request = Request([file], kind.name, AS_WRITTEN, note=note, by=by)
        outcome = deliver(plan_folder(home, plan), request)
    if outcome.is_refused:
        reason = next(f for f in outcome.findings if f.severity == "error").message("sv")
        raise CannotBeDone("plan_theirs_refused", key=" · ".join(conflict.key), reason=reason)
