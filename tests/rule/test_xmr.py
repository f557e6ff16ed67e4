"""Signal or noise: the limits and the four rules of "Making data count", worked by hand."""

import pytest

from tests.rule.asked import ask
from tests.rule.built import Built


def signals(built: Built, values: list[float], indicator: str = "KO") -> list[tuple[object, ...]]:
    rows = [
        f"{indicator};TOP;{2023 + i // 12}-{1 + i % 12:02d};{value!r}"
        for i, value in enumerate(values)
    ]
    built.land(results="indicator_id;org_unit_id;period;value\n" + "\n".join(rows))
    points = ask(built.build(), "indicator_xmr", indicator=indicator, unit="TOP",
                 period=rows[-1].split(";")[2])  # fmt: skip
    kept = ("signal", "signal_direction", "mean", "lower_limit", "upper_limit")
    return [tuple(point[key] for key in kept) for point in points]


def test_needs_ten_points(built: Built) -> None:
    assert signals(built, [1.0] * 9) == []


def test_sees_no_signal_in_what_stands_still(built: Built) -> None:
    """The mean of ten 0.1 is not quite 0.1 to a computer."""
    assert {row[0] for row in signals(built, [0.1] * 10)} == {"none"}


def test_draws_the_limits(built: Built) -> None:
    found = signals(built, [10.0, 12.0] * 5)
    assert {row[0] for row in found} == {"none"}
    assert found[0][2:] == pytest.approx((11, 11 - 2.66 * 2, 11 + 2.66 * 2))


def test_sees_a_point_outside(built: Built) -> None:
    found = signals(built, [10.0, 11.0] * 6 + [40.0])
    assert found[-1][:2] == ("outside", "worsening")
    assert "outside" not in {row[0] for row in found[:-1]}


def test_sees_seven_on_one_side_and_no_fewer(built: Built) -> None:
    found = signals(built, [10.0, 14.0, 10.0, 14.0, 10.0, 14.0, 10.0, *([13.0, 14.0] * 3), 13.0])
    assert [row[0] for row in found][-2:] == ["none", "shift"]
    assert found[-1][1] == "worsening"


def test_breaks_a_run_at_a_point_on_the_mean(built: Built) -> None:
    values = [8.0, 9.0, 8.0, 12.0, 11.0, 12.0, 10.0, 12.0, 11.0, 12.0, 8.0, 9.0, 8.0]
    assert {row[0] for row in signals(built, values)} == {"none"}


@pytest.mark.parametrize(("steps", "signal"), [(5, "none"), (6, "trend")])
def test_sees_seven_points_falling_in_a_row(built: Built, steps: int, signal: str) -> None:
    falling = [20.0 - 0.5 * i for i in range(steps + 1)]
    found = signals(built, [16.0, 21.0, 15.0, 19.5, 17.0, *falling])
    assert found[-1][0] == signal
    assert found[-1][1] == ("improving" if signal == "trend" else None)


def test_breaks_a_trend_at_a_standstill(built: Built) -> None:
    found = signals(built, [16.0, 21.0, 15.0, 20.0, 19.5, 19.0, 18.5, 18.5, 18.0, 17.5, 17.0])
    assert {row[0] for row in found} == {"none"}


@pytest.mark.parametrize(
    ("last_three", "signal"),
    [
        ([14.0, 10.0, 14.0], "near_limit"),
        ([10.0, 14.0, 14.0], "near_limit"),
        ([14.0, 6.0, 14.0], "near_limit"),
        ([10.0, 6.0, 14.0], "none"),
        ([14.0, 14.0, 6.0], "none"),
    ],
)
def test_sees_two_of_three_close_to_the_same_limit(
    built: Built, last_three: list[float], signal: str
) -> None:
    mirrored = [20 - value for value in last_three]
    calm = [10.0, 11.5, 9.0, 10.0, 11.0, 9.5] * 6
    found = signals(built, [*mirrored, *calm, *last_three])
    assert found[-1][0] == signal


def test_has_no_limits_for_a_year_to_date(built: Built) -> None:
    built.land(
        indicators="indicator_id;name;measure_unit;direction;frequency;accumulation\n"
        "KO;K;kr;lower;month;year_to_date"
    )
    assert signals(built, [float(1 + i % 12) for i in range(24)]) == []


def test_leaves_forecasts_out(built: Built) -> None:
    rows = "\n".join(
        f"KO;TOP;2024-{m:02d};1;{'forecast' if m > 9 else 'final'}" for m in range(1, 13)
    )
    built.land(results=f"indicator_id;org_unit_id;period;value;value_status\n{rows}")
    snapshot = built.build()
    for period in ("2024-09", "2024-12"):
        assert ask(snapshot, "indicator_xmr", indicator="KO", unit="TOP", period=period) == []


def test_knows_nothing_of_what_came_after_the_period(built: Built) -> None:
    """A queue of 10–12 days for two years is no signal, whatever it grew to in the third."""
    calm = [f"KO;TOP;{2023 + i // 12}-{1 + i % 12:02d};{10 + i % 3}" for i in range(24)]
    wild = [f"KO;TOP;2025-{1 + i:02d};{60 + i % 11}" for i in range(12)]
    built.land(results="indicator_id;org_unit_id;period;value\n" + "\n".join([*calm, *wild]))
    snapshot = built.build()
    asked = {"indicator": "KO", "unit": "TOP"}
    then = ask(snapshot, "indicator_xmr", **asked, period="2024")
    alone = Built(built.folder / "alone", built.deliveries[:-1])
    alone.land(results="indicator_id;org_unit_id;period;value\n" + "\n".join(calm))
    assert then == ask(alone.build(), "indicator_xmr", **asked, period="2024")
    assert len(then) == 24
    assert {point["signal"] for point in then} == {"none"}
    assert 5 < then[0]["lower_limit"] < 10
    assert 12 < then[0]["upper_limit"] < 17
    assert ask(snapshot, "indicator_signal", **asked, period="2024") == then[-1:]
    (now,) = ask(snapshot, "indicator_signal", **asked, period="2025")
    assert now["signal"] == "outside"


@pytest.mark.parametrize(
    ("row", "period"),
    [("KO;TOP;2024-01;;confidential", "2024-01"), ("BEH;SOC;2026;1;final", "2026")],
)
def test_tells_no_signal_of_a_value_that_is_not_the_newest_or_has_grown_old(
    built: Built, row: str, period: str
) -> None:
    rows = "\n".join(f"KO;TOP;2023-{m:02d};{10 + m % 2};final" for m in range(1, 13))
    built.land(results=f"indicator_id;org_unit_id;period;value;value_status\n{rows}\n{row}")
    snapshot = built.build()
    asked = {"indicator": "KO", "unit": "TOP"}
    assert len(ask(snapshot, "indicator_signal", **asked, period="2023")) == 1
    assert ask(snapshot, "indicator_signal", **asked, period=period) == []
