"""Starts the dashboard: Streamlit takes this process's place, so that stopping one stops both."""

import errno
import os
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

from etl.bundled import streamlit_config
from etl.errors import CannotBeDone, reason_of


def serve(
    home: Path, host: str, port: int, *, opens_browser: bool, has_calendar: bool = False
) -> None:
    """Become a Streamlit server for a home. Raises CannotBeDone where the dashboard is missing."""
    package = find_spec("dashboard")
    if package is None or package.origin is None:
        raise CannotBeDone("no_dashboard")
    # A server with addresses of its own is Streamlit's newer way: only where it is asked for.
    app = Path(package.origin).with_name("server.py" if has_calendar else "app.py")
    environment = {**os.environ, "MALKOLL_HOME": str(home.resolve())}
    command = [
        sys.executable, "-m", "streamlit", "run", str(app),
        "--server.address", host, "--server.port", str(port),
        "--server.headless", "false" if opens_browser else "true",
    ]  # fmt: skip
    # Streamlit reads .streamlit/config.toml from the working folder.
    os.chdir(streamlit_config().parent.parent)
    sys.stdout.flush()
    os.execve(sys.executable, command, environment)


def refuse_taken_port(host: str, port: int) -> None:
    """Raise CannotBeDone where nothing can listen on a port, because it is taken or otherwise."""
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotBeDone("port_taken", port=port) from error
        raise CannotBeDone(
            "cannot_listen", host=host, port=port, reason=reason_of(error)
        ) from error
