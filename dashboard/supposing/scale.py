"""The numbers that a lever runs over: from where all is reached to where nothing is, in even steps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

STEPS_AT_MOST = 300
EVEN = (1, 2, 5)
# How far beyond the values and the target, as a share of the stretch between them and of the tolerance.
BEYOND, BEYOND_TOLERANCE = 0.1, 1.5
ROUNDED = 9


@dataclass(frozen=True)
class Scale:
    """Even steps: the first number, how far apart they are, how many steps there are."""

    first: float
    step: float
    count: int

    @property
    def numbers(self) -> list[float]:
        """Every number of the scale, in order."""
        return [round(self.first + place * self.step, ROUNDED) for place in range(self.count + 1)]

    def holds(self, number: float) -> bool:
        """Say whether a number lies between the ends."""
        return self.first <= number <= self.numbers[-1]


def target_scale(
    values: Sequence[float], targets: Sequence[float], tolerance: float, decimals: int, unit: str
) -> Scale:
    """Return the scale of a target: all that is held against it, and as much more as turns each light.

    tolerance: the largest of those in the measure's unit. A share stays between 0 and 100, and what is
    never below zero stays so, where all values and targets do.
    """
    known = [*values, *targets]
    low, high = min(known), max(known)
    more = BEYOND_TOLERANCE * tolerance + BEYOND * (high - low)
    more = max(more, 10 * 10.0**-decimals)
    lowest = 0.0 if low >= 0 else low - more
    highest = 100.0 if unit.startswith("%") and low >= 0 and high <= 100 else high + more
    return even_scale(max(low - more, lowest), min(high + more, highest), decimals)


def tolerance_scale(needed: Iterable[float], now: Sequence[float], decimals: int) -> Scale:
    """Return the scale of a tolerance: from none to what makes the last light partly met, and some more."""
    return even_scale(
        0.0, 1.25 * max([*needed, *(2 * one for one in now), 10.0**-decimals * 10]), decimals
    )


def even_scale(low: float, high: float, decimals: int) -> Scale:
    """Return steps of 1, 2 or 5 of a power of ten, no finer than the decimals, and not too many."""
    least = max((high - low) / STEPS_AT_MOST, 10.0**-decimals)
    power = floor(log10(least) + 1e-9)
    sizes = (one * 10.0**p for p in (power, power + 1) for one in EVEN)
    step = next(size for size in sizes if size >= least * (1 - 1e-9))
    first = floor(low / step + 1e-9)
    return Scale(
        round(first * step, ROUNDED), round(step, ROUNDED), max(ceil(high / step - 1e-9) - first, 1)
    )
