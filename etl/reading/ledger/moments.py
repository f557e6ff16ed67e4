"""Months, years and spans as headers and titles name them: jan, 2026-01, 202601, jan-aug 2026."""

import re
from dataclasses import dataclass
from typing import Literal

from etl.reading.periods import MONTHS

Measure = Literal["budget", "outcome", "forecast"]
Span = Literal["each", "accumulated", "year"]

NAMES = "|".join(
    sorted({name[:n] for names in MONTHS for name in names for n in range(3, len(name) + 1)})[::-1]
)
MONTH = rf"(?:{NAMES}|sept)\.?"
YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True)
class AmountHeader:
    """One column of amounts. measure, month, year, span, unit: None where the header is silent.

    first_month: where a span of months begins, for those that are accumulated over it.
    """

    measure: Measure | None = None
    month: int | None = None
    year: int | None = None
    span: Span | None = None
    unit: str | None = None
    first_month: int = 1
    is_total: bool = False
    is_left_out: bool = False


def first_moment(text: str) -> tuple[AmountHeader, str]:
    """Return the month, year and span that a text names, and what is left of it."""
    for pattern, read in WHEN:
        found = re.search(pattern, text)
        if found:
            said = read(found)
            if said is not None:
                return said, f"{text[: found.start()]} {text[found.end() :]}"
    return AmountHeader(), text


def moments_in(text: str) -> list[AmountHeader]:
    """Return every month, year and span that a text names, in lower case."""
    found = []
    for _ in range(10):
        when, text = first_moment(text)
        if when == AmountHeader():
            break
        found.append(when)
    return found


def _numbered_span(found: re.Match[str]) -> AmountHeader | None:
    first, last = int(found["first"]), int(found["last"])
    is_one_year = found["year"] == found["same"]
    if not is_one_year or not 1 <= first <= last <= 12:
        return None
    return AmountHeader(
        month=last, first_month=first, year=int(found["year"]), span="accumulated"
    )  # fmt: skip


def _named_span(found: re.Match[str]) -> AmountHeader | None:
    first, last = month_number(found["first"]), month_number(found["last"])
    year = int(found["year"]) if found["year"] else None
    if not first or not last or first > last:
        return None
    return AmountHeader(month=last, first_month=first, year=year, span="accumulated")


def _numbered(found: re.Match[str]) -> AmountHeader | None:
    month = int(found["month"])
    return AmountHeader(month=month, year=int(found["year"])) if 1 <= month <= 12 else None


def _named(found: re.Match[str]) -> AmountHeader | None:
    year = found["before"] or found["after"]
    return AmountHeader(month=month_number(found["month"]), year=int(year) if year else None)


def _dated(found: re.Match[str]) -> AmountHeader | None:
    """Read a workbook's date that stands for its month: the first or the last day of it."""
    month, day = int(found["month"]), int(found["day"])
    if not 1 <= month <= 12 or 1 < day < 28:
        return None
    return AmountHeader(month=month, year=int(found["year"]))


def _short(found: re.Match[str]) -> AmountHeader | None:
    return AmountHeader(month=month_number(found["month"]), year=2000 + int(found["year"]))


def _counted(found: re.Match[str]) -> AmountHeader | None:
    month = int(found["month"])
    return AmountHeader(month=month) if 1 <= month <= 12 else None


def _year(found: re.Match[str]) -> AmountHeader | None:
    return AmountHeader(year=int(found[0]))


def month_number(name: str) -> int | None:
    """Return the number of a month by its name, or by three letters of it or more."""
    bare = name.rstrip(".")
    for number, names in enumerate(MONTHS, start=1):
        if len(bare) >= 3 and any(month.startswith(bare) for month in names):
            return number
    return None


WHEN = (
    (
        rf"(?<!\d)(?P<year>{YEAR})[-m]?(?P<first>\d\d)\s?(?:--|-|–|till)\s?"
        rf"(?P<same>{YEAR})[-m]?(?P<last>\d\d)(?!\d)",
        _numbered_span,
    ),
    (
        rf"(?<!\w)(?P<first>{MONTH})\s?(?:-|–|till|t\.?o\.?m\.?)\s?(?P<last>{MONTH})(?!\w)"
        rf"(?:\s?(?P<year>{YEAR}))?",
        _named_span,
    ),
    (rf"(?<!\d)(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?: 00:00:00)?(?!\d)", _dated),
    (rf"(?<!\d)(?P<year>{YEAR})[-m]?(?P<month>\d\d)(?![\d-])", _numbered),
    (rf"(?<!\w)(?P<month>{MONTH})[-/'’](?P<year>\d\d)(?!\w)", _short),
    (
        rf"(?<!\w)(?:(?P<before>{YEAR})[\s-])?(?P<month>{MONTH})(?!\w)(?:[\s-](?P<after>{YEAR}))?",
        _named,
    ),
    (r"(?<!\w)p(?:er(?:iod)?)?\.?\s?(?P<month>\d{1,2})(?!\w)", _counted),
    (rf"(?<!\d){YEAR}(?!\d)", _year),
)
