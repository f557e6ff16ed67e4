"""Makes the pictures of this folder: every page, and what is shown where there is nothing to show.

`make screenshots` serves the sample municipality, and homes in which something is missing or broken, and has
Chromium look at them: Swedish and English, light and dark, a laptop and a phone. A name as an argument makes
those pictures alone: `make_screenshots.py goal side state`.
"""

import io
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from etl.bundled import sample_folder
from etl.homes import load_sample
from etl.pipeline import Request, deliver

HERE = Path(__file__).parent
PAGES = {
    "overview": "",
    "goal": "goal?goal=K5",
    "indicator": "indicator?indicator=EN01",
    "organisation": "organisation?unit=SN",
    "periods": "periods",
    "cross": "cross",
    "search": "search?q=trygga",
    "meeting": "meeting?goal=K5",
    "about": "about",
    "accessibility": "accessibility",
}
# More sides of these pages, in Swedish and by day on a laptop.
SIDES = {
    "goal-chain": "goal?goal=K1&chain=picture",
    "indicator-units": "indicator?indicator=G001&view=units",
    "indicator-others": "indicator?indicator=KL02&view=others",
    "indicator-normal": "indicator?indicator=EN01&view=normal",
}
# The pages of work, in Swedish, by day on a laptop and by night on a phone.
WORK = {
    "work": "work",
    "deliveries": "deliveries",
    "coverage": "coverage",
    "plan": "plan?part=goals",
    "plan-targets": "plan?part=targets",
    "assess": "assess",
    "assess-goal": "assess?goal=K3",
    "year": "year",
}
# The pages of economy, looked at in the same two ways.
ECONOMY = {
    "budget": "budget",
    "money": "money",
    "whatif": "whatif?suppose=rollup:worst",
    "data": "data",
    "sql": "sql",
}
# An extract as another system writes it, with a unit that the plan calls something else.
EXTRACT = (
    "Uttag ur ekonomisystemet 2026-11-20\r\n\r\nIndikator;Enhet;Period;Utfall;Kommentar\r\n"
    "Budgetavvikelse;Kommunstyrelsen;2026-T2;1,4;Preliminärt bokslut\r\n"
    "Soliditet med alla pensionsåtaganden;Provköping;2026-T2;38,5;\r\n"
)
LANGUAGES, SCHEMES, WIDTHS = ("sv", "en"), ("light", "dark"), {"wide": 1280, "narrow": 390}
# What is seen where there is nothing to see; in Swedish, by day on a laptop, by night on a phone.
STATE_LOOKS = (("light", "wide"), ("dark", "narrow"))
HEIGHT_AT_LEAST, HEIGHT_AT_MOST = 720, 2000
SHADE = 8  # of 255: so nearly each colour is kept, which takes a quarter less room
DRAWN_WITHIN_MS = 900
# What a plan without results consists of.
PLAN = ("target_areas", "organisation", "goals", "indicators", "goal_indicators", "targets")


@contextmanager
def served(home: Path) -> Iterator[str]:
    """Serve a home on a free port."""
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "etl.cli", "--home", home.name, "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=home.parent)
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


def look(page: Page, scheme: str, width: str) -> None:
    """See the page by day or by night, on a laptop or a phone, as high as it is."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    size = {"width": WIDTHS[width], "height": HEIGHT_AT_LEAST}
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.wait_for_timeout(DRAWN_WITHIN_MS)  # charts are drawn after the words
    high = page.evaluate(
        "document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight"
    )
    high = min(max(int(high), HEIGHT_AT_LEAST), HEIGHT_AT_MOST)
    page.set_viewport_size({"width": size["width"], "height": high})
    page.wait_for_timeout(DRAWN_WITHIN_MS // 3)


def keep(page: Page, name: str) -> None:
    """Keep what is seen as a picture."""
    seen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture = seen.point(lambda value: min((value + SHADE // 2) // SHADE * SHADE, 255))
    picture.save(HERE / f"{name}.webp", lossless=True, quality=90, method=4)


def go(page: Page, address: str) -> None:
    """Open an address and wait for the page."""
    page.goto(address)
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_function(
        "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
    )


def take_page(browser: Browser, server: str, name: str) -> None:
    """Take a page's pictures, in both languages and every look."""
    for language in LANGUAGES:
        page = browser.new_page(locale="sv-SE")
        sign = "&" if "?" in PAGES[name] else "?"
        go(page, f"{server}/{PAGES[name]}{sign}lang={language}")
        for scheme, width in product(SCHEMES, WIDTHS):
            look(page, scheme, width)
            keep(page, f"{name}-{language}-{scheme}-{width}")
        page.close()


