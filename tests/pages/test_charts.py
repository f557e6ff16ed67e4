"""The trend: the answer's data, its names, what lies ahead; holes stay holes, secrets stay out."""

import re
import time
from itertools import combinations
from statistics import median

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.drawing.target_lines import tolerance_name
from dashboard.drawing.trend_chart import trend_figure
from dashboard.words.translate import Speaker
from tests.pages.series import BASELINE, POINTS, SHARE, TARGETS, months, years

say = Speaker("sv")


def figure(
    indicator: dict[str, object] = SHARE, period: str | None = None, **changed: pd.DataFrame
) -> go.Figure:
    parts = {"points": POINTS, "targets": TARGETS, "baseline": BASELINE, **changed}
    return trend_figure(
        parts["points"], parts["targets"], parts["baseline"], indicator, say, period
    )


def named(drawn: go.Figure, name: str) -> list[go.Scatter]:
    return [trace for trace in drawn.data if trace.name == name]


def texts(drawn: go.Figure) -> list[str]:
    return [note.text.replace("\u00a0", " ") for note in drawn.layout.annotations]


def total(values: list[float | None], status: str = "final") -> pd.DataFrame:
    periods: list[object] = [str(2020 + place) for place in range(len(values))]
    return years(period=periods, breakdown=["total"] * len(values), value=list(values),
                 value_status=[status] * len(values))  # fmt: skip


NONE_AIMED, NO_BASELINE = TARGETS.iloc[:0], BASELINE.iloc[:0]


def test_draws_the_values_of_the_answer() -> None:
    [line] = named(figure(points=total([70.5, 71.0, 73.7])), "total")
    assert list(line.y) == [70.5, 71.0, 73.7]
    assert line.customdata[2] == "Alla 2022: 73,7\u00a0%"


def test_breaks_the_line_where_a_period_has_no_value() -> None:
    [line] = named(figure(), "total")
    assert list(line.y) == [70.5, None, 73.7]
    assert not line.connectgaps


def test_breaks_the_line_where_a_period_has_no_row() -> None:
    points = total([70.0, 71.0, 72.0, 75.0]).drop(index=2)
    [line] = named(figure(points=points), "total")
    assert list(line.y) == [70.0, 71.0, None, 75.0]


def test_does_not_break_a_line_that_is_measured_every_second_year() -> None:
    points = total([70.0, 0, 72.0, 0, 74.0]).drop(index=[1, 3])
    [line] = named(figure(points=points), "total")
    assert list(line.y) == [70.0, 72.0, 74.0]


def test_does_not_bridge_two_years_that_have_none_between() -> None:
    [line] = named(figure(points=total([70.0, 0, 0, 74.0]).drop(index=[1, 2])), "total")
    assert list(line.y) == [70.0, None, 74.0]


def test_marks_the_last_point_and_one_that_stands_alone() -> None:
    points = months([float(v) for v in range(30)])
    points.loc[[9, 11], "value"] = None
    [line] = named(figure(points=points), "total")
    sizes = list(line.marker.size)
    assert sizes[-1] == max(sizes)
    assert [place for place, size in enumerate(sizes) if size] == [10, 29]


def test_dots_each_of_a_few_points() -> None:
    [line] = named(figure(points=total([1.0, 2.0, 3.0])), "total")
    assert min(line.marker.size) > 0


def test_draws_the_target_where_values_are_missing_and_thinner_ahead() -> None:
    behind, ahead = named(figure(), "target")
    assert (list(behind.y), list(ahead.y)) == ([80, 80, 85], [85, 90])
    assert ahead.line.width < behind.line.width
    assert behind.line.dash == ahead.line.dash != "solid"
    assert ahead.marker.size[-1] > 0


def test_draws_a_single_target_over_its_whole_period() -> None:
    [line] = named(figure(targets=TARGETS.iloc[2:3]), "target")
    assert (list(line.y), [day.year for day in line.x]) == ([85, 85], [2025, 2025])
    assert line.x[0] < line.x[1]


def test_names_the_target_with_its_year_where_it_lies_ahead() -> None:
    assert any("Mål 2027: 90 %" in text for text in texts(figure()))
    assert any(text == "<b>Mål 85 %</b>" for text in texts(figure(targets=TARGETS.iloc[:3])))
    assert figure().layout.xaxis.ticktext[-1] == "2027"


def test_names_a_line_alone_by_its_value_and_lines_beside_each_other_by_name() -> None:
    points = POINTS.assign(value_status="final")
    assert "<b>73,7 %</b>" in texts(figure())
    assert any("Alla<br>73,7 %" in text for text in texts(figure(points=points)))
    assert any("Kvinnor<br>66,6 %" in text for text in texts(figure(points=points)))


