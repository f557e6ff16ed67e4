"""Runs a query in SQL on the published snapshot: in a process of its own, with limits to time and memory.

The process has no environment, no folder of its own, no file to write, and sees the public tables alone.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from etl.asking.answer import Answer, read_answer
from etl.asking.public import public_tables
from etl.errors import CannotBeDone, MalkollError, WrongUse
from etl.store import Store

ROOT = Path(__file__).parents[2]
START = "import sys; sys.path.insert(0, {root!r}); from etl.asking.sandbox import main; main()"
AT_ONCE = 2
LONGEST_QUERY = 20_000
# So long may the process take to start, on a busy server; the query's own time begins after that.
STARTS_WITHIN_S = 10.0
TIME_OUT = -14  # ended by the system's alarm
# How a program ends that was refused more memory, where it could not say so itself.
NO_MEMORY = (b"MemoryError", b"bad_alloc", b"Cannot allocate")


@dataclass(frozen=True)
class Limits:
    """How much a query may take: seconds, megabytes of memory, rows and bytes of its answer, the wait."""

    seconds: float = 10.0
    memory_mb: int = 512
    rows: int = 100_000
    bytes: int = 20_000_000
    wait_s: float = 3.0


LIMITS = Limits()
_turns = BoundedSemaphore(AT_ONCE)


def run_query(
    home: Path, query: str, limits: Limits | None = None, snapshot_id: str = ""
) -> Answer:
    """Return the answer to one reading statement of the public tables.

    snapshot_id: the snapshot to ask, the published one where it is empty. Raises WrongUse for what may not be
    asked or cannot be understood; CannotBeDone where nothing is published, or it takes too much.
    """
    limits = limits or LIMITS
    if len(query) > LONGEST_QUERY:
        raise WrongUse("sql_too_long", count=len(query), most=LONGEST_QUERY)
    store = Store(home)
    chosen = snapshot_id or store.current_id()
    if chosen is None:
        raise CannotBeDone("nothing_published", home=str(home))
    request = {
        "snapshot": str(store.path(chosen).resolve()),
        "tables": {table.name: table.create for table in public_tables().values()},
        "query": query, "seconds": limits.seconds, "memory_mb": limits.memory_mb,
        "rows": limits.rows, "bytes": limits.bytes,
    }  # fmt: skip
    with _turn(limits.wait_s):
        told = _told(request, limits)
    if "refused" in told:
        raise _refusal(told["refused"], told["params"], chosen, limits)
    return read_answer(told)


@contextmanager
def _turn(wait_s: float) -> Iterator[None]:
    """Let no more than a few queries run at once, whoever asks, so that the server stands."""
    if not _turns.acquire(timeout=wait_s):
        raise CannotBeDone("sql_busy", count=AT_ONCE)
    try:
        yield
    finally:
        _turns.release()


def _told(request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """Run the sandbox, and return what it told; it is stopped from here when its time is out."""
    command = [sys.executable, "-I", "-c", START.format(root=str(ROOT))]
    try:
        run = subprocess.run(
            command, input=json.dumps(request).encode(), capture_output=True, check=False,
            timeout=STARTS_WITHIN_S + limits.seconds, env=_environment(), cwd=Path(sys.executable).anchor,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise CannotBeDone("sql_time", seconds=limits.seconds) from error
    if run.returncode == TIME_OUT:
        raise CannotBeDone("sql_time", seconds=limits.seconds)
    if run.returncode < 0 or any(word in run.stderr for word in NO_MEMORY):
        raise CannotBeDone("sql_memory", memory=limits.memory_mb)
    if run.returncode != 0:
        raise CannotBeDone("sql_failed")
    try:
        told: dict[str, Any] = json.loads(run.stdout)
    except ValueError as error:
        raise CannotBeDone("sql_failed") from error
    return told


def _environment() -> dict[str, str]:
    """Return the little of the environment that a program needs to start at all: on Windows one variable."""
    return {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


def _refusal(code: str, params: dict[str, Any], snapshot_id: str, limits: Limits) -> MalkollError:
    if code == "sql_memory":
        return CannotBeDone(code, memory=limits.memory_mb)
    if code == "snapshot_unreadable":
        return CannotBeDone(code, file=snapshot_id, **params)
    return WrongUse(code, **params)
