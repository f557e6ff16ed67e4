"""What is said beside a light: trend, whose target, how it was made, the pace, signal or noise."""

import pytest

from dashboard.words.sentences import (
    beside_sentences,
    indicator_title,
    pace_sentences,
    reason_sentence,
    signal_sentence,
)
from dashboard.words.translate import Speaker
from dashboard.words.values import Row

say = Speaker("sv")
ROW: Row = {
    "name": "Behöriga", "measure_unit": "%", "decimals": 1, "direction": "higher", "value": 73.7,
    "value_period": "2025", "target_value": 85.0, "target_upper": None, "trend": "improving",
    "compared_value": 66.7, "compared_period": "2024", "org_unit_id": "TOP",
    "target_org_unit_id": "TOP", "origin": "reported", "reason": "stale", "status": "no_data",
}  # fmt: skip


def said(sentences: list[str]) -> list[str]:
    return [sentence.replace("\u00a0", " ") for sentence in sentences]


def test_says_the_trend_and_the_values_own_period() -> None:
    assert said(beside_sentences(ROW, say)) == ["Bättre än 2024 (66,7 %).", "Värdet avser 2025."]


def test_tells_a_worse_value_apart_from_the_one_before() -> None:
    row = {**ROW, "trend": "worsening", "compared_value": 73.74}
    assert said(beside_sentences(row, say))[0] == "Sämre än 2024 (73,74 %)."


def test_says_whose_the_target_is_and_how_the_value_was_made() -> None:
    row = {**ROW, "trend": None, "target_org_unit_id": "SKN", "target_unit": "Skolnämnden",
           "origin": "consolidated", "reported_units": 2, "expected_units": 3}  # fmt: skip
    assert said(beside_sentences(row, say))[1:] == [
        "Målvärdet är satt för Skolnämnden.", "Sammanvägt av 2 av 3 enheter.",
    ]  # fmt: skip


def test_says_that_a_value_is_too_old_or_has_no_target() -> None:
    assert "för gammalt för att bedöma" in reason_sentence(ROW, say)
    assert "finns inget målvärde" in reason_sentence({**ROW, "reason": "no_target"}, say)


@pytest.mark.parametrize(("pace", "year", "second"), [
    ("behind", 2031, "I den här takten nås målet 2031."),
    ("on_track", None, "I den här takten nås målet inte."),
])  # fmt: skip
def test_says_the_pace_and_the_year(pace: str, year: int | None, second: str) -> None:
    row = {"baseline_value": 60.0, "baseline_period": "2021", "target_value": 90.0, "pace": pace,
           "target_period": "2028", "expected_value": 77.1, "reach_year": year}  # fmt: skip
    first, then = said(pace_sentences(row, ROW, say))
    assert "från 60,0 % (2021) till målet 90 % 2028" in first
    assert then == second


def test_says_that_a_target_ahead_is_reached_already() -> None:
    row = {"baseline_value": 60.0, "baseline_period": "2021", "target_value": 70.0,
           "pace": "reached", "target_period": "2028", "expected_value": 65.0}  # fmt: skip
    assert said(pace_sentences(row, ROW, say)) == ["Målet 70 % för 2028 är redan nått."]


def test_says_whether_it_is_signal_or_noise() -> None:
    limits = {"lower_limit": 57.0, "upper_limit": 69.0, "mean": 63.0}
    noise = {**limits, "signal": "none", "signal_direction": None}
    assert (
        signal_sentence(noise, ROW, say) == "Svängningen ryms i det normala: mellan 57,0 och 69,0."
    )
    signal = {**limits, "signal": "outside", "signal_direction": "improving"}
    assert signal_sentence(signal, ROW, say).endswith("(57,0–69,0). Den är till det bättre.")


def test_never_says_that_a_value_is_outside_limits_it_is_shown_equal_to() -> None:
    signal = {"value": 16.8, "lower_limit": 5.6, "upper_limit": 16.6, "mean": 11.1, "signal": "outside",
              "signal_direction": None}  # fmt: skip
    assert signal_sentence(signal, {**ROW, "decimals": 0}, say) == (
        "Det senaste värdet ligger utanför det normala (5,6–16,6)."
    )


def test_says_no_unit_in_a_title_whose_name_holds_it() -> None:
    named = {"name": "Aktiviteter, antal/1000 inv 0-18 år", "measure_unit": "antal/1000 inv 0-18 år",
             "decimals": 1, "direction": "higher", "value": 13.5, "target_value": 15.0,
             "target_upper": None, "status": "missed"}  # fmt: skip
    assert indicator_title(named, say) == "Aktiviteter, antal/1000 inv 0-18 år: 13,5 mot målet 15"