def test_names_the_tolerance_and_the_baseline() -> None:
    assert any("tolerans 5 %" in text for text in texts(figure()))
    assert any("Utgångsvärde 60,0 %" in text or "Utgångsvärde<br>60,0 %" in text
               for text in texts(figure()))  # fmt: skip
    [mark] = named(figure(), "baseline")
    assert list(mark.customdata) == ["Utgångsvärde 2022: 60,0\u00a0%"]


@pytest.mark.parametrize(("amount", "kind", "unit", "name"), [
    (5.0, "share", "% av elever", "tolerans 5 %"), (2.5, "share", "kr", "tolerans 2,5 %"),
    (2.0, "absolute", "dagar", "tolerans 2 dagar"),
    (1.5, "absolute", "%", "tolerans 1,5 procentenheter"), (0.0, "share", "%", ""), (None, "share", "%", ""),
])  # fmt: skip
def test_names_a_tolerance_as_the_rule_has_it(
    amount: float | None, kind: str, unit: str, name: str
) -> None:
    rule = {"rule_tolerance": amount, "rule_tolerance_kind": kind, "measure_unit": unit}
    assert tolerance_name(rule, say).replace("\u00a0", " ") == name


def test_keeps_what_is_confidential_out_of_the_figure() -> None:
    assert "66.6" not in figure().to_json()
    assert "66,6" not in figure().to_json()
    assert named(figure(), "women") == []


def test_says_a_long_unit_once_above_the_axis() -> None:
    drawn = figure({**SHARE, "measure_unit": "antal/1000 inv"})
    assert sum("per 1000 inv" in text for text in texts(drawn)) == 1
    assert "%" not in "".join(drawn.layout.yaxis.ticktext)


def test_dashes_a_forecast_and_names_it_beside_what_was_measured() -> None:
    points = total([70.0, 72.0, 75.0, 76.0]).assign(value_status=["final"] * 2 + ["forecast"] * 2)
    solid, dashed = named(figure(points=points), "total")
    assert (solid.line.dash, dashed.line.dash) == ("solid", "6px,4px")
    assert (list(solid.y), list(dashed.y)) == ([70, 72], [None, 72, 75, 76])
    assert any("76,0 %<br>prognos" in text for text in texts(figure(points=points)))
    assert "<b>72,0 %</b>" in texts(figure(points=points))


def test_draws_a_forecast_between_measured_values_as_no_measured_one() -> None:
    points = total([70.0, 72.0, 75.0]).assign(value_status=["final", "forecast", "final"])
    solid, dashed = named(figure(points=points), "total")
    assert (list(solid.y), list(dashed.y)) == ([70, None, 75], [70, 72, None])


def test_draws_a_range_with_a_band_within_and_one_on_either_side() -> None:
    targets = TARGETS.assign(target_upper=95.0, near_above=98.0)
    drawn = figure({**SHARE, "direction": "range"}, targets=targets)
    assert len(named(drawn, "met")) == 1
    assert len(named(drawn, "near")) == 2
    assert len(named(drawn, "target")) == 4
    assert any("Mål 2027: 90–95 %" in text for text in texts(drawn))


def test_puts_the_band_above_where_lower_is_better() -> None:
    targets = TARGETS.assign(near_below=None, near_above=TARGETS["target_value"] + 4)
    [band] = named(figure({**SHARE, "direction": "lower"}, targets=targets), "near")
    assert max(band.y) == 94


def test_marks_the_readers_period_where_it_is_not_the_newest() -> None:
    drawn = figure(period="2023")
    assert drawn.layout.shapes[0].x0 == pd.Timestamp("2023-07-02")
    assert "2023" in texts(drawn)
    assert figure(period="2025").layout.shapes == ()
    assert figure(period="1999").layout.shapes == ()


def test_draws_nothing_of_nothing() -> None:
    nothing = figure(points=POINTS.iloc[:0], targets=NONE_AIMED, baseline=NO_BASELINE)
    assert nothing.data == ()


def test_draws_targets_alone_and_a_value_alone() -> None:
    assert len(named(figure(points=POINTS.iloc[:0]), "target")) == 1
    [line] = named(figure(points=total([5.0]), targets=NONE_AIMED, baseline=NO_BASELINE), "total")
    assert list(line.y) == [5.0]


def test_escapes_what_comes_from_files() -> None:
    drawn = figure({**SHARE, "measure_unit": "<b>kg</b>"})
    assert any("&lt;b&gt;kg" in text for text in texts(drawn))


