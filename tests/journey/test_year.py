"""The municipality's year: as the settings name it, on real days, with its last days to do things by."""

from datetime import date
from pathlib import Path

import pytest

from etl.errors import WrongUse
from etl.homes import NEW_SETTINGS
from etl.settings import Settings, load_settings
from etl.year import Occasion, deadline, occasions
from etl.year_events import DEFAULT_EVENTS, YearEvent, assessed_parts

OWN = """
[[year.events]]
name = "Delår"
name_en = "Interim"
from = "09-01"
to = "09-20"
kind = "report"
period = "T2"

[[year.events]]
name = "Bokslut"
from = "12-15"
to = "01-10"
kind = "report"
period = "year"
"""


def home_with(folder: Path, text: str) -> Path:
    (folder / "malkoll.toml").write_text(text, encoding="utf-8")
    return folder


def found(home: Path, first: date, last: date) -> list[tuple[str, date, date, str]]:
    return [(one.name, one.first, one.last, one.period) for one in occasions(home, first, last)]


def test_reads_the_years_events(tmp_path: Path) -> None:
    read = load_settings(home_with(tmp_path, OWN)).year_events
    assert read[0] == YearEvent("Delår", (9, 1), (9, 20), "report", "T2", "Interim")
    assert len(read) == 2


def test_a_home_that_is_silent_has_a_common_year(tmp_path: Path) -> None:
    assert load_settings(home_with(tmp_path, "")).year_events == DEFAULT_EVENTS
    assert Settings().year_events == DEFAULT_EVENTS
    assert assessed_parts(DEFAULT_EVENTS) == ["year", "T2"]


def test_a_year_may_be_empty(tmp_path: Path) -> None:
    home = home_with(tmp_path, "[year]\nevents = []\n")
    assert occasions(home, date(2026, 1, 1), date(2026, 12, 31)) == []


def test_a_new_home_has_the_common_year_written_out(tmp_path: Path) -> None:
    read = load_settings(home_with(tmp_path, NEW_SETTINGS))
    assert read.year_events == DEFAULT_EVENTS


@pytest.mark.parametrize(("event", "told"), [
    ('name = "X"\nfrom = "13-01"\nkind = "plan"', "from = 13-01"),
    ('name = "X"\nfrom = "02-30"\nkind = "plan"', "from = 02-30"),
    ('name = "X"\nfrom = "2-3"\nkind = "plan"', "from = 2-3"),
    ('name = "X"\nfrom = "02-01"\nto = "snart"\nkind = "plan"', "to = snart"),
    ('name = "X"\nfrom = "02-01"\nkind = "fest"', "kind = fest"),
    ('name = "X"\nfrom = "02-01"\nkind = "plan"\nperiod = "T4"', "period = T4"),
    ('name = " "\nfrom = "02-01"\nkind = "plan"', "name"),
    ('name = 3\nfrom = "02-01"\nkind = "plan"', "name = 3"),
    ('name = "X"\nfrom = "02-01"\nkind = "plan"\ntill = "03-01"', "till = 03-01"),
])  # fmt: skip
def test_refuses_an_event_that_is_none(tmp_path: Path, event: str, told: str) -> None:
    with pytest.raises(WrongUse) as refused:
        load_settings(home_with(tmp_path, f"[[year.events]]\n{event}\n"))
    assert "[[year.events]]" in refused.value.message("sv")
    assert told in refused.value.message("sv")


@pytest.mark.parametrize(
    "text", ["[year]\nevents = 3", '[year]\nevents = ["x"]', "[year]\nevent = 1"]
)
def test_refuses_a_year_that_is_none(tmp_path: Path, text: str) -> None:
    with pytest.raises(WrongUse):
        load_settings(home_with(tmp_path, text))


def test_puts_the_events_on_real_days_with_the_period_they_are_of(tmp_path: Path) -> None:
    assert found(home_with(tmp_path, OWN), date(2026, 1, 1), date(2026, 12, 31)) == [
        ("Bokslut", date(2025, 12, 15), date(2026, 1, 10), "2025"),
        ("Delår", date(2026, 9, 1), date(2026, 9, 20), "2026-T2"),
        ("Bokslut", date(2026, 12, 15), date(2027, 1, 10), "2026"),
    ]


@pytest.mark.parametrize(("part", "end", "period"), [
    ("year", date(2026, 12, 30), "2025"), ("year", date(2026, 12, 31), "2026"),
    ("T1", date(2026, 4, 29), "2025-T1"), ("T1", date(2026, 4, 30), "2026-T1"),
    ("T3", date(2027, 1, 20), "2026-T3"), ("H1", date(2026, 7, 1), "2026-H1"),
    ("Q4", date(2027, 2, 1), "2026-Q4"), ("08", date(2026, 8, 31), "2026-08"),
    ("02", date(2024, 2, 28), "2023-02"), ("", date(2026, 2, 1), ""),
])  # fmt: skip
def test_an_event_is_of_the_newest_period_that_has_ended(part: str, end: date, period: str) -> None:
    assert YearEvent("X", (1, 1), (1, 1), "plan", part).period_at(end) == period


def test_a_day_that_a_year_lacks_is_the_last_of_its_month() -> None:
    event = YearEvent("X", (2, 29), (2, 29), "plan")
    assert event.days_from(2026) == (date(2026, 2, 28), date(2026, 2, 28))
    assert event.days_from(2028) == (date(2028, 2, 29), date(2028, 2, 29))


def test_the_last_day_to_report_is_the_years_else_the_periods_own(tmp_path: Path) -> None:
    year = occasions(home_with(tmp_path, OWN), date(2025, 1, 1), date(2027, 12, 31))
    assert deadline(year, "report", date(2026, 8, 31)) == date(2026, 9, 20)
    assert deadline(year, "report", date(2025, 12, 31)) == date(2026, 1, 10)
    assert deadline(year, "assess", date(2026, 8, 31)) == date(2026, 8, 31)
    assert deadline(year, "report", date(2026, 4, 30)) == date(2026, 4, 30)


def test_says_what_is_on_and_what_is_past() -> None:
    one = Occasion("X", "", "plan", date(2026, 9, 1), date(2026, 9, 2), "")
    assert [one.is_now(date(2026, 9, day)) for day in (1, 2, 3)] == [True, True, False]
    assert one.is_past(date(2026, 9, 3))
    assert one.named("en") == "X"
