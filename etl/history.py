"""What has been delivered, undone and told again: withdrawn, restored, and snapshots built anew."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from etl.batch import sweep_staged
from etl.build import Progress
from etl.checks import Incoming, check_what_is_left
from etl.contract import kinds
from etl.deliveries import Delivery, find_delivery, list_deliveries
from etl.errors import CannotBeDone, WrongUse, explained
from etl.publishing import Change, publish_anew, silent
from etl.settings import FILE_NAME
from etl.store import Store
from etl.withdrawals import Withdrawal, write_withdrawals
from etl.workbench import keep_newest, open_workbench


def withdraw(
    home: Path, delivery_id: str, note: str, progress: Progress = silent, by: str = ""
) -> str:
    """Withdraw one delivery and publish what is left; it stays on disk, marked.

    Returns the new snapshot's id. Raises WrongUse for an unknown delivery, one withdrawn already or an
    empty note, CannotBeDone where later deliveries lean on what it brought.
    """

    def withdrawn(delivery: Delivery) -> tuple[Withdrawal, ...]:
        if delivery.withdrawn_at is not None:
            raise WrongUse("already_withdrawn", delivery_id=delivery_id)
        return (*delivery.withdrawals, Withdrawal(datetime.now(UTC), note, by))

    return _remark(home, delivery_id, note, withdrawn, progress)


def restore(
    home: Path, delivery_id: str, note: str, progress: Progress = silent, by: str = ""
) -> str:
    """Let a withdrawn delivery count again, and publish; that it did not count meanwhile stays known.

    Returns the new snapshot's id. Raises WrongUse for an unknown delivery, one that is not withdrawn or an
    empty note, CannotBeDone where it leans on what is not there, or contradicts it.
    """

    def restored(delivery: Delivery) -> tuple[Withdrawal, ...]:
        if delivery.withdrawn_at is None:
            raise WrongUse("not_withdrawn", delivery_id=delivery_id)
        *earlier, last = delivery.withdrawals
        over = replace(last, restored_at=datetime.now(UTC), restored_note=note, restored_by=by)
        return (*earlier, over)

    return _remark(home, delivery_id, note, restored, progress)


def _remark(
    home: Path,
    delivery_id: str,
    note: str,
    changed: Callable[[Delivery], tuple[Withdrawal, ...]],
    progress: Progress,
) -> str:
    """Write down from when a delivery counts or does not, and publish what then counts."""
    if not note.strip():
        raise WrongUse("note_needed")
    _refuse_no_home(home)
    store = Store(home)
    with explained(home), store.lock():
        sweep_staged(home)
        delivery = find_delivery(home, delivery_id)
        withdrawals = changed(delivery)
        marked = replace(delivery, withdrawals=withdrawals)
        deliveries = [marked if d.delivery_id == delivery_id else d for d in list_deliveries(home)]
        is_back = marked.withdrawn_at is None
        _refuse_orphans(
            deliveries, delivery_id, "leans_on_what_is_gone" if is_back else "others_lean_on_it"
        )
        folder = delivery.parquet.parent
        change = Change(
            lambda _built: write_withdrawals(folder, delivery_id, withdrawals),
            lambda: write_withdrawals(folder, delivery_id, delivery.withdrawals),
        )
        return publish_anew(store, deliveries, progress, change=change)


def _refuse_no_home(home: Path) -> None:
    """Leave no empty folders behind where there is nothing to withdraw or build."""
    if not (home / "deliveries").is_dir() and not (home / FILE_NAME).is_file():
        raise CannotBeDone("nothing_published", home=str(home))


def _refuse_orphans(deliveries: Sequence[Delivery], delivery_id: str, code: str) -> None:
    """Refuse to take away what other deliveries name, or to bring back what contradicts them."""
    with open_workbench(deliveries) as bench:
        for kind in kinds().values():
            left = Incoming(kind.name, kind, keep_newest(bench, kind))
            findings = check_what_is_left(bench, left)
            if findings:
                value = findings[0].value
                raise CannotBeDone(code, delivery_id=delivery_id, value=value)


def build(home: Path, as_of: datetime | None = None, progress: Progress = silent) -> str:
    """Build and publish a snapshot anew, as the deliveries were known at a time (None: now)."""
    _refuse_no_home(home)
    store = Store(home)
    with explained(home), store.lock():
        sweep_staged(home)
        return publish_anew(store, list_deliveries(home), progress, as_of=as_of)
