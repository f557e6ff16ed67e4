"""The iCalendar file, read back by the letter of RFC 5545, and what is in it."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.calendar_file import CalendarDay, calendar_file, escaped, folded
from etl.year import year_calendar
from tests.town import Town

AT = datetime(2026, 9, 10, 12, 30, tzinfo=UTC)


@dataclass
class Component:
    """A component as it was read: its name, properties by name, and the components in it."""

    name: str
    properties: dict[str, list[str]] = field(default_factory=dict)
    parts: list["Component"] = field(default_factory=list)


def read_back(text: str) -> Component:
    """Read a calendar strictly; an AssertionError tells what of the standard it breaks."""
    assert text.endswith("\r\n")
    assert re.search(r"(?<!\r)\n|\r(?!\n)", text) is None, "a line end that is not CRLF"
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75, line
    stack = [Component("")]
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        name, value = re.fullmatch(r"([A-Z-]+(?:;[A-Z-]+=[^:;]+)*):(.*)", line).groups()  # type: ignore[union-attr]
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            ended = stack.pop()
            assert ended.name == value
            stack[-1].parts.append(ended)
        else:
            stack[-1].properties.setdefault(name, []).append(value)
    [calendar] = stack[0].parts
    assert len(stack) == 1
    return calendar


def plain(value: str) -> str:
    """Return a text value as it was before it was escaped."""
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)


def test_is_a_calendar_of_whole_days() -> None:
    days = [
        CalendarDay(
            "a@malkoll", "Delår; T2, klart", date(2026, 9, 1), date(2026, 9, 15), "Tre\nkvar"
        )
    ]
    calendar = read_back(calendar_file("Kommunen: året", days, "sv", AT))
    assert (calendar.name, calendar.properties["VERSION"]) == ("VCALENDAR", ["2.0"])
    [event] = calendar.parts
    assert event.properties["UID"] == ["a@malkoll"]
    assert event.properties["DTSTAMP"] == ["20260910T123000Z"]
    assert event.properties["DTSTART;VALUE=DATE"] == ["20260901"]
    assert event.properties["DTEND;VALUE=DATE"] == ["20260916"], "the end is the day after the last"
    assert plain(event.properties["SUMMARY"][0]) == "Delår; T2, klart"
    assert plain(event.properties["DESCRIPTION"][0]) == "Tre\nkvar"


@given(st.text(min_size=0, max_size=300))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    calendar = read_back(
        calendar_file("N", [CalendarDay("u", "s" + text, date.min, date.min)], "sv", AT)
    )
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in kept if sign == "\n" or (sign >= " " and sign != "\x7f"))
    assert plain(calendar.parts[0].properties["SUMMARY"][0]) == "s" + kept


def test_folds_between_letters_never_within_one() -> None:
    line = "SUMMARY:" + "å" * 100
    assert all(len(part.encode()) <= 75 for part in folded(line).split("\r\n"))
    assert folded(line).replace("\r\n ", "") == line
    assert folded("SHORT:x") == "SHORT:x"


def test_escapes_what_ends_a_value() -> None:
    assert escaped("a\\b;c,d\r\ne") == "a\\\\b\\;c\\,d\\ne"


def waiting(town: Town, responsible: str | None = None, now: datetime = AT) -> dict[str, str]:
    """Return what is said to be left, by the event's name and last year."""
    calendar = read_back(year_calendar(town.home, "sv", now, responsible))
    return {
        plain(e.properties["SUMMARY"][0]) + e.properties["DTSTART;VALUE=DATE"][0][:4]: e.properties[
            "DESCRIPTION"
        ][0]
        for e in calendar.parts
        if "DESCRIPTION" in e.properties
    }


@pytest.fixture
def measured(town: Town) -> Town:
    """The town with a responsible for each goal and results of a tertial, of which one is missing."""
    outcome = town.deliver(
        goals="""
            goal_id;parent_goal_id;target_area_id;org_unit_id;title;responsible
            K1;;LAR;TOP;Alla elever når målen;Rektor
            N1;K1;LAR;SKN;Fler blir behöriga;Rektor
            K2;;OMS;TOP;Trygg omsorg;Chef
        """,
        results="""
            indicator_id;org_unit_id;period;value
            KOS;TOP;2026-T1;10
            KOS;SOC;2026-T1;10
            KOS;SOC;2026-T2;20
            BEH;TOP;2025;80
        """,
        assessments="""
            goal_id;period;analysis;state
            K2;2026-T2;Klar text;ready
            K1;2026-T2;Ett utkast;draft
        """,
    )
    assert not outcome.is_refused, outcome.findings
    return town


def test_says_how_many_things_wait_at_each_event(measured: Town) -> None:
    told = waiting(measured)
    assert told["Bedöm målen per 31 augusti2026"] == "Kvar att göra: 2"
    assert told["Nämnderna godkänner delårets bedömningar2026"] == "Kvar att göra: 1"
    assert told["Rapportera tertial 22026"] == "Kvar att göra: 2", (
        "KOS at TOP, and KO nowhere reported"
    )


def test_what_several_units_lack_of_an_indicator_is_one_thing_as_on_the_page(
    measured: Town,
) -> None:
    measured.deliver(results="indicator_id;org_unit_id;period;value\nKOS;SKN;2026-T1;10")
    missing = measured.ask(
        "select id, org_unit_id from things_to_do(date '2026-09-10') where what = 'report' and id = 'KOS'"
    )
    assert len(missing) == 2
    assert waiting(measured)["Rapportera tertial 22026"] == "Kvar att göra: 2"


def test_counts_what_one_responsible_has_left(measured: Town) -> None:
    assert waiting(measured, "Chef") == {
        "Nämnderna godkänner delårets bedömningar2026": "Kvar att göra: 1"
    }
    assert waiting(measured, "Ingen") == {}


def test_tells_nothing_but_names_and_numbers(measured: Town) -> None:
    text = year_calendar(measured.home, "sv", AT)
    assert "Alla elever" not in text
    assert "Ett utkast" not in text


def test_an_event_keeps_its_name_in_calendars_when_its_days_are_moved(town: Town) -> None:
    def uids(last: str) -> dict[str, str]:
        (town.home / "malkoll.toml").write_text(
            f'[[year.events]]\nname = "X"\nfrom = "09-01"\nto = "{last}"\nkind = "plan"\n', "utf-8"
        )
        parts = read_back(year_calendar(town.home, "sv", AT)).parts
        return {e.properties["DTSTART;VALUE=DATE"][0]: e.properties["UID"][0] for e in parts}

    first, second = uids("09-05"), uids("09-20")
    assert first == second
    assert len(set(first.values())) == len(first)


def test_a_home_where_nothing_is_published_has_its_year(empty_town: Town) -> None:
    empty_town.home.mkdir()
    calendar = read_back(year_calendar(empty_town.home, "en", AT + timedelta(days=1)))
    assert "Report tertial 2" in [plain(e.properties["SUMMARY"][0]) for e in calendar.parts]
