"""Withdrawals: a delivery that no longer counts, or counts again; one small file beside it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from etl.store import replace_file


@dataclass(frozen=True)
class Withdrawal:
    """A stretch of time in which a delivery does not count: from when, why and by whom, and until when."""

    withdrawn_at: datetime
    note: str
    by: str = ""
    restored_at: datetime | None = None
    restored_note: str = ""
    restored_by: str = ""

    def holds_at(self, as_of: datetime | None) -> bool:
        """Say whether it held at a time (None: now)."""
        if as_of is None:
            return self.restored_at is None
        is_over = self.restored_at is not None and self.restored_at <= as_of
        return self.withdrawn_at <= as_of and not is_over


def withdrawals_of(folder: Path, delivery_id: str) -> tuple[Withdrawal, ...]:
    """Return a delivery's withdrawals, oldest first. Raises KeyError or ValueError where they are damaged."""
    path = _file(folder, delivery_id)
    if not path.exists():
        return ()
    written = json.loads(path.read_text(encoding="utf-8"))
    # Before a delivery could be restored there was but one.
    stretches = written.get("withdrawals", [written])
    return tuple(_read(stretch) for stretch in stretches)


def _read(written: dict[str, Any]) -> Withdrawal:
    restored = written.get("restored_at")
    return Withdrawal(
        withdrawn_at=datetime.fromisoformat(written["withdrawn_at"]),
        note=str(written["note"]),
        by=str(written.get("by", "")),
        restored_at=None if restored is None else datetime.fromisoformat(restored),
        restored_note=str(written.get("restored_note", "")),
        restored_by=str(written.get("restored_by", "")),
    )


def write_withdrawals(folder: Path, delivery_id: str, withdrawals: Sequence[Withdrawal]) -> None:
    """Write down when a delivery has not counted; nothing where it always has."""
    path = _file(folder, delivery_id)
    if not withdrawals:
        path.unlink(missing_ok=True)
        return
    stretches = [{name: _text(value) for name, value in asdict(w).items()} for w in withdrawals]
    replace_file(path, json.dumps({"withdrawals": stretches}, ensure_ascii=False, indent=1))


def _text(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _file(folder: Path, delivery_id: str) -> Path:
    return folder / f"{delivery_id}.withdrawn.json"
