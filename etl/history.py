"""What has been delivered, undone and told again: withdrawals, and snapshots built anew."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from etl.build import Progress
from etl.checks import Incoming, check_what_is_left
from etl.contract import kinds
from etl.deliveries import (
    Delivery,
    find_delivery,
    list_deliveries,
    mark_withdrawn,
    sweep_staged,
    unmark_withdrawn,
)
from etl.errors import CannotBeDone, WrongUse, explained
from etl.publishing import Change, publish_anew, silent
from etl.store import Store
from etl.workbench import keep_newest, open_workbench


def withdraw(home: Path, delivery_id: str, note: str, progress: Progress = silent) -> str:
    """Withdraw one delivery and publish what is left; it stays on disk, marked.

    Returns the new snapshot's id. Raises WrongUse for an unknown delivery or an empty note,
    CannotBeDone where later deliveries lean on what it brought.
    """
    if not note.strip():
        raise WrongUse("note_needed")
    _refuse_no_home(home)
    store = Store(home)
    with explained(home), store.lock():
        sweep_staged(home)
        mark = replace(
            find_delivery(home, delivery_id), withdrawn_at=datetime.now(UTC), withdrawn_note=note
        )
        deliveries = [mark if d.delivery_id == delivery_id else d for d in list_deliveries(home)]
        _refuse_orphans(deliveries, delivery_id)
        change = Change(lambda: mark_withdrawn(mark), lambda: unmark_withdrawn(mark))
        return publish_anew(store, deliveries, progress, change=change)


def _refuse_no_home(home: Path) -> None:
    """Leave no empty folders behind where there is nothing to withdraw or build."""
    if not (home / "deliveries").is_dir():
        raise CannotBeDone("nothing_published", home=str(home))


def _refuse_orphans(deliveries: Sequence[Delivery], delivery_id: str) -> None:
    """Refuse to take away what other deliveries name, or to bring back what contradicts them."""
    with open_workbench(deliveries) as bench:
        for kind in kinds().values():
            left = Incoming(kind.name, kind, keep_newest(bench, kind))
            findings = check_what_is_left(bench, left)
            if findings:
                value = findings[0].value
                raise CannotBeDone("others_lean_on_it", delivery_id=delivery_id, value=value)


def build(home: Path, as_of: datetime | None = None, progress: Progress = silent) -> str:
    """Build and publish a snapshot anew, as the deliveries were known at a time (None: now)."""
    _refuse_no_home(home)
    store = Store(home)
    with explained(home), store.lock():
        sweep_staged(home)
        return publish_anew(store, list_deliveries(home), progress, as_of=as_of)
