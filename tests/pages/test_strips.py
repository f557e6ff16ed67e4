"""The strip: the municipality at its place among all others, in words as well."""

import re
from base64 import b64decode

import pandas as pd
import pytest

from dashboard.drawing.strips import strip, strip_sentence
from dashboard.words.benchmark_sentences import benchmark_sentences
from dashboard.words.translate import Speaker
from tests.pages.series import SHARE

say = Speaker("sv")


def among(own: float | None, others: list[float], name: str = "Provköping") -> pd.DataFrame:
    values = pd.Series([own, *others], dtype="float64")
    return pd.DataFrame({
        "municipality_id": [f"{place:04}" for place in range(len(values))],
        "municipality_name": [name, *(f"Annan {place}" for place in range(len(others)))],
        "value": values, "is_own": [True, *[False] * len(others)], "median": values.median(),
        "lower_quartile": values.quantile(0.25), "upper_quartile": values.quantile(0.75),
        "minimum": values.min(), "maximum": values.max(),
    })  # fmt: skip


EIGHT = among(70.0, [60.0, 65.0, 75.0, 80.0, 85.0, 95.0, 100.0])


def picture(html: str) -> str:
    [data] = re.findall(r"base64,([^\"]+)", html)
    return b64decode(data).decode()


def marks(html: str, colour: str) -> list[int]:
    """Return where the thin marks of a colour stand, of a thousand."""
    paths = re.findall(
        rf'<path d="([^"]*)" stroke="{colour}" stroke-width="(?:1|0.6|2)"', picture(html)
    )
    return [int(x) for path in paths for x in re.findall(r"M(\d+) ", path)]


def test_places_the_municipality_between_the_lowest_and_the_highest() -> None:
    html = strip(EIGHT, SHARE, say)
    assert 'class="dot" style="--at:25.0"' in html
    assert "<b>70,0</b>" in html


def test_marks_every_municipality() -> None:
    assert marks(strip(EIGHT, SHARE, say), "#7d8a93") == [250, 0, 125, 375, 500, 625, 875, 1000]
    many = among(70.0, [50.0 + place / 10 for place in range(289)])
    assert len(marks(strip(many, SHARE, say), "#7d8a93")) == 290
    assert len(strip(many, SHARE, say)) < 8000


def test_marks_the_middle_half_and_the_median() -> None:
    rows = among(70.0, [60.0, 80.0, 90.0, 100.0])
    shown = picture(strip(rows, SHARE, say))
    assert "M250 6H750V34H250z" in shown
    assert "M500 4V36" in shown
    assert "median 80,0" in strip(rows, SHARE, say)


def test_marks_a_comparison_group_in_its_own_colour() -> None:
    html = strip(EIGHT, SHARE, say, group={"0001", "0003"})
    assert marks(html, "#9a76b3") == [0, 375]
    assert len(marks(html, "#7d8a93")) == 6
    assert "Jämförelsegruppen" in html
    assert "Jämförelsegruppen" not in strip(EIGHT, SHARE, say)


def test_says_it_all_in_a_sentence() -> None:
    assert strip_sentence(EIGHT, SHARE, say).replace("\u00a0", " ") == (
        "Provköping: 70,0 %. Av 7 andra kommuner har 2 ett lägre värde och 5 ett högre."
        " Medianen är 77,5 %, lägst 60,0 % och högst 100,0 %."
    )
    assert f'role="img" aria-label="{strip_sentence(EIGHT, SHARE, say)}"' in strip(
        EIGHT, SHARE, say
    )


def test_counts_equals_as_neither_lower_nor_higher() -> None:
    text = strip_sentence(among(5.0, [5.0, 4.0, 6.0, 7.0]), SHARE, say)
    assert "Av 4 andra kommuner har 1 ett lägre värde och 2 ett högre." in text


def test_shows_a_strip_of_equals_in_the_middle() -> None:
    assert 'class="dot" style="--at:50.0"' in strip(among(5.0, [5.0, 5.0]), SHARE, say)


def test_handles_negative_values() -> None:
    html = strip(among(-5.0, [-10.0, 10.0]), SHARE, say)
    assert 'class="dot" style="--at:25.0"' in html
    assert "−10,0" in html


@pytest.mark.parametrize(
    "rows", [EIGHT.iloc[:0], EIGHT.iloc[:1], EIGHT.iloc[1:], among(None, [1.0, 2.0])]
)
def test_shows_nothing_where_there_is_nothing_to_compare(rows: pd.DataFrame) -> None:
    assert strip(rows, SHARE, say) == ""


def test_keeps_the_median_off_the_ends() -> None:
    html = strip(among(61.0, [60.0, 61.5, 100.0]), SHARE, say)
    assert 'class="median" style="--at:32"' in html


def test_escapes_a_hostile_name() -> None:
    html = strip(among(1.0, [2.0], name='"><script>'), SHARE, say)
    assert "<script>" not in html
    assert "&quot;&gt;&lt;script&gt;" in html


def test_tells_the_own_value_apart_from_the_median_and_the_ends() -> None:
    close = among(74.96, [75.0, 75.04])
    html = strip(close, SHARE, say)
    assert "<b>74,96</b>" in html
    assert "median 75,00" in html
    assert "<span>75,04</span>" in html
    assert "har 0 ett lägre värde och 2 ett högre" in strip_sentence(close, SHARE, say)


def test_counts_those_that_are_shown_alike_as_equals_where_the_benchmark_does() -> None:
    alike = among(75.0, [75.01, 75.02, 74.98, 80.0, 70.0]).assign(
        period="2025", quartile=None, rank=1
    )
    alike["median"] = 75.0
    assert "har 1 ett lägre värde och 1 ett högre" in strip_sentence(alike, SHARE, say)
    sentences = benchmark_sentences(alike, {**SHARE, "direction": "higher"}, say)
    assert sentences[:2] == ["Delad plats 2 av 6; högst är bäst.", "Bättre än 1 av de 5 andra."]
