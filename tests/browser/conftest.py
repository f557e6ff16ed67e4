"""What the browser tests share: a dashboard of their own on a free port of this computer, and a browser."""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from etl.store import Store

STARTS_WITHIN_S = 60
# What is waited for comes at once, or after a whole build on a slow and busy computer; never later than this.
WAITS_AT_MOST_MS = 60_000
expect.set_options(timeout=WAITS_AT_MOST_MS)
PRESSES = 5


@dataclass(frozen=True)
class Served:
    """A dashboard that runs: its address, its home, and where files to deliver are put."""

    url: str
    home: Path
    inbox: Path

    def deliver(self, name: str, text: str) -> None:
        """Deliver a file by the command line, as a user does while the dashboard runs."""
        path = self.inbox / name
        path.write_text(text, encoding="utf-8")
        run = subprocess.run(malkoll("--home", str(self.home), "deliver", str(path)),
                             capture_output=True, text=True, check=False)  # fmt: skip
        assert run.returncode == 0, run.stdout + run.stderr


@dataclass
class Watch:
    """What a page did that it should not: errors in its console, requests beyond this computer."""

    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


def malkoll(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from etl.cli import main; main()", *arguments]


@pytest.fixture(scope="session")
def served(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a copy of the sample, for tests that only read it."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(sample_home, folder / "home")
    with serving(folder / "home", folder) as one:
        yield one


@pytest.fixture
def writable(served: Served, sample_home: Path) -> Iterator[Served]:
    """The same dashboard to deliver to: its home is then put back, whether the test has passed or not."""
    yield served
    with Store(served.home).lock(timeout_s=STARTS_WITHIN_S):
        shutil.rmtree(served.home)
        shutil.copytree(sample_home, served.home)


@contextmanager
def serving(home: Path, folder: Path, *options: str) -> Iterator[Served]:
    """Serve a home of a test's own, with a folder beside it; the server is stopped by its own id."""
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    with (folder / "log").open("w") as log:
        command = malkoll("--home", str(home), "serve", "--port", str(port), *options)
        server = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        wait_for(f"http://localhost:{port}/_stcore/health", server, folder / "log")
        yield Served(f"http://localhost:{port}", home, folder)
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(STARTS_WITHIN_S * 5):
        assert server.poll() is None, log.read_text()
        try:
            with urlopen(url, timeout=2):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError(f"the dashboard did not start: {log.read_text()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    chromium = shutil.which("chromium")
    assert chromium, "chromium is missing: install it (apt-get install chromium) and run again"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium)
        yield opened
        opened.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


NewPage = Callable[..., Page]


@pytest.fixture
def new_page(browser: Browser, watch: Watch) -> Iterator[NewPage]:
    """Open pages, each as another reader's; what any of them should not do fails the test."""
    contexts = []

    def open_(**options: Any) -> Page:
        looks: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "locale": "sv-SE"}
        contexts.append(browser.new_context(**looks | options))
        contexts[-1].set_default_timeout(WAITS_AT_MOST_MS)
        opened = contexts[-1].new_page()
        watch_over(opened, watch)
        return opened

    yield open_
    for context in contexts:
        context.close()
    assert watch.errors == []
    assert watch.strangers == []


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page of a desktop."""
    return new_page()


def watch_over(page: Page, watch: Watch) -> None:
    page.on("console", lambda message: note_error(message, watch))
    page.on("pageerror", lambda error: watch.errors.append(str(error)))
    page.on("request", lambda r: None if is_near(r.url) else watch.strangers.append(r.url))


def note_error(message: ConsoleMessage, watch: Watch) -> None:
    """Keep an error; Streamlit asks below the page's own address first, in vain, and then above it."""
    asked = urlsplit(message.location.get("url", "")).path
    is_asking_below = asked.endswith(("/_stcore/health", "/_stcore/host-config"))
    if message.type == "error" and not is_asking_below:
        watch.errors.append(f"{message.text} {asked}")


def is_near(url: str) -> bool:
    return url.startswith(("http://localhost:", "ws://localhost:", "data:", "blob:"))


def show(page: Page, served: Served, address: str = "") -> None:
    """Open an address and wait until the page is whole."""
    page.goto(f"{served.url}/{address}")
    settle(page)


def settle(page: Page) -> None:
    """Wait until the page stands: its heading and its foot, nothing on its way, nothing left of what was.

    For some moments after a press nothing is on its way yet: first expect what is to come of it.
    """
    page.wait_for_selector("h1")
    page.wait_for_function(
        "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
        " && !document.querySelector('[data-stale=true]')"
        " && (document.querySelector('.mk-foot') || !document.querySelector('.mk-head'))"
    )


def choose(page: Page, name: str, option: str | re.Pattern[str]) -> None:
    """Choose from a list. A press is lost where the list is still being laid out: then press again."""
    chosen_from = page.get_by_role("combobox", name=name, exact=True)
    # A list closes where the page is scrolled: first go there, and come to rest.
    chosen_from.scroll_into_view_if_needed()
    page.evaluate("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
    chosen_from.click()
    for _ in range(PRESSES):
        page.get_by_role("option", name=option, exact=True).click()
        with suppress(AssertionError):
            expect(page.get_by_role("listbox")).to_have_count(0, timeout=10_000)
            return
    raise AssertionError(f"{option} could not be chosen")


def expect_title(page: Page, text: str) -> None:
    """Wait until the page's only title says something; the one before stands until the page is drawn."""
    titles = page.get_by_role("heading", level=1)
    expect(titles.filter(has_text=text)).to_be_visible()
    expect(titles).to_have_count(1)


def expect_address(page: Page, *parts: str) -> None:
    """Wait until the address holds all of some parts, such as "/goal" and "period=2025", in any order."""
    before = {part: "" if part.startswith("/") else "[?&]" for part in parts}
    held = (rf"(?=.*{sign}{re.escape(part)}([?&]|$))" for part, sign in before.items())
    expect(page).to_have_url(re.compile("^" + "".join(held)))
