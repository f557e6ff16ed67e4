"""Where the snapshots are: immutable DuckDB files, and a one-line pointer to the current one.

A build writes `store/<id>.duckdb` and then replaces `store/CURRENT`. Readers open by id, read-only,
so a published file never changes under anybody, and the id can be part of every cache key.
"""

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock

import duckdb
from filelock import FileLock, Timeout

from etl.branches import home_of
from etl.errors import CannotBeDone, reason_of

SQL = Path(__file__).parent / "sql"
SNAPSHOT_ID = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}-[0-9a-f]{8}")
KEPT = 3
OPEN_AT_MOST = 4
READER_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "python_enable_replacements": False,
    "lock_configuration": True,
}

_open: dict[Path, duckdb.DuckDBPyConnection] = {}
_open_lock = Lock()


@cache
def form() -> str:
    """Return the form of the snapshots that this program makes and reads: a digest of its models and macros.

    A snapshot of another form may lack what a page asks for; it is built anew from the deliveries.
    """
    digest = hashlib.sha256()
    for path in sorted([*SQL.glob("[0-9]_*/*.sql"), *SQL.glob("*.sql")]):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:8]


class Store:
    """The snapshots of one home."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / "store"

    def current_id(self) -> str | None:
        """Return the id of the published snapshot; None before the first one.

        Raises CannotBeDone where the pointer does not name a snapshot that is here, or names one that
        another version of the program made.
        """
        snapshot_id = self._pointed_at()
        if snapshot_id is not None and not snapshot_id.endswith(form()):
            raise CannotBeDone("snapshot_other_version", home=str(self.home))
        return snapshot_id

    def is_of_another_version(self) -> bool:
        """Say whether what is published was made by another version, and must be built anew."""
        try:
            snapshot_id = self._pointed_at()
        except CannotBeDone:
            return False
        return snapshot_id is not None and not snapshot_id.endswith(form())

    def _pointed_at(self) -> str | None:
        pointer = self.folder / "CURRENT"
        try:
            snapshot_id = pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except OSError as error:
            reason = reason_of(error)
            raise CannotBeDone("pointer_unreadable", file=str(pointer), reason=reason) from error
        except UnicodeDecodeError as error:
            raise CannotBeDone("pointer_wrong", file=str(pointer)) from error
        if not SNAPSHOT_ID.fullmatch(snapshot_id) or not self.path(snapshot_id).is_file():
            raise CannotBeDone("pointer_wrong", file=str(pointer))
        return snapshot_id

    def whole_id(self) -> str | None:
        """Return the id of the published snapshot; None where there is none that can be used.

        For writers: what they publish mends a pointer that does not name a snapshot.
        """
        try:
            return self.current_id()
        except CannotBeDone:
            return None

    def path(self, snapshot_id: str) -> Path:
        """Return the file of a snapshot."""
        return self.folder / f"{snapshot_id}.duckdb"

    def open(self, snapshot_id: str) -> duckdb.DuckDBPyConnection:
        """Return this process's read-only connection to a snapshot; take a cursor() for each query.

        Connections are let go, never closed, when too many are open: others may still use them.
        Raises CannotBeDone where the file is damaged.
        """
        path = self.path(snapshot_id).resolve()
        with _open_lock:
            if path not in _open:
                while len(_open) >= OPEN_AT_MOST:
                    del _open[next(iter(_open))]
                _open[path] = _connect(path)
            return _open[path]

    def new_id(self) -> str:
        """Return an id for a snapshot to be built: the time in UTC, random digits and its form."""
        return f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}-{form()}"

    def building_path(self, snapshot_id: str) -> Path:
        """Return the file in which a snapshot is built before it is published."""
        return self.folder / f".{snapshot_id}.building"

    def publish(self, snapshot_id: str) -> None:
        """Give a built snapshot its name and point to it; older ones beyond the last few go."""
        building = self.building_path(snapshot_id)
        flush_to_disk(building)
        os.replace(building, self.path(snapshot_id))
        replace_file(self.folder / "CURRENT", snapshot_id + "\n")
        self._prune()

    def _prune(self) -> None:
        """Remove old snapshots; one that cannot be removed now goes another time."""
        snapshots = sorted(self.folder.glob("*.duckdb"), reverse=True)
        current = self.current_id()
        for path in snapshots[KEPT:]:
            if path.stem != current:
                with suppress(OSError):
                    path.unlink()

    @contextmanager
    def lock(self, timeout_s: float = 30.0) -> Iterator[None]:
        """Hold the home, and its branches, for writing: one at a time, freed by a crash.

        Raises CannotBeDone when another holds it for longer than the timeout, or when the home
        cannot be written.
        """
        try:
            shared = home_of(self.home) / "store"
            for folder in (shared, self.folder):
                folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(shared / ".lock", timeout=timeout_s, is_singleton=False)
            lock.acquire()
        except Timeout as error:
            raise CannotBeDone("store_busy", home=str(self.home)) from error
        except OSError as error:
            raise CannotBeDone(
                "home_not_writable", home=str(self.home), reason=reason_of(error)
            ) from error
        try:
            self.sweep()
            yield
        finally:
            lock.release()

    def sweep(self) -> None:
        """Remove what a build left, its log and its spill too; only for the holder of the lock."""
        for left in self.folder.glob(".*.building*"):
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink()


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=True, config=READER_CONFIG)
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise CannotBeDone("snapshot_unreadable", file=str(path), reason=reason) from error


def replace_file(path: Path, text: str) -> None:
    """Write a small file so that it is either the old or the new one, also after a crash."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    flush_to_disk(fresh)
    os.replace(fresh, path)
    flush_to_disk(path.parent)


def flush_to_disk(path: Path) -> None:
    """Have the system write a file, or a folder's list of files, to the disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
