"""Builds a snapshot of the deliveries and publishes it, or leaves everything as it was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from etl.build import Progress, build_snapshot
from etl.deliveries import Delivery, list_deliveries
from etl.errors import CannotBeDone
from etl.settings import load_settings
from etl.store import Store


@dataclass(frozen=True)
class Change:
    """What is to happen on disk just before a snapshot that counts on it is published."""

    make: Callable[[Path], None]
    """Given the snapshot that has been built."""
    undo: Callable[[], None]


def silent(step: str, done: float) -> None:
    """Report progress to nobody."""


def publish_anew(
    store: Store,
    deliveries: Sequence[Delivery],
    progress: Progress,
    *,
    as_of: datetime | None = None,
    change: Change | None = None,
) -> str:
    """Build a snapshot, make the change it counts on, publish it and return its id.

    Where it cannot be published the change is undone. The store's lock must be held.
    """
    snapshot_id = store.new_id()
    building = store.building_path(snapshot_id)
    settings = load_settings(store.home)
    try:
        build_snapshot(building, snapshot_id, deliveries, settings, as_of=as_of, progress=progress)
        try:
            if change is not None:
                change.make(building)
            store.publish(snapshot_id)
        except BaseException:
            if change is not None and store.whole_id() != snapshot_id:
                change.undo()
            raise
    finally:
        store.sweep()
    return snapshot_id


def is_up_to_date(store: Store) -> bool:
    """Say whether the published snapshot holds just what has landed.

    It does not where a crash came between the two, where the pointer or the snapshot is damaged, and
    where it was built as of an earlier time.
    """
    landed = [(d.delivery_id, d.withdrawn_at is not None) for d in list_deliveries(store.home)]
    try:
        current = store.current_id()
        if current is None:
            return not landed
        cursor = store.open(current).cursor()
    except CannotBeDone:
        return False
    held = cursor.execute("select delivery_id, is_withdrawn from deliveries").fetchall()
    (as_of,) = cursor.execute("select as_of from snapshot").fetchone() or (None,)
    return as_of is None and sorted(held) == sorted(landed)
