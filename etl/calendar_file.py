"""An iCalendar file (RFC 5545) of whole days: text escaped, lines folded, ended by CRLF."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

OCTETS_AT_MOST = 75


@dataclass(frozen=True)
class CalendarDay:
    """One thing in the calendar: from a first to a last day, both included; uid stays when it is moved."""

    uid: str
    summary: str
    first: date
    last: date
    description: str = ""
    category: str = ""


def calendar_file(name: str, days: Iterable[CalendarDay], language: str, at: datetime) -> str:
    """Return a calendar as text; at: when it was made."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0",
        f"PRODID:-//Malkoll//Malkoll//{language.upper()}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        *(line for day in days for line in _event(day, at)),
        "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(day: CalendarDay, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(day.uid)}"
    yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{day.first:%Y%m%d}"
    # The end is the first day that is no longer of it. Source: RFC 5545, 3.6.1.
    yield f"DTEND;VALUE=DATE:{day.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(day.summary)}"
    if day.description:
        yield f"DESCRIPTION:{escaped(day.description)}"
    if day.category:
        yield f"CATEGORIES:{escaped(day.category)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Return a text as a value: nothing in it ends the line or the value. Source: RFC 5545, 3.3.11."""
    one = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    one = one.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(sign for sign in one if sign >= " " and sign != "\x7f")


def folded(line: str) -> str:
    """Return a line in parts of 75 octets at most, never within a letter. Source: RFC 5545, 3.1."""
    parts, part, size = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if size + octets > OCTETS_AT_MOST:
            parts.append(part)
            part, size = " ", 1
        part += sign
        size += octets
    return "\r\n".join([*parts, part])
