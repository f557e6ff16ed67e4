"""What has been delivered: one immutable Parquet file a delivery, listed and found.

`deliveries/0042/` is one call's worth: `delivery.json`, and for each delivery in it one Parquet file of its
rows and the file itself as it was delivered. The folder appears by one rename, so a call lands whole or not
at all (batch.py). A withdrawal is one more small file beside them (withdrawals.py); nothing that was
delivered is ever changed.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from etl.branches import home_of, is_branch
from etl.errors import CannotBeDone, WrongUse, reason_of
from etl.withdrawals import Withdrawal, withdrawals_of

FORMAT = 1


@dataclass(frozen=True)
class Delivery:
    """One delivered file, as kept.

    new, changed, unchanged: its rows against what was known when it came; None where it came before they were
    counted. original: the file itself, byte for byte; None where it came before that was kept.
    """

    delivery_id: str
    kind: str
    file_name: str
    row_count: int
    note: str
    delivered_at: datetime
    parquet: Path
    sha256: str
    delivered_by: str = ""
    new: int | None = None
    changed: int | None = None
    unchanged: int | None = None
    original: Path | None = None
    original_sha256: str = ""
    withdrawals: tuple[Withdrawal, ...] = ()

    @property
    def number(self) -> int:
        """The order of deliveries, newest highest; kept in each row as delivery_no."""
        batch, place = self.delivery_id.split("-")
        return int(batch) * 1000 + int(place)

    @property
    def batch(self) -> str:
        """The call that it came in: the name of its folder."""
        return self.delivery_id.split("-")[0]

    def withdrawal_at(self, as_of: datetime | None) -> Withdrawal | None:
        """Return the withdrawal that held at a time (None: now), or None."""
        return next((w for w in self.withdrawals if w.holds_at(as_of)), None)

    @property
    def withdrawn_at(self) -> datetime | None:
        """When it was withdrawn; None where it counts now."""
        held = self.withdrawal_at(None)
        return None if held is None else held.withdrawn_at

    @property
    def withdrawn_note(self) -> str | None:
        """Why it was withdrawn; None where it counts now."""
        held = self.withdrawal_at(None)
        return None if held is None else held.note

    def counts_at(self, as_of: datetime | None) -> bool:
        """Say whether it counts as the deliveries were known at a time (None: now)."""
        is_known = as_of is None or self.delivered_at <= as_of
        return is_known and self.withdrawal_at(as_of) is None


def list_deliveries(home: Path) -> list[Delivery]:
    """Return every delivery of a home, oldest first, the withdrawn ones too.

    Of a branch they are those of its home, and then its own.
    """
    own = own_deliveries(home)
    return [*own_deliveries(home_of(home)), *own] if is_branch(home) else own


def own_deliveries(home: Path) -> list[Delivery]:
    """Return the deliveries that lie in a home, or in a branch itself; oldest first."""
    found: list[Delivery] = []
    for folder in batch_folders(home / "deliveries"):
        found.extend(_read_batch(folder / "delivery.json"))
    return sorted(found, key=lambda delivery: delivery.number)


def batch_folders(root: Path) -> list[Path]:
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


def _read_delivery(folder: Path, delivered_at: str, written: dict[str, Any]) -> Delivery:
    delivery_id = str(written["delivery_id"])
    if not re.fullmatch(rf"{folder.name}-\d+", delivery_id):
        raise ValueError(f"{delivery_id} is not of {folder.name}")
    original = written.get("original")
    return Delivery(
        delivery_id=delivery_id,
        kind=str(written["kind"]),
        file_name=str(written["file_name"]),
        row_count=int(written["row_count"]),
        note=str(written["note"]),
        delivered_at=datetime.fromisoformat(delivered_at),
        parquet=folder / Path(str(written["parquet"])).name,
        sha256=str(written["sha256"]),
        delivered_by=str(written.get("delivered_by", "")),
        **{name: written.get(name) for name in ("new", "changed", "unchanged")},
        original=None if original is None else folder / Path(str(original)).name,
        original_sha256=str(written.get("original_sha256", "")),
        withdrawals=withdrawals_of(folder, delivery_id),
    )


def find_delivery(home: Path, delivery_id: str) -> Delivery:
    """Return a delivery by its id, in a branch one of its own; WrongUse where there is none."""
    for delivery in own_deliveries(home):
        if delivery.delivery_id == delivery_id:
            return delivery
    raise WrongUse("unknown_delivery", delivery_id=delivery_id)


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
