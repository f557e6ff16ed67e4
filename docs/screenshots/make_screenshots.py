"""Makes the pictures of this folder: `make screenshots` serves the sample and has Chromium look at it."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
# file: page, width, colour scheme
PICTURES = {
    "overview": ("", 1280, "light"),
    "goal": ("goal?goal=K3", 1280, "light"),
    "indicator": ("indicator?indicator=EN01", 1280, "light"),
    "organisation": ("organisation?unit=SN", 1280, "light"),
    "overview-dark": ("", 1280, "dark"),
    "overview-phone": ("", 360, "light"),
}


@contextmanager
def served() -> Iterator[str]:
    """Serve the sample municipality on a free port."""
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    with TemporaryDirectory(prefix="malkoll-") as home:
        command = ["-m", "etl.cli", "--home", home, "demo", "--no-browser", "--port", str(port)]
        server = subprocess.Popen([sys.executable, *command])
        try:
            wait_for(port)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait()


def wait_for(port: int) -> None:
    """Return when the port answers; a minute is enough."""
    for _ in range(300):
        try:
            with socket.create_connection(("localhost", port), timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"nothing answers on port {port}")


def take(browser: Browser, address: str, name: str) -> None:
    """Take one picture, as high as a screen."""
    path, width, scheme = PICTURES[name]
    page = browser.new_page(
        viewport={"width": width, "height": 860 if width > 640 else 720},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="sv-SE",
    )
    page.goto(f"{address}/{path}")
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_timeout(2500)  # charts are drawn after the words
    page.screenshot(path=HERE / f"{name}.png")
    page.close()


def main() -> None:
    """Take every picture."""
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for name in PICTURES:
            take(browser, address, name)


if __name__ == "__main__":
    main()
