"""The sentence in the trend's place: from what to what, and what is but a forecast."""

from dashboard.drawing.trend_chart import trend_figure
from dashboard.indicator.trend import alternative, source_text
from dashboard.words.translate import Speaker
from tests.pages.series import BASELINE, SHARE, years

say = Speaker("sv")
ROW = {**SHARE, "name": "Behöriga", "unit": "Provköping", "value": 72.0, "target_value": 80.0,
       "target_upper": None, "source": "Kolada", "source_indicator_id": "N15428"}  # fmt: skip


def text(*status: str, row: dict[str, object] = ROW) -> str:
    values: list[object] = [70.0, 72.0, 75.0][: len(status)]
    rows = years(
        period=["2023", "2024", "2025"][: len(status)], value=values, value_status=list(status)
    )
    return alternative(row, rows, say).replace("\u00a0", " ")


def test_says_from_what_to_what_and_the_target() -> None:
    assert (
        text("final", "final")
        == "Behöriga, Provköping: från 70,0 % (2023) till 72,0 % (2024). Målet är 80 %."
    )
    assert text("final", "final", row={**ROW, "target_value": None}).endswith("(2024).")


def test_says_that_a_forecast_is_one() -> None:
    assert "till 72,0 % (2024)" in text("final", "final", "forecast")
    assert text("final", "final", "forecast").endswith("Prognosen är 75,0 % (2025).")
    assert "Prognosen är 70,0 % (2023)" in text("forecast")


def test_says_where_the_values_come_from() -> None:
    assert source_text(ROW, say) == "Källa: Kolada N15428"
    assert source_text({**ROW, "source": None, "source_indicator_id": None}, say) == ""


def test_names_a_value_apart_from_its_target_in_the_figure() -> None:
    near = years(period=["2024", "2025"], breakdown=["total"] * 2, value=[70.0, 79.96],
                 value_status=["final"] * 2)  # fmt: skip
    aims = years(
        period=["2025"],
        target_value=[80.0],
        target_upper=[None],
        near_below=[76.0],
        near_above=[None],
    )
    figure = trend_figure(near, aims, BASELINE.iloc[:0], SHARE, say)
    assert "<b>79,96\u00a0%</b>" in [note.text for note in figure.layout.annotations]
    [total] = [trace for trace in figure.data if trace.name == "total"]
    assert total.customdata[-1] == "Alla 2025: 79,96\u00a0%"
