"""A batch: the deliveries of one call, staged out of sight until they land together by one rename."""

import json
import os
import secrets
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from etl.branches import last_before_own
from etl.deliveries import FORMAT, Delivery, batch_folders, checksum
from etl.errors import CannotBeDone
from etl.store import flush_to_disk, replace_file

MOST_IN_A_BATCH = 999
LIGHTS = "lights.parquet"


class Batch:
    """The deliveries of one call, staged out of sight until they land together.

    With `apart`, a folder elsewhere, they are staged there and never land: nothing in the home changes.
    """

    def __init__(self, home: Path, note: str, by: str = "", apart: Path | None = None) -> None:
        self.is_apart = apart is not None
        self.root = home / "deliveries"
        numbers = [int(folder.name) for folder in batch_folders(self.root)]
        self.name = f"{max(numbers, default=last_before_own(home)) + 1:04d}"
        self.note = note
        self.by = by
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
            delivered_by=self.by,
        )

    def add(self, delivery: Delivery, original: Path | None) -> None:
        """Take a delivery whose Parquet file is written into the batch, and a copy of the file it came in."""
        flush_to_disk(delivery.parquet)
        if original is not None and not self.is_apart:
            delivery = self._with_original(delivery, original)
        self.deliveries.append(replace(delivery, sha256=checksum(delivery.parquet)))

    def _with_original(self, delivery: Delivery, original: Path) -> Delivery:
        place = delivery.delivery_id.split("-")[1]
        kept = self.folder / f"{place}-original{original.suffix.lower()}"
        shutil.copyfile(original, kept)
        flush_to_disk(kept)
        return replace(delivery, original=kept, original_sha256=checksum(kept))

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


def _written(delivery: Delivery) -> dict[str, str | int | None]:
    kept = (
        "delivery_id", "kind", "file_name", "row_count", "note", "delivered_by", "new", "changed",
        "unchanged", "sha256", "original_sha256",
    )  # fmt: skip
    files = {
        "parquet": delivery.parquet.name,
        "original": None if delivery.original is None else delivery.original.name,
    }
    return {**{name: getattr(delivery, name) for name in kept}, **files}


def sweep_staged(home: Path) -> None:
    """Remove what a killed delivery left; only for the holder of the home's lock."""
    for left in (home / "deliveries").glob(".staged-*"):
        shutil.rmtree(left)
