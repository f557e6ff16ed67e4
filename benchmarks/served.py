"""Serves the sample municipality to whoever measures it: a server of its own, a home that goes away."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from etl.homes import load_sample

STARTS_WITHIN_S = 60


@contextmanager
def served_sample() -> Iterator[str]:
    """Serve the sample on a free port; give the address, without a slash at its end."""
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    with TemporaryDirectory(prefix="malkoll-bench-") as home:
        load_sample(Path(home), lambda step, done: None)
        command = ["-m", "etl.cli", "--home", home, "serve", "--port", str(port)]
        server = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL)
        try:
            _wait_for(f"http://localhost:{port}", server)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    """Return when the server is well. Raises RuntimeError where it ends, or takes too long."""
    end = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError("the dashboard did not start")