def boxes(drawn: go.Figure, wide: float) -> list[tuple[str, float, float, float, float]]:
    """Return each name with its left, right, lower and upper edge, in a plot so many pixels wide."""
    (start, end), (low, high) = drawn.layout.xaxis.range, drawn.layout.yaxis.range
    high_px = drawn.layout.height - drawn.layout.margin.t - drawn.layout.margin.b
    found = []
    for note in drawn.layout.annotations:
        if note.yref == "paper":
            continue
        lines = re.sub(r"<(?!br).*?>", "", note.text).split("<br>")
        width, height = max(map(len, lines)) * 6.2, len(lines) * 13
        x = (note.x - start) / (end - start) * wide + note.xshift
        y = (note.y - low) / (high - low) * high_px + note.yshift
        left = x - width if note.xanchor == "right" else x
        found.append((note.text, left, left + width, y - height / 2, y + height / 2))
    return found


def spread(women: float, men: float, target: float, last: str) -> go.Figure:
    """Return a figure with three lines that end near each other, and a target near them."""
    points = pd.concat([
        total([50.0, 60.0, 70.0 + more, 70.0 + more / 2]).assign(breakdown=breakdown)
        for breakdown, more in (("total", 0.0), ("women", women), ("men", men))
    ])  # fmt: skip
    points.loc[(points["period"] == "2023") & (points["breakdown"] == "total"), "value_status"] = (
        last
    )
    targets = years(period=["2020", "2023", "2025"], target_value=[target] * 3, target_upper=[None] * 3,
                    near_below=[target * 0.95] * 3, near_above=[None] * 3)  # fmt: skip
    return figure(
        points=points, targets=targets, baseline=years(period=["2020"], baseline_value=[50.0])
    )


@pytest.mark.parametrize("wide", [190, 320, 560])
@pytest.mark.parametrize("last", ["final", "forecast"])
@pytest.mark.parametrize("target", [55.0, 68.0, 70.0, 72.0, 90.0])
@pytest.mark.parametrize(("women", "men"), [(0.5, -0.5), (4.0, -4.0), (-12.0, 3.0)])
def test_writes_no_name_upon_another(
    women: float, men: float, target: float, last: str, wide: float
) -> None:
    drawn = boxes(spread(women, men, target, last), wide)
    assert len(drawn) >= 6
    clashing = [
        (one[0], other[0]) for one, other in combinations(drawn, 2)
        if one[1] < other[2] and other[1] < one[2] and one[3] < other[4] and other[3] < one[4]
    ]  # fmt: skip
    assert clashing == []


def test_holds_the_names_within_the_figure_on_a_phone() -> None:
    drawn = spread(4.0, -4.0, 90.0, "final")
    room = 288 - drawn.layout.margin.l - drawn.layout.margin.r
    assert room > 150
    assert max(right for _, _, right, _, _ in boxes(drawn, room)) <= room + drawn.layout.margin.r


def test_is_made_in_time() -> None:
    points = months([float(value % 7) + 70 for value in range(60)])
    spent = []
    for _ in range(5):
        began = time.perf_counter()
        figure(points=points)
        spent.append(time.perf_counter() - began)
    assert median(spent) < 0.1


SOME = st.one_of(st.none(), st.floats(-1e6, 1e6, allow_nan=False))


@settings(max_examples=60, deadline=None)
@given(
    values=st.lists(SOME, max_size=8),
    aims=st.lists(st.floats(-1e6, 1e6, allow_nan=False), max_size=4),
    begun=SOME,
    direction=st.sampled_from(["higher", "lower", "range"]),
    decimals=st.integers(0, 2),
)
def test_draws_whatever_a_file_may_hold(
    values: list[float | None],
    aims: list[float],
    begun: float | None,
    direction: str,
    decimals: int,
) -> None:
    targets = years(
        period=[str(2021 + place) for place in range(len(aims))], target_value=list(aims),
        target_upper=[aim + 1 for aim in aims], near_below=[aim - 1 for aim in aims],
        near_above=[aim + 2 for aim in aims],
    )  # fmt: skip
    indicator = {**SHARE, "direction": direction, "decimals": decimals}
    baseline = years(period=["2019"], baseline_value=[begun])
    drawn = figure(indicator, points=total(values), targets=targets, baseline=baseline)
    shown = [y for trace in drawn.data if trace.name == "total" for y in trace.y if y is not None]
    assert shown == [value for value in values if value is not None]
    if drawn.data:
        low, high = drawn.layout.yaxis.range
        assert all(low <= y <= high for trace in drawn.data for y in trace.y if y is not None)
