"""The parts of pages: lights of unlike shapes, tables, names that stay names."""

import pandas as pd
import pytest

from dashboard.components import COLOURS, STATUSES, bar, picture, table
from dashboard.plain_text import plain_markdown
from dashboard.translate import Speaker
from dashboard.units import distinct_names


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("background", ["#f6f8f9", "#ffffff", "#12191e", "#1b252c"])
@pytest.mark.parametrize("status", STATUSES)
def test_gives_lights_enough_contrast_in_light_and_dark(status: str, background: str) -> None:
    assert contrast(COLOURS[status], background) >= 3


@pytest.mark.parametrize(("muted", "backgrounds"), [
    ("#55646e", ("#f6f8f9", "#ffffff")), ("#a9b7c0", ("#12191e", "#1b252c")),
])  # fmt: skip
def test_gives_muted_text_enough_contrast(muted: str, backgrounds: tuple[str, ...]) -> None:
    assert all(contrast(muted, background) >= 4.5 for background in backgrounds)


def test_has_a_picture_of_its_own_for_each_light() -> None:
    assert len({picture(status) for status in STATUSES}) == len(STATUSES)


def test_makes_a_table_with_caption_heads_and_row_heads() -> None:
    made = table(["År", "Värde"], [["2025", "1"]], [False, True], "Om <b>")
    assert "<caption>Om &lt;b&gt;</caption>" in made
    assert '<th scope="col">År</th><th scope="col" class="n">Värde</th>' in made
    assert '<th scope="row">2025</th><td class="n">1</td>' in made


def test_says_a_bar_of_lights_in_words() -> None:
    made = bar({"met": 1, "near": 0, "missed": 3, "no_data": 0}, Speaker("sv"))
    assert "1 av 4 indikatorer" in made
    assert 'class="missed" style="width:75.0%"' in made


def test_escapes_every_sign_that_markdown_reads() -> None:
    assert plain_markdown("**y** [z](q) $a$ :red[b]") == (r"\*\*y\*\* \[z\]\(q\) \$a\$ \:red\[b\]")


def test_tells_units_apart_by_the_one_above_or_by_id() -> None:
    units = pd.DataFrame(
        [("T", None, "Kommunen"), ("A", "T", "Kansli"), ("B", "T", "Kansli"), ("C", "A", "Kansli")],
        columns=["org_unit_id", "parent_org_unit_id", "name"],
    )
    assert distinct_names(units) == {
        "T": "Kommunen", "A": "Kansli (Kommunen) (A)", "B": "Kansli (Kommunen) (B)",
        "C": "Kansli (Kansli)",
    }  # fmt: skip
