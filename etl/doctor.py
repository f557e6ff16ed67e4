"""Looks a home over: what is wrong and what to do."""

import platform
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import duckdb

from etl.deliveries import Delivery, checksum, list_deliveries, own_deliveries
from etl.errors import MalkollError
from etl.planning.plan_versions import list_plans, plan_folder
from etl.publishing import is_up_to_date
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
    params: Mapping[str, str | int | float]


def examine(home: Path) -> Iterator[Remark]:
    """Look at versions, settings, the store, the checksum of every delivery, the plans' too, and the disk."""
    yield _versions()
    if not home.is_dir():
        yield Remark("home", False, "nothing_published", {"home": str(home)})
        yield _disk(home)
        return
    yield _asked("settings", "doctor_settings", lambda: load_settings(home), home)
    yield _writable(home)
    yield from _deliveries(home)
    yield from _plans(home)
    yield from _snapshot(home)
    yield _disk(home)


def _versions() -> Remark:
    named = [f"Python {platform.python_version()}", *(f"{p} {version(p)}" for p in PACKAGES)]
    return Remark("versions", True, "doctor_versions", {"versions": ", ".join(named)})


def _asked(check: str, code: str, ask: Callable[[], object], home: Path) -> Remark:
    try:
        ask()
    except MalkollError as error:
        return Remark(check, False, error.code, error.params)
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
        yield Remark("deliveries", False, error.code, error.params)
        return
    damaged = list(_damaged("deliveries", deliveries))
    yield from damaged
    if not damaged:
        yield Remark("deliveries", True, "doctor_deliveries", {"count": len(deliveries)})


def _plans(home: Path) -> Iterator[Remark]:
    """Look at what is saved in the versions of the plan; nothing where there are none."""
    try:
        saves = [d for v in list_plans(home) for d in own_deliveries(plan_folder(home, v.name))]
    except MalkollError as error:
        yield Remark("plans", False, error.code, error.params)
        return
    damaged = list(_damaged("plans", saves))
    yield from damaged
    if saves and not damaged:
        yield Remark("plans", True, "doctor_plans", {"count": len(saves)})


def _damaged(check: str, deliveries: Iterable[Delivery]) -> Iterator[Remark]:
    for delivery in deliveries:
        if not _is_whole(delivery):
            file = "/".join(delivery.parquet.parts[-4 if check == "plans" else -1 :])
            params = {"delivery_id": delivery.delivery_id, "file": file}
            yield Remark(check, False, "doctor_damaged", params)


def _is_whole(delivery: Delivery) -> bool:
    try:
        is_whole = checksum(delivery.parquet) == delivery.sha256
        if delivery.original is None:
            return is_whole
        return is_whole and checksum(delivery.original) == delivery.original_sha256
    except OSError:
        return False


def _snapshot(home: Path) -> Iterator[Remark]:
    store = Store(home)
    try:
        current = store.current_id()
        if current is None:
            yield Remark("snapshot", False, "nothing_published", {"home": str(home)})
            return
        cursor = store.open(current).cursor()
        built_at, as_of = cursor.execute("select built_at, as_of from snapshot").fetchall()[0]
        is_whole = is_up_to_date(store)
    except MalkollError as error:
        yield Remark("snapshot", False, error.code, error.params)
        return
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        yield Remark("snapshot", False, "doctor_snapshot_damaged", {"reason": reason})
        return
    hours = round((datetime.now(UTC).replace(tzinfo=None) - built_at).total_seconds() / 3600)
    yield Remark("snapshot", True, "doctor_snapshot", {"snapshot_id": current, "hours": hours})
    if as_of is not None:
        yield Remark("snapshot", False, "doctor_as_of", {"as_of": f"{as_of:%Y-%m-%d %H:%M}"})
    elif not is_whole:
        yield Remark("snapshot", False, "doctor_behind", {})


def _disk(home: Path) -> Remark:
    """Look at the disk that the home is on, or will be."""
    whole = home.absolute()
    place = next(folder for folder in (whole, *whole.parents) if folder.exists())
    free = shutil.disk_usage(place).free
    code = "doctor_disk" if free > LOW_DISK else "doctor_disk_low"
    return Remark("disk", free > LOW_DISK, code, {"megabytes": free >> 20})
