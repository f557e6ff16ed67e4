"""Amounts of money and deviations in words: in one unit, with the decimals that make them true together."""

from collections.abc import Sequence
from math import isclose

from dashboard.words.translate import THIN, Speaker
from dashboard.words.values import is_empty

PCT_DECIMALS_AT_MOST = 8

# The units of a sentence: the word, in how many SEK, the decimals, and the smallest amount it is for.
UNITS = (
    ("organisation.million", 1_000_000, (1, 2), 100_000),
    ("organisation.thousand", 1_000, (0, 1), 1_000),
    ("organisation.krona", 1, (0, 1, 2), 0),
)


def amount_texts(amounts: Sequence[float], say: Speaker) -> list[str]:
    """Return amounts of SEK in one unit: millions, thousands or SEK, as the smallest that is not zero asks.

    amounts: budget, outcome and how far they are from each other, or one alone. With as many decimals as
    it takes for those that differ to be seen to, and for the difference shown to be that of the two shown.
    """
    smallest = min((abs(amount) for amount in amounts if amount), default=UNITS[0][3])
    ways = [
        (word, size, decimals)
        for word, size, most, least in UNITS
        if smallest >= least
        for decimals in most
    ]
    told = (way for way in ways if _is_true(amounts, way[1], way[2]))
    word, size, decimals = next(told, ways[-1])
    return [say(word, value=say.number(amount / size, decimals)) for amount in amounts]


def _is_true(amounts: Sequence[float], size: int, decimals: int) -> bool:
    """Say whether amounts are told apart, from nothing and from each other, and agree, when rounded."""
    shown = [round(amount / size, decimals) for amount in amounts]
    if len(set(shown) | {0.0}) != len(set(amounts) | {0.0}):
        return False
    if len(shown) < 3:
        return True
    budget, outcome, far = shown
    return isclose(abs(budget - outcome), far, abs_tol=10.0**-decimals / 2)


def signed_pct(pct: object, say: Speaker) -> str:
    """Return a deviation in per cent with its sign, never rounded into none; empty where there is none."""
    if is_empty(pct):
        return ""
    number = float(pct)  # type: ignore[arg-type]
    told = (d for d in range(1, PCT_DECIMALS_AT_MOST + 1) if round(number, d) != 0)
    sign = "+" if number > 0 else ""
    return f"{sign}{say.number(number, next(told, 1))}{THIN}%"
