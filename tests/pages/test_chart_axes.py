"""The axes: round numbers that suit the values, times that have room to be named."""

import pandas as pd
import pytest

from dashboard.drawing.chart_axes import space_for, tick_text, times_named, value_ticks
from dashboard.drawing.chart_marks import Point, points_of
from dashboard.words.translate import Speaker
from tests.pages.series import SHARE, months, years

sv, en = Speaker("sv"), Speaker("en")
COUNT = {**SHARE, "measure_unit": "antal", "decimals": 0}
MONEY = {**COUNT, "measure_unit": "kr"}


@pytest.mark.parametrize(("low", "high", "indicator", "ticks"), [
    (66.7, 88.0, SHARE, [60, 70, 80, 90]), (229, 312, COUNT, [225, 250, 275, 300, 325]),
    (0.2, 3.9, SHARE, [0, 1, 2, 3, 4]), (-7.8, -2.2, SHARE, [-8, -6, -4, -2]),
    (-3.0, 9.0, SHARE, [-5, 0, 5, 10]), (95.0, 100.0, SHARE, [94, 96, 98, 100]),
    (98.0, 104.0, SHARE, [98, 100, 102, 104]), (1, 3, COUNT, [1, 2, 3]),
    (0.0, 0.0, SHARE, [0, 0.05, 0.1, 0.15, 0.2]), (0, 0, COUNT, [0, 1, 2]),
    (100.0, 100.0, SHARE, [90, 95, 100]), (1_022_473, 761_280, MONEY, None),
])  # fmt: skip
def test_chooses_round_values_that_reach_round_the_data(
    low: float, high: float, indicator: dict[str, object], ticks: list[float] | None
) -> None:
    if ticks is None:
        low, high, ticks = high, low, [700_000, 800_000, 900_000, 1_000_000, 1_100_000]
    assert value_ticks(low, high, indicator) == ticks


@pytest.mark.parametrize(("tick", "ticks", "indicator", "swedish", "english"), [
    (1100000.0, [1000000.0, 1100000.0], MONEY, "1 100 000", "1,100,000"),
    (-2.0, [-4.0, -2.0], SHARE, "−2 %", "−2 %"), (0.0, [0.0, 2.5], SHARE, "0,0 %", "0.0 %"),
])  # fmt: skip
def test_writes_them_as_the_reader_does(
    tick: float, ticks: list[float], indicator: dict[str, object], swedish: str, english: str
) -> None:
    assert tick_text(tick, ticks, indicator, sv).replace("\u00a0", " ") == swedish
    assert tick_text(tick, ticks, indicator, en).replace("\u00a0", " ") == english


def test_leaves_room_above_the_highest_for_words() -> None:
    times = [pd.Timestamp("2020-01-01"), pd.Timestamp("2025-01-01")]
    space = space_for([70.0, 90.0], times, [70.0, 80.0, 90.0])
    assert space.y(90.0) < 296 - 20
    assert space.y(70.0) >= 0
    assert 0 < space.x(times[0]) < space.x(times[1]) < 190


def test_holds_a_single_point_in_the_middle() -> None:
    day = pd.Timestamp("2025-07-01")
    assert space_for([5.0], [day], [0.0, 10.0]).x(day) == 95


def points(first: int, last: int) -> list[Point]:
    periods: list[object] = [str(year) for year in range(first, last + 1)]
    return points_of(years(period=periods, value=[1.0] * len(periods)))


def test_names_some_years_the_last_one_always() -> None:
    assert [text for _, text in times_named(points(2010, 2024), sv)] == [
        "2012",
        "2016",
        "2020",
        "2024",
    ]
    assert [text for _, text in times_named(points(2021, 2024), sv)] == [
        "2021",
        "2022",
        "2023",
        "2024",
    ]


def test_names_periods_where_the_years_are_few() -> None:
    named = times_named(points_of(months([1.0, 2.0, 3.0, 4.0])), sv)
    assert [text for _, text in named] == ["feb. 2022", "apr. 2022"]


def test_names_school_years_as_they_are() -> None:
    rows = years(period=[str(year) for year in range(2019, 2025)], value=[1.0] * 6)
    rows["period"] = [f"{year}/{(year + 1) % 100}" for year in range(2019, 2025)]
    assert [text for _, text in times_named(points_of(rows), sv)] == [
        "2020/21",
        "2022/23",
        "2024/25",
    ]
