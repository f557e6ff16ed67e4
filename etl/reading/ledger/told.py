"""What the texts around a ledger tell of it: what it is counted in, of which period, outcome or budget."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from etl.reading.ledger.amount_headers import MEASURES
from etl.reading.ledger.moments import YEAR, AmountHeader, Measure, moments_in
from etl.reading.ledger.money import units_told

# When a report was taken out says nothing of what it is of: what follows such a word is not read.
PRINTED = re.compile(
    r"(?<!\w)(?:utskr|skriv|skapa|datum|uttag|k[öo]rd|h[äa]mta|rapportdatum|printed|created)", re.I
)
DATE = rf"({YEAR})-(\d\d)-(\d\d)"
DATES = re.compile(rf"{DATE}\s*(?:--|-|–|till|t\.?o\.?m\.?)\s*{DATE}")
ONE_DATE = re.compile(rf"(?<!\d){DATE}(?!\d)|(?<!\d)\d{{1,2}}\s[a-zåäö]{{3,9}}\.?\s{YEAR}", re.I)


@dataclass(frozen=True)
class Told:
    """What the texts tell; None or empty where they are silent, or say several things."""

    units: frozenset[str] = frozenset()
    measure: Measure | None = None
    when: AmountHeader = field(default_factory=AmountHeader)


def told_by(texts: Sequence[str]) -> Told:
    """Return what a file's title, sheet and name tell."""
    measures: list[Measure] = [
        measure
        for measure, words in MEASURES.items()
        if any(re.search(rf"(?<!\w)(?:{words})", text.casefold()) for text in texts)
    ]
    return Told(
        frozenset(units_told(texts)), measures[0] if len(measures) == 1 else None, _when(texts)
    )


def _when(texts: Iterable[str]) -> AmountHeader:
    """Return the one span, month or year that texts name; the larger where they name several of them.

    Where they name several years (Budget 2026, beslutad november 2025), none of them is the file's.
    """
    named = [when for text in texts for when in _times(PRINTED.split(text)[0])]
    years = {when.year for when in named if when.year}
    if len(years) > 1:
        return AmountHeader()
    for kind in (
        [when for when in named if when.span],
        [when for when in named if when.month and not when.span],
    ):
        if len(set(kind)) == 1 and kind[0].year:
            return kind[0]
    return AmountHeader(year=years.pop()) if years else AmountHeader()


def _times(text: str) -> list[AmountHeader]:
    found = [
        AmountHeader(month=int(m[5]), first_month=int(m[2]), year=int(m[4]), span="accumulated")
        for m in DATES.finditer(text)
        if m[1] == m[4] and 1 <= int(m[2]) <= int(m[5]) <= 12
    ]
    rest = ONE_DATE.sub(" ", DATES.sub(" ", text)).casefold()
    return [*found, *moments_in(rest)]
