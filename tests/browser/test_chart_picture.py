"""The figure saved as a picture: on white however the page looks, with its finding and its source."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

import dashboard

pytestmark = pytest.mark.browser

SCRIPT = (Path(dashboard.__file__).parent / "browser" / "chart_picture.js").read_text("utf-8")
STYLE = "body { background: #12191e; } text { fill: #fff !important; }"
# As plotly draws: a layer for the lines and one for the words, in a container of Streamlit's.
CHART = """
<div class="st-key-trend"><div class="js-plotly-plot">
  <svg class="main-svg" width="400" height="200"><rect class="bg" width="400" height="200" fill="#12191e"/>
    <path d="M0 150L400 50" stroke="rgb(61, 132, 171)" stroke-width="6"/></svg>
  <svg class="main-svg" width="400" height="200"><g class="xtick"><text x="20" y="190">2025</text></g>
    <text class="annotation-text" x="300" y="100" style="font-size: 30px">82,1 %</text></svg>
</div></div>
<button type="button" data-picture="trend" data-title="Fler elever når målet än i fjol"
  data-source="Källa: Kolada" data-file="elever.png">Spara som bild</button>
"""


@pytest.fixture
def sheet(browser: Browser) -> Iterator[Page]:
    """A dark page with a figure and its button, kept from every other address."""
    context = browser.new_context(viewport={"width": 600, "height": 500}, accept_downloads=True)
    page = context.new_page()
    page.set_content(f"<style>{STYLE}</style>{CHART}<script>{SCRIPT}\n{SCRIPT}</script>")
    yield page
    context.close()


def saved(page: Page) -> tuple[str, Image.Image]:
    with page.expect_download() as download:
        page.click("button")
    return download.value.suggested_filename, Image.open(
        BytesIO(Path(download.value.path()).read_bytes())
    )


def ink(picture: Image.Image, top: int, bottom: int) -> int:
    """Return how many pixels of a stretch are dark, as words are."""
    part = picture.convert("L").crop((0, top, picture.width, bottom))
    return sum(part.histogram()[:110])


def test_saves_the_figure_at_double_size_under_its_name(sheet: Page) -> None:
    name, picture = saved(sheet)
    assert name == "elever.png"
    assert picture.width == (400 + 2 * 24) * 2
    assert picture.height > (200 + 24 + 17) * 2


def test_lays_it_on_white_with_dark_words_and_the_line_in_its_colour(sheet: Page) -> None:
    _, picture = saved(sheet)
    pixels = picture.convert("RGB")
    assert {pixels.getpixel(at) for at in ((0, 0), (picture.width - 1, 0), (100, 200))} == {
        (255, 255, 255)
    }
    colours = {colour: count for count, colour in pixels.getcolors(1 << 24) or []}
    assert colours[(61, 132, 171)] > 2000
    assert colours[(29, 42, 51)] > 500


def test_writes_the_finding_above_and_the_source_below(sheet: Page) -> None:
    _, picture = saved(sheet)
    assert ink(picture, 40, 110) > 500
    assert ink(picture, picture.height - 82, picture.height - 30) > 100
    sheet.evaluate("document.querySelector('button').removeAttribute('data-source')")
    assert saved(sheet)[1].height < picture.height


def test_asks_nobody_and_can_be_saved_again(sheet: Page) -> None:
    asked: list[str] = []
    sheet.on("request", lambda request: asked.append(request.url))
    saved(sheet)
    saved(sheet)
    assert [url for url in asked if not url.startswith(("data:", "blob:"))] == []
    assert sheet.get_attribute("button", "aria-disabled") is None
