"""What amounts are counted in: kronor, thousands or millions, as headers, titles and cells say it."""

import re
from collections.abc import Iterable
from decimal import Decimal

FACTORS = {"kr": Decimal(1), "tkr": Decimal(1000), "mnkr": Decimal(1_000_000)}
KRONOR = r"(?:kronor|kr|sek)"
# The larger first: "miljoner kronor" says kronor too.
WRITTEN = (
    ("mnkr", rf"mnkr|mkr|msek|miljon(?:er|tal)?(?:\s{KRONOR})?|milj\.?\s{KRONOR}"),
    (
        "tkr",
        rf"tkr|kkr|tsek|ksek|tusentals?(?:\s{KRONOR})?|tusen(?:\s{KRONOR})?"
        rf"|1\s?000-?tals?(?:\s{KRONOR})?|(?:1[\s.]?|['’])?000\s?{KRONOR}",
    ),
    ("kr", KRONOR),
)
UNIT = re.compile(
    "|".join(rf"(?P<{unit}>(?<![\w'’])(?:{written})(?!\w))" for unit, written in WRITTEN),
    re.IGNORECASE,
)
# "100 tusen kronor" is a sum of money in a text, not what the table is counted in.
A_SUM = re.compile(rf"\d[\d\s.]*(?:,\d+)?\s({UNIT.pattern})".replace("?P<", "?P<a_"), re.IGNORECASE)


def units_told(texts: Iterable[str]) -> set[str]:
    """Return the units (kr, tkr, mnkr) that texts speak of."""
    return {
        str(found.lastgroup) for text in texts for found in UNIT.finditer(A_SUM.sub(_kept, text))
    }


def without_units(text: str) -> str:
    """Return a header without the units in it."""
    return UNIT.sub(" ", text)


def _kept(found: re.Match[str]) -> str:
    """Return a sum's text where it is a way to write a unit (1 000 kr), or a year before one; or nothing."""
    is_unit = re.match(
        rf"((1[\s.]?)?000(-?tal|\s?{KRONOR})|(19|20)\d\d\s)", found[0], re.IGNORECASE
    )
    return found[0] if is_unit else " "
