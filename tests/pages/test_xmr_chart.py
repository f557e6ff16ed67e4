"""Signal or noise: the limits by name, and the points that signal marked."""

import pandas as pd

from dashboard.drawing.xmr_chart import xmr_figure, xmr_sentence
from dashboard.words.translate import Speaker
from tests.pages.series import SHARE, months

say = Speaker("sv")


def points(values: list[float], signals: dict[int, str]) -> pd.DataFrame:
    return months(values).assign(
        mean=70.0, upper_limit=75.0, lower_limit=65.0,
        signal=[signals.get(place, "none") for place in range(len(values))],
    )  # fmt: skip


TEN = points(
    [70.0, 71.0, 69.0, 70.0, 80.0, 70.0, 71.0, 69.0, 70.0, 60.0], {4: "outside", 9: "outside"}
)


def test_draws_the_values_the_mean_and_the_limits() -> None:
    drawn = {trace.name: trace for trace in xmr_figure(TEN, SHARE, say).data}
    assert list(drawn["value"].y) == list(TEN["value"])
    assert {name: set(drawn[name].y) for name in ("mean", "upper_limit", "lower_limit")} == {
        "mean": {70.0}, "upper_limit": {75.0}, "lower_limit": {65.0},
    }  # fmt: skip
    assert drawn["mean"].line.dash == "solid" != drawn["upper_limit"].line.dash


def test_names_the_lines_at_their_ends() -> None:
    texts = [
        note.text.replace("\u00a0", " ") for note in xmr_figure(TEN, SHARE, say).layout.annotations
    ]
    assert sorted(texts) == ["Medel<br>70,0 %", "Undre gräns<br>65,0 %", "Övre gräns<br>75,0 %"]


def test_marks_the_points_that_signal_by_shape_and_word() -> None:
    [signal] = [trace for trace in xmr_figure(TEN, SHARE, say).data if trace.name == "signal"]
    assert list(signal.y) == [80.0, 60.0]
    assert signal.marker.symbol == "diamond"
    assert signal.customdata[0] == "maj 2022: 80,0\u00a0% (signal)"


def test_marks_nothing_where_nothing_signals() -> None:
    drawn = xmr_figure(points([70.0, 71.0], {}), SHARE, say)
    assert [trace.name for trace in drawn.data] == ["upper_limit", "mean", "lower_limit", "value"]


def test_breaks_the_line_where_a_period_is_missing() -> None:
    [value] = [t for t in xmr_figure(TEN.drop(index=2), SHARE, say).data if t.name == "value"]
    assert list(value.y)[:3] == [70.0, 71.0, None]


def test_says_what_is_shown() -> None:
    assert xmr_sentence(TEN, SHARE, say).replace("\u00a0", " ") == (
        "10 värden, det senaste 60,0 % (okt. 2022). Medel 70,0 %; det normala är mellan 65,0 % och 75,0 %."
        " Antal värden som signalerar en förändring: 2."
    )


def test_draws_and_says_nothing_of_nothing() -> None:
    assert xmr_figure(TEN.iloc[:0], SHARE, say).data == ()
    assert xmr_sentence(TEN.iloc[:0], SHARE, say) == "inga värden"


def test_tells_a_value_that_is_outside_from_the_limit() -> None:
    close = points([70.0, 75.02, 70.0], {1: "outside"})
    drawn = xmr_figure(close, SHARE, say)
    [signal] = [trace for trace in drawn.data if trace.name == "signal"]
    assert signal.customdata[0] == "februari 2022: 75,02\u00a0% (signal)"
    assert "Övre gräns<br>75,00\u00a0%" in [note.text for note in drawn.layout.annotations]
    last = points([70.0, 64.98], {1: "outside"})
    assert "det senaste 64,98\u00a0%" in xmr_sentence(last, SHARE, say)
