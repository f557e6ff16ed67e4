"""Periods in their one canonical form: 2025, 2025-H1, 2025-T2, 2025-Q3, 2025-08, 2024/25."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

PeriodKind = Literal["year", "half_year", "tertial", "quarter", "month", "school_year"]

MONTHS_IN: dict[str, int] = {"H": 6, "T": 4, "Q": 3}
KIND_OF: dict[str, PeriodKind] = {"H": "half_year", "T": "tertial", "Q": "quarter"}


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of whole months; sorts by its end, then its start (the longer one last)."""

    end_date: date
    start_date: date
    text: str
    kind: PeriodKind


def parse_period(text: str) -> Period:
    """Return the period of a canonical text; ValueError if it is not one."""
    for pattern, make in _FORMS:
        match = re.fullmatch(pattern, text)
        if match:
            return make(text, match)
    raise ValueError(f"not a period: {text!r}")


def is_period(text: str) -> bool:
    """Say whether a text is a canonical period."""
    try:
        parse_period(text)
    except ValueError:
        return False
    return True


def year_of(period: Period) -> Period:
    """Return the calendar year that holds a period (a school year's is the spring's, as in Kolada)."""
    return parse_period(f"{period.end_date.year:04d}")


def _span(text: str, kind: PeriodKind, year: int, first: int, months: int) -> Period:
    last = first + months - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    last_day = calendar.monthrange(end_year, end_month)[1]
    return Period(date(end_year, end_month, last_day), date(year, first, 1), text, kind)


def _year(text: str, match: re.Match[str]) -> Period:
    return _span(text, "year", int(match[1]), 1, 12)


def _part(text: str, match: re.Match[str]) -> Period:
    months = MONTHS_IN[match[2]]
    return _span(text, KIND_OF[match[2]], int(match[1]), (int(match[3]) - 1) * months + 1, months)


def _month(text: str, match: re.Match[str]) -> Period:
    return _span(text, "month", int(match[1]), int(match[2]), 1)


def _school_year(text: str, match: re.Match[str]) -> Period:
    if (int(match[1]) + 1) % 100 != int(match[2]):
        raise ValueError(f"not a school year: {text!r}")
    return _span(text, "school_year", int(match[1]), 7, 12)


_YEAR = r"((?:19|20)\d\d)"
_FORMS = (
    (_YEAR, _year),
    (rf"{_YEAR}-(H)([12])", _part),
    (rf"{_YEAR}-(T)([123])", _part),
    (rf"{_YEAR}-(Q)([1234])", _part),
    (rf"{_YEAR}-(0[1-9]|1[0-2])", _month),
    (rf"{_YEAR}/(\d\d)", _school_year),
)
