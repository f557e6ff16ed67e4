"""What an automatic audit finds: nothing serious on any page, in light and dark."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from dashboard.components import PAGES
from tests.browser.conftest import Served, show

pytestmark = pytest.mark.browser

# Streamlit's own, that no app can mend: rule -> why.
KNOWN: dict[str, str] = {}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_finds_nothing_serious(browser: Browser, served: Served, name: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    show(page, served, "" if name == "overview" else name)
    found = Axe().run(page).response["violations"]
    serious = {
        f"{one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical") and one["id"] not in KNOWN
    }
    context.close()
    assert serious == set()


@pytest.mark.parametrize("name", PAGES)
def test_orders_its_headings(browser: Browser, served: Served, name: str) -> None:
    page = browser.new_page()
    show(page, served, "" if name == "overview" else name)
    levels = [int(tag[1]) for tag in page.eval_on_selector_all(
        "h1, h2, h3, h4", "found => found.map(one => one.tagName)")]  # fmt: skip
    page.close()
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
