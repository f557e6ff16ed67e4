"""Numbers as they are written in a field, and said whole: 1 129,5."""

from math import isclose, isfinite

from dashboard.words.in_full import number_in_full
from dashboard.words.translate import Speaker

# What is larger or smaller than so is no target, and too long to be read.
FARTHEST, NEAREST = 1e15, 1e-15


def is_within_reach(number: float) -> bool:
    """Say whether a number may be supposed; what is none may not."""
    return number == 0 or NEAREST <= abs(number) <= FARTHEST


def number_of(text: str) -> float | None:
    """Return a number as people write it, with a comma or a point; None where it is none."""
    plain = "".join(text.split()).removesuffix("%").replace("−", "-").replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        return None
    return number if isfinite(number) else None


def exact(number: float, say: Speaker) -> str:
    """Say a number with all of its decimals, and no more."""
    decimals = number_in_full(float(number)).partition(".")[2]
    return say.number(float(number), len(decimals))


def same(one: float, other: float) -> bool:
    """Say whether two numbers are the same but for what floats make."""
    return isclose(one, other, rel_tol=1e-12, abs_tol=0.0)
