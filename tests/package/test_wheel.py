"""The wheel, in an environment of its own: all that the program needs travels in it."""

import os
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def malkoll(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed from a built wheel; only the libraries are shared with this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    python = folder / "venv" / "bin" / "python"
    wheel = next(folder.glob("*.whl"))
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index",
         "--no-deps", "--disable-pip-version-check", wheel],
        check=True, capture_output=True,
    )  # fmt: skip
    _share_libraries(python)
    return python.with_name("malkoll")


def _share_libraries(python: Path) -> None:
    """Let the new environment see this one's libraries, after its own."""
    own = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    Path(own, "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")


def run(command: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(home), "LANG": "sv_SE.UTF-8",
    }  # fmt: skip
    return subprocess.run(
        [command, *arguments],
        check=False,
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_comes_from_the_wheel_and_not_from_the_checkout(malkoll: Path, tmp_path: Path) -> None:
    asked = subprocess.run(
        [malkoll.with_name("python"), "-c", "import etl, dashboard; print(etl.__file__)"],
        cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert Path(asked.stdout.strip()).is_relative_to(malkoll.parents[1])


def test_makes_a_home_from_any_folder(malkoll: Path, tmp_path: Path) -> None:
    done = run(malkoll, tmp_path, "--home", "kommun", "init")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        (tmp_path / "kommun" / "templates" / "results.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    )


def test_shows_the_sample_from_any_folder(malkoll: Path, tmp_path: Path) -> None:
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    with demo(malkoll, tmp_path, port) as address:
        page = fetch(address, within_s=60)
    assert "<title>" in page
    lights = run(
        malkoll,
        tmp_path,
        "--home",
        str(tmp_path / "demo"),
        "status",
        "--period",
        "2026-T2",
        "--goals",
    )
    assert "K1" in lights.stdout


@contextmanager
def demo(malkoll: Path, folder: Path, port: int) -> Iterator[str]:
    """Serve the sample from a folder that is not the project's."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "sv_SE.UTF-8"}
    command = [malkoll, "--home", folder / "demo", "demo", "--no-browser", "--port", str(port)]
    server = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    try:
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def fetch(address: str, within_s: float) -> str:
    """Return the page as soon as it is served."""
    until = time.monotonic() + within_s
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
