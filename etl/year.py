"""The municipality's year on real days, what is to be done by them, and both as an iCalendar file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from etl.calendar_file import CalendarDay, calendar_file
from etl.findings import say
from etl.periods import parse_period
from etl.questions import Row, ask
from etl.settings import load_settings
from etl.store import Store
from etl.year_events import EVENT_KINDS, YearEvent

__all__ = ["EVENT_KINDS", "Occasion", "deadline", "occasions", "year_calendar"]

# A calendar holds what began within so many days before today, and what begins within so many after.
DAYS_BACK, DAYS_AHEAD = 400, 730


@dataclass(frozen=True)
class Occasion:
    """One of the year's events on real days, both included; period: which it is of, empty where of none."""

    name: str
    name_en: str
    kind: str
    first: date
    last: date
    period: str

    def named(self, language: str) -> str:
        """Return its name in a language; in Swedish where it has no other."""
        return self.name_en if language == "en" and self.name_en else self.name

    def is_past(self, today: date) -> bool:
        """Say whether its last day has gone."""
        return self.last < today

    def is_now(self, today: date) -> bool:
        """Say whether a day is one of its own."""
        return self.first <= today <= self.last


def occasions(home: Path, first: date, last: date) -> list[Occasion]:
    """Return what of the year falls, in whole or in part, between two days, by its first day."""
    events = load_settings(home).year_events
    found = [_occasion(e, year) for year in range(first.year - 1, last.year + 1) for e in events]
    within = (one for one in found if one.first <= last and one.last >= first)
    return sorted(within, key=lambda one: (one.first, one.last, one.name))


def _occasion(event: YearEvent, year: int) -> Occasion:
    first, last = event.days_from(year)
    period = event.period_at(last)
    return Occasion(event.name, event.name_en, event.kind, first, last, period)


def deadline(found: Iterable[Occasion], kind: str, period_end: date) -> date:
    """Return the last day to report, assess or approve what is of a period that ends on a day.

    As the year says; the period's own last day where it says nothing of it.
    """
    days = [
        one.last for one in found
        if one.kind == kind and one.period and parse_period(one.period).end_date == period_end
    ]  # fmt: skip
    return max(days, default=period_end)


def year_calendar(home: Path, language: str, now: datetime, responsible: str | None = None) -> str:
    """Return the municipality's year as an iCalendar file, with how many things wait at each event.

    responsible: whose things are counted; None: everybody's. Only names of events and numbers are in
    it. Raises WrongUse where the settings cannot be understood, CannotBeDone where what is published
    cannot be read.
    """
    today = now.date()
    found = occasions(home, today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD))
    waiting = _waiting(home, today, responsible)
    name = load_settings(home).name
    days = [_calendar_day(name, one, found, waiting, language) for one in found]
    title = say("calendar_name", language, name=name)
    return calendar_file(title, days, language, now)


def _waiting(home: Path, today: date, responsible: str | None) -> list[Row]:
    """Return one row per sort of thing and period: what, end_date, count; none where nothing is published."""
    store = Store(home)
    current = store.current_id()
    if current is None:
        return []
    cursor = store.open(current).cursor()
    return ask(cursor, "things_to_do", today=today, responsible=responsible)


def _calendar_day(
    name: str, one: Occasion, found: Sequence[Occasion], waiting: Sequence[Row], language: str
) -> CalendarDay:
    place = f"malkoll/{name}/{one.kind}/{one.name}/{one.period}/{one.first.year}"
    counts = [
        int(str(row["count"])) for row in waiting
        if row["what"] == one.kind and isinstance(row["end_date"], date)
        and deadline(found, one.kind, row["end_date"]) == one.last and one.period
    ]  # fmt: skip
    description = say("calendar_waiting", language, count=sum(counts)) if counts else ""
    return CalendarDay(
        f"{uuid5(NAMESPACE_URL, place)}@malkoll", one.named(language), one.first, one.last,
        description, say(f"calendar_{one.kind}", language),
    )  # fmt: skip
