"""What an automatic audit finds: nothing, on any page; and lights that are seen without colour."""

from io import BytesIO
from itertools import combinations, pairwise, product
from pathlib import Path

import axe_playwright_python
import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Locator, Page, expect

from dashboard.drawing.lights import STATUSES
from dashboard.parts.writing import WORK
from dashboard.ways import PAGES
from tests.browser.conftest import Served, settle, show

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# All rules, of every impact, those of good practice too; and two of WCAG that axe leaves out unless asked.
ASKED = {
    "resultTypes": ["violations"],
    "rules": {name: {"enabled": True} for name in ("target-size", "label-content-name-mismatch")},
}
# The pages of work are looked at where they are put to work.
ADDRESSES = [
    *("" if name == "overview" else name for name in PAGES if name not in WORK),
    "goal?goal=K1&chain=picture", "organisation?unit=SN", "search?q=trygga", "?unit=NOWHERE",
    *(f"indicator?indicator=KL02&view={view}" for view in ("units", "others", "normal", "revisions")),
]  # fmt: skip
LOOKS = list(product(("light", "dark"), (1280, 320)))
DAY = [one for one in LOOKS if one[0] == "light"]
GROUND = {"light": "rgb(246, 248, 249)", "dark": "rgb(18, 25, 30)"}


def look(page: Page, scheme: str, width: int) -> None:
    """See the page by day or by night, on a desktop or a phone."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    expect(page.locator(".stApp")).to_have_css("background-color", GROUND[scheme])
    settle(page)


def violations(page: Page) -> set[str]:
    found = page.evaluate("asked => axe.run(document, asked)", ASKED)["violations"]
    return {f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_finds_nothing_against_the_standard(
    page: Page, served: Served, address: str, language: str
) -> None:
    sign = "&" if "?" in address else "?"
    show(page, served, address if language == "sv" else f"{address}{sign}lang=en")
    page.evaluate(AXE)
    # By night only the colours are others, and those are the same in every language.
    for scheme, width in LOOKS if language == "sv" else DAY:
        look(page, scheme, width)
        assert violations(page) == set(), (scheme, width)
    levels = page.eval_on_selector_all(
        "h1, h2, h3, h4", "all => all.map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_finds_nothing_where_a_list_is_open_or_a_search_in_it_is_in_vain(
    page: Page, served: Served
) -> None:
    show(page, served)
    page.evaluate(AXE)
    page.get_by_role("combobox", name="Enhet").click()
    expect(page.get_by_role("option").first).to_be_visible()
    assert violations(page) == set()
    page.keyboard.type("zzzz")
    expect(page.get_by_text("Inget hittades")).to_be_visible()
    assert violations(page) == set()


def test_finds_what_is_wrong(page: Page, served: Served) -> None:
    """The audit itself: an image without a text, and text that can hardly be seen, are found."""
    show(page, served)
    page.evaluate(AXE)
    page.locator("h1").evaluate(
        "h => h.outerHTML += '<img src=x><p style=\"color:#ccc\">hardly</p>'"
    )
    assert {one.split(":")[0] for one in violations(page)} >= {"image-alt", "color-contrast"}


def picture(place: Locator) -> Image.Image:
    """Return a place of the page as it is seen, in shades of grey."""
    return Image.open(BytesIO(place.screenshot())).convert("L")


def unlike(one: Image.Image, other: Image.Image) -> float:
    """Return how unlike two pictures are, 0 to 255: the mean difference of their dots."""
    same_size = other.resize(one.size)
    return ImageStat.Stat(ImageChops.difference(one, same_size)).mean[0]


@pytest.mark.parametrize("sight", ["achromatopsia", "deuteranopia", "protanopia"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tells_the_lights_apart_without_colour(
    page: Page, served: Served, scheme: str, sight: str
) -> None:
    show(page, served, "about")
    look(page, scheme, 1280)
    page.context.new_cdp_session(page).send(
        "Emulation.setEmulatedVisionDeficiency", {"type": sight}
    )
    seen = {status: picture(page.locator(f".mk-light.{status}").first) for status in STATUSES}
    for one, other in combinations(STATUSES, 2):
        assert unlike(seen[one], seen[other]) > 15, (one, other)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tells_the_parts_of_a_bar_apart_without_colour(
    page: Page, served: Served, scheme: str
) -> None:
    """Met is whole; near and missed have stripes, slanting and upright; no data is a ring."""
    show(page, served)
    look(page, scheme, 1280)
    inside = {
        status: inner(picture(page.locator(f".mk-bar .{status}").first)) for status in STATUSES
    }
    spread = {status: ImageStat.Stat(image).stddev[0] for status, image in inside.items()}
    assert spread["met"] < 2
    assert spread["near"] > 5 < spread["missed"]
    assert unlike(inside["missed"], turned(inside["missed"])) < 2, "its stripes are upright"
    assert unlike(inside["near"], turned(inside["near"])) > 5, "its stripes slant"
    hollow = ImageStat.Stat(inside["no_data"]).mean[0] - ImageStat.Stat(inside["met"]).mean[0]
    assert abs(hollow) > 30


def inner(image: Image.Image) -> Image.Image:
    """Return a part of a bar without its rounded edges."""
    return image.crop((6, 2, image.width - 6, image.height - 2))


def turned(image: Image.Image) -> Image.Image:
    """Return a picture upside down."""
    return image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)


def test_shows_the_lights_where_the_reader_has_set_the_colours(page: Page, served: Served) -> None:
    show(page, served)
    page.emulate_media(forced_colors="active")
    for status in STATUSES:
        sign = page.locator(f".mk-light.{status}").first
        assert ImageStat.Stat(picture(sign)).stddev[0] > 20, status
    assert ImageStat.Stat(picture(page.locator(".mk-bar").first)).stddev[0] > 5


def test_stands_still_where_the_reader_wants_no_motion(page: Page, served: Served) -> None:
    show(page, served)
    page.emulate_media(reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
        " return parseFloat(s.transitionDuration) > 0.01 || parseFloat(s.animationDuration) > 0.01; }).length"
    )
    assert moving == 0
