"""Values in sentences: as the rule has them, and never rounded so that the sentence is false."""

import pytest

from dashboard.words.sentences import indicator_title, reason_sentence
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, decimals_apart

say, speak = Speaker("sv"), Speaker("en")


def row(value: float, target: float, reason: str, tolerance: float = 5.0, **more: object) -> Row:
    kind = more.get("rule_tolerance_kind", "percent")
    return {
        "name": "Behöriga", "measure_unit": "%", "decimals": 1, "direction": "higher",
        "value": value, "value_period": "2025", "target_value": target, "target_upper": None,
        "deviation": value - target, "rule_tolerance": tolerance, "rule_tolerance_kind": kind,
        "tolerance": target * tolerance / 100 if kind == "percent" else tolerance,
        "status": {"reached": "met", "within_tolerance": "near"}.get(reason, "missed"),
        "reason": reason, **more,
    }  # fmt: skip


@pytest.mark.parametrize(("found", "sentence"), [
    (row(72.4, 75, "within_tolerance"),
     "72,4 % mot målet 75 %: 2,6 procentenheter under, inom toleransen 5 % (3,75): delvis uppfyllt."),
    (row(74.96, 75, "within_tolerance"),
     "74,96 % mot målet 75 %: 0,04 procentenheter under, inom toleransen 5 % (3,75): delvis uppfyllt."),
    (row(71.2, 75, "beyond_tolerance"),
     "71,2 % mot målet 75 %: 3,8 procentenheter under, mer än toleransen 5 % (3,75): ej uppfyllt."),
    (row(71.249, 75, "beyond_tolerance"),
     "71,2 % mot målet 75 %: 3,8 procentenheter under, mer än toleransen 5 % (3,75): ej uppfyllt."),
    (row(72.99, 75, "beyond_tolerance", 2.0, rule_tolerance_kind="absolute"),
     "73,0 % mot målet 75 %: 2,01 procentenheter under, mer än toleransen 2 procentenheter: ej uppfyllt."),
    (row(75.04, 75.04, "reached"), "75,04 % mot målet 75,04 %: uppfyllt."),
    (row(33, 30, "within_tolerance", 4.0, rule_tolerance_kind="absolute", direction="lower",
         decimals=0, measure_unit="dagar"),
     "33 dagar mot målet 30 dagar: 3 dagar över, inom toleransen 4 dagar: delvis uppfyllt."),
    (row(6.9, 7, "within_tolerance", 1.0, rule_tolerance_kind="absolute", direction="range",
         target_upper=14.0, measure_unit="dygn"),
     "6,9 dygn mot målet 7–14 dygn: 0,1 dygn under, inom toleransen 1 dygn: delvis uppfyllt."),
])  # fmt: skip
def test_explains_a_light_truly(found: Row, sentence: str) -> None:
    assert reason_sentence(found, say).replace("\u00a0", " ") == sentence


@pytest.mark.parametrize("hundredth", range(1, 60))
def test_never_shows_a_value_below_its_target_as_equal_to_it(hundredth: int) -> None:
    found = row(75 - hundredth / 1000, 75, "within_tolerance")
    assert not indicator_title(found, say).replace("\u00a0", " ").startswith("Behöriga: 75,0 %")
    assert ": 0,0\u00a0" not in reason_sentence(found, say)
    assert ": 0\u00a0" not in reason_sentence(found, say)


def test_says_in_english_that_a_value_is_confidential() -> None:
    found = {**row(0, 1, "confidential"), "value": None}
    assert (
        reason_sentence(found, speak) == "The value is confidential, too few to be shown: no data."
    )


def test_says_no_number_of_a_confidential_value_even_if_one_is_given() -> None:
    assert "7" not in reason_sentence(row(77.7, 1, "confidential"), say)


@pytest.mark.parametrize(("numbers", "decimals"), [
    ((74.96, 75.0, 75.04), 2), ((74.9, 75.0), 1), ((75.0, 75.0), 1), ((75.0, None, 75.004), 3), ((), 1),
    ((0.1 + 0.2, 0.3), 1),
])  # fmt: skip
def test_takes_the_decimals_that_tell_numbers_apart(
    numbers: tuple[float | None, ...], decimals: int
) -> None:
    assert decimals_apart(numbers, 1) == decimals
