"""Runs a command as a process of its own, and says how long it took and how much memory it held."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One finished process: wall time in seconds, peak resident memory in MiB."""

    seconds: float
    peak_mib: float


def run_python(*arguments: str | Path) -> Run:
    """Run this Python with arguments, quietly. Raises RuntimeError where it does not end well."""
    command = [sys.executable, *map(str, arguments)]
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said}")
    return Run(seconds, usage.ru_maxrss / 1024)
