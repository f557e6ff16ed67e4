"""The table behind a chart: newest periods open, older folded, a word for why there is no light."""

import pandas as pd

from dashboard.parts.values_table import OPEN, by_age, values_table
from dashboard.words.translate import Speaker

SAY = Speaker("sv")
ROW = {
    "name": "Kötid", "measure_unit": "dagar", "decimals": 0, "direction": "lower",
    "rule_tolerance": 2.0, "rule_tolerance_kind": "absolute",
}  # fmt: skip


def points(count: int, target: float | None = 30.0, reason: str = "reached") -> pd.DataFrame:
    """Return the totals of so many months from January 2020."""
    starts = pd.date_range("2020-01-01", periods=count, freq="MS")
    return pd.DataFrame({
        "breakdown": "total", "period": starts.strftime("%Y-%m"), "start_date": starts,
        "end_date": starts + pd.offsets.MonthEnd(0), "value": 20.0, "value_status": "final",
        "target_value": target, "target_upper": None, "tolerance": 2.0,
        "status": "met" if reason == "reached" else "no_data", "reason": reason,
    })  # fmt: skip


def test_keeps_the_newest_periods_open_and_folds_the_rest() -> None:
    newest, older = by_age(points(OPEN + 3))
    assert list(older["period"]) == ["2020-01", "2020-02", "2020-03"]
    assert len(newest) == OPEN


def test_folds_nothing_of_a_short_series() -> None:
    newest, older = by_age(points(OPEN))
    assert (len(newest), len(older)) == (OPEN, 0)


def test_lists_the_newest_first_each_with_its_light() -> None:
    text = values_table(ROW, points(2), SAY)
    assert text.index("februari 2020") < text.index("januari 2020")
    assert text.count("Uppfyllt") == 2


def test_says_that_the_target_is_what_is_missing() -> None:
    text = values_table(ROW, points(1, target=None, reason="no_target"), SAY)
    assert "Inget målvärde" in text
    assert "Uppgift saknas" not in text


def test_tells_each_value_apart_from_the_target_beside_it() -> None:
    share = {**ROW, "measure_unit": "%", "decimals": 1, "direction": "higher"}
    total = points(1, target=75.0, reason="within_tolerance").assign(value=74.96, status="near")
    women = total.assign(breakdown="women", value=75.03, target_value=None)
    text = values_table(share, pd.concat([total, women]), SAY)
    assert ">74,96<" in text
    assert ">75,03<" in text
    assert ">75<" in text
    assert "Delvis uppfyllt" in text
