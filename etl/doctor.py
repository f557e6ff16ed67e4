"""Looks a home over: what is wrong and what to do."""

import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import duckdb

from etl.deliveries import Delivery, checksum, list_deliveries
from etl.errors import MalkollError
from etl.settings import load_settings
from etl.store import Store

PACKAGES = ("malkoll", "duckdb", "streamlit", "pandas", "pyarrow", "plotly")
LOW_DISK = 1 << 30


@dataclass(frozen=True)
class Remark:
    """One thing looked at: whether it is well, and what was seen, by message code."""

    check: str
    is_well: bool
    code: str
    params: dict[str, str | int]


def examine(home: Path) -> Iterator[Remark]:
    """Look at versions, settings, the store, every delivery's checksum and the disk."""
    yield _versions()
    yield _asked("settings", "doctor_settings", lambda: load_settings(home), home)
    yield _writable(home)
    yield from _deliveries(home)
    yield from _snapshot(home)
    yield _disk(home)


def _versions() -> Remark:
    named = [f"Python {platform.python_version()}", *(f"{p} {version(p)}" for p in PACKAGES)]
    return Remark("versions", True, "doctor_versions", {"versions": ", ".join(named)})


def _asked(check: str, code: str, ask: "object", home: Path) -> Remark:
    try:
        ask()  # type: ignore[operator]
    except MalkollError as error:
        return Remark(check, False, error.code, dict(error.params))  # type: ignore[arg-type]
    return Remark(check, True, code, {"home": str(home.resolve())})


def _writable(home: Path) -> Remark:
    def hold_the_lock() -> None:
        with Store(home).lock(timeout_s=1):
            pass

    return _asked("lock", "doctor_lock", hold_the_lock, home)


def _deliveries(home: Path) -> Iterator[Remark]:
    try:
        deliveries = list_deliveries(home)
    except MalkollError as error:
        yield Remark("deliveries", False, error.code, dict(error.params))  # type: ignore[arg-type]
        return
    damaged = [d for d in deliveries if not _is_whole(d)]
    for delivery in damaged:
        yield Remark(
            "deliveries",
            False,
            "doctor_damaged",
            {"delivery_id": delivery.delivery_id, "file": delivery.parquet.name},
        )
    if not damaged:
        yield Remark("deliveries", True, "doctor_deliveries", {"count": len(deliveries)})


def _is_whole(delivery: Delivery) -> bool:
    return delivery.parquet.is_file() and checksum(delivery.parquet) == delivery.sha256


def _snapshot(home: Path) -> Iterator[Remark]:
    store = Store(home)
    try:
        current = store.current_id()
        if current is None:
            yield Remark("snapshot", False, "nothing_published", {"home": str(home)})
            return
        cursor = store.open(current).cursor()
        row = cursor.execute("select built_at, as_of from snapshot").fetchone() or (None, None)
        held = {
            i
            for (i,) in cursor.execute(
                "select delivery_id from deliveries where not is_withdrawn"
            ).fetchall()
        }
    except MalkollError as error:
        yield Remark("snapshot", False, error.code, dict(error.params))  # type: ignore[arg-type]
        return
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        yield Remark("snapshot", False, "doctor_snapshot_damaged", {"reason": reason})
        return
    age = datetime.now(UTC).replace(tzinfo=None) - row[0]
    yield Remark(
        "snapshot",
        True,
        "doctor_snapshot",
        {"snapshot_id": current, "hours": round(age.total_seconds() / 3600)},
    )
    landed = {d.delivery_id for d in list_deliveries(home) if d.counts_at(None)}
    if row[1] is None and held != landed:
        yield Remark("snapshot", False, "doctor_behind", {})


def _disk(home: Path) -> Remark:
    place = home if home.exists() else Path(home.anchor or ".")
    free = shutil.disk_usage(place).free
    code = "doctor_disk" if free > LOW_DISK else "doctor_disk_low"
    return Remark("disk", free > LOW_DISK, code, {"megabytes": free >> 20})
