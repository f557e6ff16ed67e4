"""The small picture: its line follows the data, and its sentence says it."""

import re
from base64 import b64decode

import pandas as pd
import pytest

from dashboard.drawing.sparks import scale_of, spark, spark_sentence
from dashboard.words.translate import Speaker
from tests.pages.series import SHARE, years

sv, en = Speaker("sv"), Speaker("en")


def series(*values: float | None, **more: list[object]) -> pd.DataFrame:
    periods: list[object] = [str(2021 + place) for place in range(len(values))]
    return years(period=periods, value=list(values), **more)


def drawn(address: str) -> str:
    kind, data = address.split(",")
    assert kind == "data:image/svg+xml;base64"
    return b64decode(data).decode()


def places(address: str) -> list[tuple[float, float]]:
    """Return the places of the line, from left to right, downwards from the top."""
    [path] = re.findall(r'd="(M[^"]*)" stroke="#3d84ab"', drawn(address))
    return [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", path)]


def test_draws_higher_values_higher_and_later_ones_further_right() -> None:
    (x1, y1), (x2, y2), (x3, y3) = places(spark(series(1.0, 3.0, 2.0)))
    assert x1 < x2 < x3
    assert y2 < y3 < y1


def test_marks_the_last_point() -> None:
    address = spark(series(1.0, 3.0, 2.0))
    x, y = places(address)[-1]
    assert f'<circle cx="{x}" cy="{y}"' in drawn(address)


def test_draws_the_target_as_a_dashed_line_at_its_height() -> None:
    address = spark(series(10.0, 20.0), targets=[20.0])
    [height] = re.findall(r'd="M0 ([\d.]+)H160" [^>]*dasharray', drawn(address))
    assert float(height) == places(address)[-1][1]
    assert drawn(spark(series(1.0), targets=[0.0, 2.0])).count("dasharray") == 2


def test_breaks_where_a_period_has_no_value() -> None:
    assert drawn(spark(series(1.0, None, 2.0))).count("M") - 0 == 2
    assert drawn(spark(series(1.0, 1.5, 2.0, 9.0).drop(index=2))).count("M") == 2


def test_keeps_to_the_scale_of_all() -> None:
    scale = scale_of([series(0.0, 10.0), series(4.0, 5.0)], [20.0])
    assert scale == (0.0, 20.0)
    alone, together = spark(series(4.0, 5.0)), spark(series(4.0, 5.0), scale=scale)
    assert places(alone)[0][1] - places(alone)[1][1] > 20
    assert places(together)[0][1] - places(together)[1][1] < 5


@pytest.mark.parametrize("values", [(5.0, 5.0, 5.0), (-3.0, -1.0), (0.0,)])
def test_draws_within_its_frame(values: tuple[float, ...]) -> None:
    found = places(spark(series(*values)))
    assert len(found) == len(values)
    assert all(0 <= x <= 160 and 0 <= y <= 44 for x, y in found)


def test_draws_nothing_of_no_values() -> None:
    assert "circle" not in drawn(spark(series(None, None)))
    assert scale_of([series(None)]) == (0.0, 1.0)


def test_leaves_out_what_is_confidential() -> None:
    secret = series(1.0, 99.0, value_status=["final", "confidential"])
    assert len(places(spark(secret))) == 1
    assert scale_of([secret]) == (1.0, 1.0)
    assert "99" not in spark_sentence(secret, SHARE, sv)


def test_says_from_what_to_what() -> None:
    text = spark_sentence(series(67.84, 70.0, 73.7), SHARE, sv).replace("\u00a0", " ")
    assert text == "från 67,8 % (2021) till 73,7 % (2023)"
    text = spark_sentence(series(67.84, 73.7), SHARE, en).replace("\u00a0", " ")
    assert text == "from 67.8 % (2021) to 73.7 % (2022)"


def test_says_one_value_and_none() -> None:
    assert spark_sentence(series(None, 5.0), SHARE, sv) == "5,0\u00a0% (2022)"
    assert spark_sentence(series(None), SHARE, sv) == "inga värden"


def test_says_and_draws_no_forecast_as_an_outcome() -> None:
    ahead = series(95.0, 96.0, 99.0, value_status=["final", "final", "forecast"])
    assert (
        spark_sentence(ahead, SHARE, sv).replace("\u00a0", " ")
        == "från 95,0 % (2021) till 96,0 % (2022)"
    )
    assert len(places(spark(ahead))) == 2
    assert scale_of([ahead]) == (95.0, 96.0)
    assert spark_sentence(series(9.0, value_status=["forecast"]), SHARE, sv) == "inga värden"


def test_tells_a_value_apart_from_its_target_and_from_the_first() -> None:
    near = series(70.0, 74.96, target_value=[75.0, 75.0])
    assert "till 74,96\u00a0%" in spark_sentence(near, SHARE, sv)
    moved = spark_sentence(series(74.96, 75.04), SHARE, sv).replace("\u00a0", " ")
    assert moved == "från 74,96 % (2021) till 75,04 % (2022)"
