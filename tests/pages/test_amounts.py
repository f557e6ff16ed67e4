"""Money in a sentence: never rounded into nothing, and the deviation is that of the two amounts said."""

import pytest

from dashboard.words.amounts import amount_texts
from dashboard.words.summaries import budget_sentences
from dashboard.words.translate import Speaker

sv, en = Speaker("sv"), Speaker("en")


def said(budget: float, outcome: float, say: Speaker = sv, ahead: float | None = None) -> list[str]:
    deviation = budget - outcome
    pct = 100 * deviation / abs(budget) if budget else float("nan")
    row = {"period": "2025", "budget": budget, "outcome": outcome, "deviation": deviation,
           "deviation_pct": pct, "forecast_deviation": ahead}  # fmt: skip
    return [text.replace("\u00a0", " ") for text in budget_sentences(row, say)]


@pytest.mark.parametrize(("budget", "outcome", "expected"), [
    (138_912_345, 138_500_000, "budget 138,9 mnkr, utfall 138,5 mnkr, överskott 0,4 mnkr (0,3 %)"),
    (138_940_000, 139_360_000, "budget 138,94 mnkr, utfall 139,36 mnkr, underskott 0,42 mnkr (−0,3 %)"),
    (40_000, 50_000, "budget 40 tkr, utfall 50 tkr, underskott 10 tkr (−25,0 %)"),
    (1_000_000, 1_000_020,
     "budget 1 000 000 kronor, utfall 1 000 020 kronor, underskott 20 kronor (−0,002 %)"),
    (0, 5_000_000, "budget 0,0 mnkr, utfall 5,0 mnkr, underskott 5,0 mnkr"),
    (0, 0, "budget 0,0 mnkr, utfall 0,0 mnkr, avvikelse 0,0 mnkr"),
    (1_000_000, 1_000_000, "budget 1,0 mnkr, utfall 1,0 mnkr, avvikelse 0,0 mnkr (0,0 %)"),
])  # fmt: skip
def test_says_a_budget_so_that_it_adds_up(budget: float, outcome: float, expected: str) -> None:
    assert said(budget, outcome) == [f"Till och med 2025: {expected}."]


def test_says_the_forecast_in_a_unit_of_its_own() -> None:
    assert said(9e6, 8e6, ahead=-4_000)[1] == "Prognos för hela året: underskott 4 tkr."


def test_says_it_in_english() -> None:
    assert said(40_000, 50_000, en) == [
        "Up to 2025: budget SEK 40 thousand, outcome SEK 50 thousand, deficit SEK 10 thousand (−25.0 %)."
    ]


@pytest.mark.parametrize("outcome", [step * 7_777.77 for step in range(1, 60)])
def test_never_shows_a_deviation_other_than_that_of_the_amounts_shown(outcome: float) -> None:
    budget = 300_000.0
    texts = amount_texts([budget, outcome, abs(budget - outcome)], sv)
    numbers = [float(text.split(" ")[0].replace("\u00a0", "").replace(",", ".")) for text in texts]
    assert round(abs(numbers[0] - numbers[1]), 4) == numbers[2] > 0
