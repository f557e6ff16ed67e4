"""Periods as people write them, made canonical: "aug 2025", "T2 2025", "2025K3", "läsår 2024/25"."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from etl.periods import is_period

MONTHS = (
    ("januari", "january"),
    ("februari", "february"),
    ("mars", "march"),
    ("april", "april"),
    ("maj", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augusti", "august"),
    ("september", "september"),
    ("oktober", "october"),
    ("november", "november"),
    ("december", "december"),
)
YEAR = r"((?:19|20)\d\d)"
LETTERS = {
    "t": "T",
    "tertial": "T",
    "q": "Q",
    "k": "Q",
    "kv": "Q",
    "kvartal": "Q",
    "quarter": "Q",
    "h": "H",
    "halvår": "H",
    "halvar": "H",
    "half": "H",
}
PART = r"(tertial|kvartal|quarter|halvår|halvar|half|kv|t|q|k|h)"
SPAN_BY_FREQUENCY = {
    "month": {n: f"{n:02d}" for n in range(1, 13)},
    "tertial": {4: "T1", 8: "T2", 12: "T3"},
    "quarter": {3: "Q1", 6: "Q2", 9: "Q3", 12: "Q4"},
    "half_year": {6: "H1", 12: "H2"},
}


@dataclass(frozen=True)
class FromJanuary:
    """January to some month: which period that is depends on the indicator."""

    year: int
    last_month: int

    def as_period(self, frequency: str, accumulation: str) -> str | None:
        """Return the period it ends for an indicator counted from 1 January; None for others."""
        if self.last_month == 12 and frequency == "year":
            return f"{self.year:04d}"
        part = SPAN_BY_FREQUENCY.get(frequency, {}).get(self.last_month)
        if accumulation != "year_to_date" or part is None:
            return None
        return f"{self.year:04d}-{part}"


@dataclass(frozen=True)
class Day:
    """A single date: the month it lies in, for an indicator measured by month."""

    day: date

    def as_period(self, frequency: str, accumulation: str) -> str | None:
        """Return the month for a monthly indicator; None for others."""
        return f"{self.day:%Y-%m}" if frequency == "month" else None


def understand_period(text: str) -> str | FromJanuary | Day | None:
    """Return the canonical period of a text, what it may be, or None where it is no period."""
    text = unicodedata.normalize("NFKC", text)
    if any(sign.isdigit() and not sign.isascii() for sign in text):
        return None
    plain = re.sub(r"\s+", " ", text.strip().strip("\"'").lower()).replace("\u2013", "-")
    plain = re.sub(r"\.0$", "", plain)
    if is_period(plain.upper()):
        return plain.upper()
    for understand in (_part, _month, _school_year, _from_january, _day):
        found = understand(plain)
        if found is not None:
            return found if not isinstance(found, str) or is_period(found) else None
    return None


def _part(text: str) -> str | None:
    """Read T2 2025, 2025T2, tertial 2 2025, 2025 K3, kvartal 3 2025, 2025H1, halvår 1 2025."""
    match = re.fullmatch(rf"{YEAR}[ \-]?{PART}[ .]?(\d)", text)
    if match:
        return f"{match[1]}-{LETTERS[match[2]]}{match[3]}"
    match = re.fullmatch(rf"{PART}[ .]?(\d)[ ,\-]{{0,2}}{YEAR}", text)
    return f"{match[3]}-{LETTERS[match[1]]}{match[2]}" if match else None


def _month(text: str) -> str | None:
    """Read 2025M08, 202508, aug 2025, augusti 2025, 2025 augusti."""
    match = re.fullmatch(rf"{YEAR}(?:m|-)?(\d\d)|{YEAR}m(\d)", text)
    if match:
        month = int(match[2] or match[4])
        return f"{match[1] or match[3]}-{month:02d}" if 1 <= month <= 12 else None
    match = re.fullmatch(rf"([a-zåäö]+)\.?[ \-]{YEAR}", text)
    if match:
        name, year = match[1], match[2]
    else:
        match = re.fullmatch(rf"{YEAR}[ \-]([a-zåäö]+)\.?", text)
        if not match:
            return None
        name, year = match[2], match[1]
    number = _month_number(name)
    return f"{year}-{number:02d}" if number else None


def _month_number(name: str) -> int | None:
    for number, names in enumerate(MONTHS, start=1):
        if len(name) >= 3 and any(month.startswith(name) for month in names):
            return number
    return None


def _school_year(text: str) -> str | None:
    """Read läsår 2024/25, läsåret 2024/2025, 2024/2025 where the years follow on each other."""
    match = re.fullmatch(rf"(?:läsåret |läsår |lå )?{YEAR}/({YEAR}|\d\d)", text)
    if not match:
        return None
    second = match[2][-2:]
    return f"{match[1]}/{second}" if (int(match[1]) + 1) % 100 == int(second) else None


def _from_january(text: str) -> FromJanuary | None:
    """Read jan-aug 2025."""
    match = re.fullmatch(rf"([a-zåäö]+)\.? ?- ?([a-zåäö]+)\.? {YEAR}", text)
    if not match or _month_number(match[1]) != 1:
        return None
    last = _month_number(match[2])
    return FromJanuary(int(match[3]), last) if last else None


def _day(text: str) -> Day | None:
    """Read 2025-08-31, with or without Excel's midnight."""
    match = re.fullmatch(rf"{YEAR}-(\d\d)-(\d\d)(?:[ t]00:00:00)?", text)
    if not match:
        return None
    try:
        return Day(date(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:
        return None
