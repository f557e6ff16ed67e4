"""The figure: the answer's data, the targets ahead, a range's bands; secrets stay out."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import trend_figure
from dashboard.translate import Speaker

say = Speaker("sv")


def years(**columns: list[object]) -> pd.DataFrame:
    periods = columns.pop("period")
    start = [pd.Timestamp(f"{year}-01-01") for year in periods]
    end = [pd.Timestamp(f"{year}-12-31") for year in periods]
    return pd.DataFrame({"period": periods, "start_date": start, "end_date": end, **columns})


POINTS = years(
    period=["2023", "2024", "2025", "2025"],
    breakdown=["total", "total", "total", "women"],
    value=[70.5, None, 73.7, 66.6],
    value_status=["final", "missing", "final", "confidential"],
)
TARGETS = years(
    period=["2023", "2024", "2025", "2027"],
    target_value=[80.0, 80.0, 85.0, 90.0],
    target_upper=[None, None, None, None],
    near_below=[76.0, 76.0, 80.75, 85.5],
    near_above=[None, None, None, None],
)
BASELINE = years(period=["2022"], baseline_value=[60.0])
SHARE = {"measure_unit": "%", "decimals": 1, "direction": "higher"}


def figure(indicator: dict[str, object] = SHARE, **changed: pd.DataFrame) -> go.Figure:
    parts = {"points": POINTS, "targets": TARGETS, "baseline": BASELINE, **changed}
    return trend_figure(parts["points"], parts["targets"], parts["baseline"], indicator, say)


def named(drawn: go.Figure, name: str) -> list[go.Scatter]:
    return [trace for trace in drawn.data if trace.name == name]


def texts(drawn: go.Figure) -> list[str]:
    return [note.text.replace("\u00a0", " ") for note in drawn.layout.annotations]


def test_draws_the_values_of_the_answer() -> None:
    [total] = named(figure(), "total")
    assert list(total.y) == [70.5, 73.7]
    assert list(total.customdata) == ["Alla 2023: 70,5\u00a0%", "Alla 2025: 73,7\u00a0%"]


def test_draws_the_target_where_values_are_missing_and_thinner_ahead() -> None:
    behind, ahead = named(figure(), "target")
    assert (list(behind.y), list(ahead.y)) == ([80, 80, 85], [85, 90])
    assert ahead.line.width < behind.line.width
    assert behind.line.dash == ahead.line.dash == "dash"


def test_labels_the_target_with_its_value_and_the_line_with_its_own() -> None:
    assert any("Mål 2027: 90 %" in text for text in texts(figure()))
    assert any("Alla 73,7 %" in text for text in texts(figure()))


def test_keeps_what_is_confidential_out_of_the_figure() -> None:
    assert "66.6" not in figure().to_json()
    assert "66,6" not in figure().to_json()
    assert named(figure(), "women") == []


def test_says_a_long_unit_once_above_the_axis() -> None:
    drawn = figure({**SHARE, "measure_unit": "antal/1000 inv"})
    assert sum("per 1000 inv" in text for text in texts(drawn)) == 1
    assert drawn.layout.yaxis.ticksuffix == ""
    assert figure().layout.yaxis.ticksuffix == "\u00a0%"


def test_dots_a_forecast_and_says_that_it_is_one() -> None:
    points = POINTS.assign(value_status=["final", "missing", "forecast", "confidential"])
    solid, dotted = named(figure(points=points), "total")
    assert (solid.line.dash, dotted.line.dash) == ("solid", "dot")
    assert any("(prognos)" in text for text in texts(figure(points=points)))


def test_draws_a_range_with_a_band_within_and_one_on_either_side() -> None:
    targets = TARGETS.assign(target_upper=95.0, near_above=98.0)
    drawn = figure({**SHARE, "direction": "range"}, targets=targets)
    assert len(named(drawn, "met")) == 1
    assert len(named(drawn, "near")) == 2
    assert len(named(drawn, "target")) == 4


def test_puts_the_band_above_where_lower_is_better() -> None:
    targets = TARGETS.assign(near_below=None, near_above=TARGETS["target_value"] + 4)
    [band] = named(figure({**SHARE, "direction": "lower"}, targets=targets), "near")
    assert max(band.y) == 94


def test_marks_the_baseline() -> None:
    [mark] = named(figure(), "baseline")
    assert list(mark.customdata) == ["Utgångsvärde 2022: 60,0\u00a0%"]