def take_side(browser: Browser, server: str, name: str) -> None:
    """Take one picture of a side of a page."""
    page = browser.new_page(locale="sv-SE")
    go(page, f"{server}/{SIDES[name]}")
    look(page, "light", "wide")
    keep(page, f"{name}-sv-light-wide")
    page.close()


def take_both(browser: Browser, server: str, name: str, path: str) -> None:
    """Take the two pictures of a page of work or of economy."""
    page = browser.new_page(locale="sv-SE")
    go(page, f"{server}/{path}")
    keep_looks(page, name)
    page.close()


def keep_looks(page: Page, name: str) -> None:
    """Keep what is seen by day on a laptop, and by night on a phone."""
    for scheme, width in STATE_LOOKS:
        look(page, scheme, width)
        keep(page, f"{name}-sv-{scheme}-{width}")


def take_delivery(browser: Browser, server: str) -> None:
    """Take the pictures of a delivery, from what is read to what it would change; nothing is delivered."""
    page = browser.new_page(locale="sv-SE")
    go(page, f"{server}/deliver")
    file = {"name": "utfall.csv", "mimeType": "text/csv", "buffer": EXTRACT.encode("cp1252")}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    onward = page.get_by_role("button", name="Vidare")
    onward.first.wait_for()
    keep_looks(page, "deliver-read")
    onward.first.click()
    named = page.locator("[data-testid=stSelectbox]").filter(has_text="Provköping").first
    named.wait_for()
    keep_looks(page, "deliver-meaning")
    named.locator("input").click()
    page.get_by_role("option", name="Provköpings kommun").first.click()
    page.wait_for_timeout(3000)
    onward.first.click()
    page.get_by_role("button", name="Leverera", exact=True).wait_for(timeout=60_000)
    keep_looks(page, "deliver-changes")
    page.close()


def take_state(
    browser: Browser, address: str, name: str, *, is_waiting: bool = False, home: Path | None = None
) -> None:
    """Take the pictures of a state; where it is one of waiting, with the signs of that.

    home: where a message names it, it is called by its last name, whoever makes the pictures.
    """
    page = browser.new_page(locale="sv-SE")
    go(page, address)
    if home:
        said = page.locator(".mk-lead")
        said.evaluate(
            "(e, path) => e.textContent = e.textContent.replace(path, '')", f"{home.parent}/"
        )
    for scheme, width in STATE_LOOKS:
        look(page, scheme, width)
        if is_waiting:
            page.evaluate(
                "document.querySelector('[data-testid=stApp]').dataset.testScriptState = 'running'"
            )
            page.wait_for_timeout(1500)
        keep(page, f"state-{name}-sv-{scheme}-{width}")
    page.close()


def take_states(browser: Browser, sample: str, folder: Path) -> None:
    """Take what is seen while one waits, at a wrong address, and in homes where something is missing."""
    take_state(browser, sample, "waiting", is_waiting=True)
    take_state(browser, f"{sample}/nowhere", "no-such-page")
    take_state(browser, f"{sample}/?unit=NOWHERE", "no-such-unit")
    take_state(browser, f"{sample}/?unit=KS&level=unit", "no-goals")
    take_state(browser, f"{sample}/search?q=zebra", "nothing-found")
    empty, planned, broken = (folder / name for name in ("empty", "planned", "broken"))
    empty.mkdir()
    files = [sample_folder() / f"{kind}.csv" for kind in PLAN]
    deliver(planned, Request(files, note=""), lambda step, done: None)
    shutil.copytree(planned, broken)
    (broken / "store" / "CURRENT").write_text("?\n", encoding="utf-8")
    homes = {"nothing-published": empty, "no-results": planned, "broken": broken}
    for name, home in homes.items():
        with served(home) as server:
            take_state(browser, server, name, home=home)


def main(asked: list[str]) -> None:
    """Take every picture, or those that are asked for."""
    names = [name for name in PAGES if not asked or name in asked]
    with TemporaryDirectory(prefix="malkoll-") as made, sync_playwright() as playwright:
        folder = Path(made)
        load_sample(folder / "sample", lambda step, done: None)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        with served(folder / "sample") as server:
            for page in names:
                take_page(browser, server, page)
            for side in SIDES if not asked or "side" in asked else ():
                take_side(browser, server, side)
            for group, pages in (("work", WORK), ("economy", ECONOMY)):
                for name, path in pages.items() if not asked or group in asked else ():
                    take_both(browser, server, name, path)
            if not asked or "work" in asked:
                take_delivery(browser, server)
            if not asked or "state" in asked:
                take_states(browser, server, folder)


if __name__ == "__main__":
    main(sys.argv[1:])
