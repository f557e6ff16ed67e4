"""Small multiples: a picture a unit, in the order given, on one scale."""

import re
from base64 import b64decode

import pandas as pd

from dashboard.drawing.small_multiples import small_multiples
from dashboard.words.translate import Speaker
from tests.pages.series import SHARE, years

say = Speaker("sv")


def unit(key: str, name: str, values: list[float | None], **changed: object) -> pd.DataFrame:
    count = len(values)
    return years(
        period=[str(2024 + place) for place in range(count)], org_unit_id=[key] * count, unit=[name] * count,
        value=list(values), target_value=[80.0] * count, target_upper=[None] * count,
        status=["missed"] * count,
    ).assign(**changed)  # fmt: skip


TWO = pd.concat([unit("B", "Björkskolan", [60.0, 70.0]), unit("A", "Almskolan", [20.0, 90.0])])


def pictures(html: str) -> list[str]:
    return [b64decode(data).decode() for data in re.findall(r"base64,([^\"]+)", html)]


def test_shows_each_unit_in_its_order_with_its_last_value_and_light() -> None:
    html = small_multiples(TWO, SHARE, say)
    assert re.findall(r"<figcaption>(.*?)</figcaption>", html) == ["Björkskolan", "Almskolan"]
    assert re.findall(r"<b>(.*?)</b> <small>(.*?)<", html) == [
        ("70,0\u00a0%", "2025"),
        ("90,0\u00a0%", "2025"),
    ]
    assert html.count("Ej uppfyllt") == 2


def test_draws_all_on_one_scale() -> None:
    one, other = pictures(small_multiples(TWO, SHARE, say))
    lines = [
        re.findall(r"[ML][\d.]+ ([\d.]+)", picture.split('stroke-width="1.4"/>')[1])
        for picture in (one, other)
    ]
    heights = [[float(y) for y in line] for line in lines]
    assert heights[1][0] > heights[0][0] > heights[0][1] > heights[1][1]


def test_says_each_picture_in_words() -> None:
    html = small_multiples(TWO, SHARE, say)
    assert 'alt="Björkskolan: från 60,0\u00a0% (2024) till 70,0\u00a0% (2025)"' in html


def test_puts_the_way_in_place_of_the_name() -> None:
    html = small_multiples(TWO, SHARE, say, {"A": '<a href="x">Almskolan</a>'})
    assert '<figcaption><a href="x">Almskolan</a></figcaption>' in html
    assert "<figcaption>Björkskolan</figcaption>" in html


def test_escapes_a_hostile_name() -> None:
    html = small_multiples(unit("A", '<img src=x onerror="1">', [1.0]), SHARE, say)
    assert "<img src=x" not in html
    assert html.count("<img") == 1
    assert 'onerror="' not in html


def test_says_that_data_are_missing_where_the_newest_value_is() -> None:
    html = small_multiples(unit("A", "Almskolan", [60.0, None]), SHARE, say)
    assert "Uppgift saknas" in html
    assert "60,0\u00a0%</b> <small>2024" in html
    assert "inga värden" in small_multiples(unit("A", "Almskolan", [None]), SHARE, say)


def test_says_that_there_is_no_target_where_a_value_has_none() -> None:
    aimless = unit("A", "Almskolan", [60.0], target_value=None, status="no_data")
    html = small_multiples(aimless, SHARE, say)
    assert "Inget målvärde" in html
    assert "Uppgift saknas" not in html


def test_leaves_out_what_is_confidential() -> None:
    secret = unit("A", "Almskolan", [61.0, 62.0], value_status=["final", "confidential"])
    html = small_multiples(secret, SHARE, say)
    assert "62" not in re.sub(r'src="[^"]*"', "", html)
    assert "Uppgift saknas" in html


def test_shows_a_value_with_as_many_decimals_as_its_light_needs() -> None:
    assert "79,96\u00a0%" in small_multiples(unit("A", "Almskolan", [79.96]), SHARE, say)


def test_shows_nothing_of_no_unit() -> None:
    assert small_multiples(TWO.iloc[:0], SHARE, say) == ""


def test_shows_no_forecast_as_an_outcome_with_a_light() -> None:
    ahead = unit(
        "A", "Almskolan", [76.0, 99.0], value_status=["final", "forecast"], status=["near", "met"]
    )
    html = small_multiples(ahead, SHARE, say)
    assert "76,0\u00a0%</b> <small>2024" in html
    assert "99" not in re.sub(r'src="[^"]*"', "", html)
    assert "Delvis uppfyllt" in html
    assert 'alt="Almskolan: 76,0\u00a0% (2024)"' in html


def test_shows_a_unit_of_forecasts_alone_as_one_without_values() -> None:
    html = small_multiples(unit("A", "Almskolan", [99.0], value_status=["forecast"]), SHARE, say)
    assert 'alt="Almskolan: inga värden"' in html
    assert "Uppgift saknas" in html
