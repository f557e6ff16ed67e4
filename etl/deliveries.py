"""What has been delivered: one immutable Parquet file a delivery, listed, landed and withdrawn.

`deliveries/0042/` is one call's worth: `delivery.json` and one Parquet file per delivery in it. The
folder appears by one rename, so a call lands whole or not at all. A withdrawal is one more small
file beside them; nothing that was delivered is ever changed.
"""

import hashlib
import json
import os
import re
import secrets
import shutil
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from etl.errors import CannotBeDone, WrongUse, reason_of
from etl.store import flush_to_disk, replace_file

FORMAT = 1
MOST_IN_A_BATCH = 999


@dataclass(frozen=True)
class Delivery:
    """One delivered file, as kept."""

    delivery_id: str
    kind: str
    file_name: str
    row_count: int
    note: str
    delivered_at: datetime
    parquet: Path
    sha256: str
    withdrawn_at: datetime | None = None
    withdrawn_note: str | None = None

    @property
    def number(self) -> int:
        """The order of deliveries, newest highest; kept in each row as delivery_no."""
        batch, place = self.delivery_id.split("-")
        return int(batch) * 1000 + int(place)

    def counts_at(self, as_of: datetime | None) -> bool:
        """Say whether it counts as the deliveries were known at a time (None: now)."""
        if as_of is None:
            return self.withdrawn_at is None
        is_withdrawn = self.withdrawn_at is not None and self.withdrawn_at <= as_of
        return self.delivered_at <= as_of and not is_withdrawn


def list_deliveries(home: Path) -> list[Delivery]:
    """Return every delivery of a home, oldest first, the withdrawn ones too."""
    found: list[Delivery] = []
    for folder in _folders(home / "deliveries"):
        found.extend(_read_batch(folder / "delivery.json"))
    return sorted(found, key=lambda delivery: delivery.number)


def _folders(root: Path) -> list[Path]:
    """Return the folders of the batches that have landed."""
    try:
        return [folder for folder in root.iterdir() if folder.name.isdigit()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CannotBeDone(
            "delivery_unreadable", file=str(root), reason=reason_of(error)
        ) from error


def _read_batch(path: Path) -> list[Delivery]:
    try:
        batch = json.loads(path.read_text(encoding="utf-8"))
        if batch["format"] > FORMAT:
            raise CannotBeDone("delivery_too_new", file=str(path))
        return [_read_delivery(path.parent, batch["delivered_at"], d) for d in batch["deliveries"]]
    except OSError as error:
        raise CannotBeDone(
            "delivery_unreadable", file=str(path), reason=reason_of(error)
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise CannotBeDone("delivery_unreadable", file=str(path), reason=str(error)) from error


def _read_delivery(folder: Path, delivered_at: str, written: dict[str, str | int]) -> Delivery:
    delivery_id = str(written["delivery_id"])
    if not re.fullmatch(rf"{folder.name}-\d+", delivery_id):
        raise ValueError(f"{delivery_id} is not of {folder.name}")
    delivery = Delivery(
        delivery_id=delivery_id,
        kind=str(written["kind"]),
        file_name=str(written["file_name"]),
        row_count=int(written["row_count"]),
        note=str(written["note"]),
        delivered_at=datetime.fromisoformat(delivered_at),
        parquet=folder / Path(str(written["parquet"])).name,
        sha256=str(written["sha256"]),
    )
    mark = _withdrawal(delivery)
    if not mark.exists():
        return delivery
    withdrawn = json.loads(mark.read_text(encoding="utf-8"))
    at = datetime.fromisoformat(withdrawn["withdrawn_at"])
    return replace(delivery, withdrawn_at=at, withdrawn_note=withdrawn["note"])


def _withdrawal(delivery: Delivery) -> Path:
    return delivery.parquet.parent / f"{delivery.delivery_id}.withdrawn.json"


class Batch:
    """The deliveries of one call, staged out of sight until they land together.

    With `apart`, a folder elsewhere, they are staged there and never land: nothing in the home changes.
    """

    def __init__(self, home: Path, note: str, apart: Path | None = None) -> None:
        self.root = home / "deliveries"
        numbers = [int(folder.name) for folder in _folders(self.root)]
        self.name = f"{max(numbers, default=0) + 1:04d}"
        self.note = note
        self.delivered_at = datetime.now(UTC)
        self.folder = (apart or self.root) / f".staged-{secrets.token_hex(4)}"
        self.folder.mkdir(parents=True)
        self.deliveries: list[Delivery] = []

    def next_delivery(self, kind: str, file_name: str, row_count: int) -> Delivery:
        """Return the next delivery, its Parquet file yet to be written by the caller."""
        place = len(self.deliveries) + 1
        if place > MOST_IN_A_BATCH:
            raise CannotBeDone("too_many_files", most=MOST_IN_A_BATCH)
        return Delivery(
            delivery_id=f"{self.name}-{place}",
            kind=kind,
            file_name=file_name,
            row_count=row_count,
            note=self.note,
            delivered_at=self.delivered_at,
            parquet=self.folder / f"{place}-{kind}.parquet",
            sha256="",
        )

    def add(self, delivery: Delivery) -> None:
        """Take a delivery whose Parquet file is written into the batch."""
        flush_to_disk(delivery.parquet)
        self.deliveries.append(replace(delivery, sha256=checksum(delivery.parquet)))

    def land(self) -> None:
        """Give the batch its place among the deliveries, by one rename."""
        batch = {
            "format": FORMAT,
            "delivered_at": self.delivered_at.isoformat(),
            "deliveries": [_written(delivery) for delivery in self.deliveries],
        }
        replace_file(self.folder / "delivery.json", json.dumps(batch, ensure_ascii=False, indent=1))
        os.rename(self.folder, self.root / self.name)
        flush_to_disk(self.root)

    def take_back(self) -> None:
        """Undo a landing, where what was built of it could not be published."""
        landed = self.root / self.name
        if not self.folder.exists() and landed.exists():
            os.rename(landed, self.folder)

    def discard(self) -> None:
        """Leave no trace of a batch that did not land."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _written(delivery: Delivery) -> dict[str, str | int]:
    kept = ("delivery_id", "kind", "file_name", "row_count", "note", "sha256")
    fields = asdict(delivery)
    return {**{name: fields[name] for name in kept}, "parquet": delivery.parquet.name}


def find_delivery(home: Path, delivery_id: str) -> Delivery:
    """Return a delivery by its id; WrongUse where there is none, or it is withdrawn already."""
    for delivery in list_deliveries(home):
        if delivery.delivery_id == delivery_id:
            if delivery.withdrawn_at is not None:
                raise WrongUse("already_withdrawn", delivery_id=delivery_id)
            return delivery
    raise WrongUse("unknown_delivery", delivery_id=delivery_id)


def mark_withdrawn(delivery: Delivery) -> None:
    """Write down that a delivery no longer counts; it stays on disk."""
    assert delivery.withdrawn_at is not None
    mark = {"withdrawn_at": delivery.withdrawn_at.isoformat(), "note": delivery.withdrawn_note}
    replace_file(_withdrawal(delivery), json.dumps(mark, ensure_ascii=False))


def unmark_withdrawn(delivery: Delivery) -> None:
    """Undo a withdrawal, where what was built without the delivery could not be published."""
    _withdrawal(delivery).unlink(missing_ok=True)


def sweep_staged(home: Path) -> None:
    """Remove what a killed delivery left; only for the holder of the home's lock."""
    for left in (home / "deliveries").glob(".staged-*"):
        shutil.rmtree(left)


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
