"""What comes back every year, as malkoll.toml names it: planning, budget, reports, decisions."""

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

EVENT_KINDS = ("plan", "budget", "report", "assess", "approve", "publish")
TEXT_KEYS = ("name", "name_en", "from", "to", "kind", "period")
WHOLE = "year"
PARTS = re.compile(r"year|T[123]|H[12]|Q[1-4]|0[1-9]|1[0-2]")
LEAP_YEAR = 2024


@dataclass(frozen=True)
class YearEvent:
    """Something between two days of every year, the last included; months and days as numbers.

    part: of which period it is, as the year's part (T2, H1, Q3, 08) or the whole (year); empty where
    of none. The last day lies in the next year where it comes before the first.
    """

    name: str
    first: tuple[int, int]
    last: tuple[int, int]
    kind: str
    part: str = ""
    name_en: str = ""

    def days_from(self, year: int) -> tuple[date, date]:
        """Return its first and last day, where it begins in a year."""
        return _day(year, *self.first), _day(year + (self.last < self.first), *self.last)

    def period_at(self, end: date) -> str:
        """Return the period that it is of, where it ends on a day: the newest that has ended by then."""
        if not self.part:
            return ""
        this, before = (_period(end.year - back, self.part) for back in (0, 1))
        last_month = {"T": 4, "H": 6, "Q": 3}
        if self.part == WHOLE:
            month = 12
        elif self.part[0] in last_month:
            month = int(self.part[1]) * last_month[self.part[0]]
        else:
            month = int(self.part)
        return this if _day(end.year, month, 31) <= end else before


def _period(year: int, part: str) -> str:
    return str(year) if part == WHOLE else f"{year}-{part}"


def _day(year: int, month: int, day: int) -> date:
    """Return a day of a year; the last of its month where it has not so many."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def parse_event(written: object) -> YearEvent:
    """Return one [[year.events]] of the settings; ValueError holds the key or the value that is wrong."""
    if not isinstance(written, Mapping):
        raise ValueError(str(written))
    for key, value in written.items():
        if key not in TEXT_KEYS or not isinstance(value, str):
            raise ValueError(f"{key} = {value}")
    name, kind, part = (written.get(key, "").strip() for key in ("name", "kind", "period"))
    if not name:
        raise ValueError("name")
    if kind not in EVENT_KINDS:
        raise ValueError(f"kind = {kind}")
    if part and not PARTS.fullmatch(part):
        raise ValueError(f"period = {part}")
    first = _month_and_day(written, "from", written.get("from", ""))
    last = _month_and_day(written, "to", written.get("to", written.get("from", "")))
    return YearEvent(name, first, last, kind, part, written.get("name_en", "").strip())


def _month_and_day(written: Mapping[str, str], key: str, text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d\d)-(\d\d)", text.strip())
    if found is None:
        raise ValueError(f"{key} = {text}")
    month, day = int(found[1]), int(found[2])
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(LEAP_YEAR, month)[1]:
        raise ValueError(f"{key} = {text}")
    return month, day


def written_event(event: YearEvent) -> str:
    """Return an event as the settings have it, on one line."""
    days = {"from": event.first, "to": event.last}
    texts = {"name": event.name, "name_en": event.name_en,
             **{key: f"{month:02d}-{day:02d}" for key, (month, day) in days.items()},
             "kind": event.kind, "period": event.part}  # fmt: skip
    return "{ " + ", ".join(f'{key} = "{text}"' for key, text in texts.items() if text) + " }"


def assessed_parts(events: Sequence[YearEvent]) -> list[str]:
    """Return the parts of the year of which the goals are to be assessed, each once."""
    return list(dict.fromkeys(e.part for e in events if e.kind == "assess" and e.part))


# What holds where the settings name none: the year of a Swedish municipality. The annual report is handed
# over by 15 April, the budget proposed by the end of October and decided by the end of November; the interim
# report is at 31 August. Source: kommunallagen (2017:725), 11 kap.
DEFAULT_EVENTS = (
    YearEvent("Rapportera årets utfall", (1, 7), (1, 31), "report", WHOLE, "Report the year's results"),
    YearEvent("Bedöm målen för året", (1, 25), (2, 15), "assess", WHOLE, "Assess the year's goals"),
    YearEvent("Nämnderna godkänner årets bedömningar", (2, 16), (3, 5), "approve", WHOLE,
              "The committees approve the year's assessments"),
    YearEvent("Årsredovisningen lämnas till fullmäktige", (3, 6), (4, 15), "publish", WHOLE,
              "The annual report goes to the council"),
    YearEvent("Förutsättningar för nästa års mål", (3, 1), (4, 30), "plan", "",
              "What next year's goals build on"),
    YearEvent("Rapportera tertial 1", (5, 1), (5, 20), "report", "T1", "Report tertial 1"),
    YearEvent("Nämnderna föreslår mål och budget", (5, 15), (6, 20), "plan", "",
              "The committees propose goals and budget"),
    YearEvent("Rapportera tertial 2", (9, 1), (9, 15), "report", "T2", "Report tertial 2"),
    YearEvent("Bedöm målen per 31 augusti", (9, 8), (9, 22), "assess", "T2",
              "Assess the goals at 31 August"),
    YearEvent("Nämnderna godkänner delårets bedömningar", (9, 23), (10, 5), "approve", "T2",
              "The committees approve the interim assessments"),
    YearEvent("Delårsrapporten per 31 augusti till fullmäktige", (10, 6), (10, 31), "publish", "T2",
              "The interim report at 31 August goes to the council"),
    YearEvent("Kommunstyrelsen föreslår budgeten", (9, 15), (10, 31), "budget", "",
              "The executive board proposes the budget"),
    YearEvent("Fullmäktige beslutar mål och budget", (11, 1), (11, 30), "budget", "",
              "The council decides goals and budget"),
    YearEvent("Nämnderna beslutar verksamhetsplaner", (12, 1), (12, 20), "plan", "",
              "The committees decide their plans"),
)  # fmt: skip
