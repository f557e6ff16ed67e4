"""The year's page: what is on, the wheel in words, the list by date, the calendar."""

import re
from base64 import b64decode
from datetime import date

import pytest

from dashboard.drawing.palette import DARK, LIGHT, contrast
from dashboard.drawing.year_wheel import COLOURS, DASHES, Stretch, year_wheel
from dashboard.words.translate import Speaker
from dashboard.working.days import days_words, span_words
from etl.year import EVENT_KINDS
from tests.pages.conftest import Open
from tests.pages.reader import markup_of, title_of, words_of
from tests.pages.working import on_a_day
from tests.town import Town

sv, en = Speaker("sv"), Speaker("en")
TODAY = date(2026, 9, 10)


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_day(monkeypatch)


def test_says_what_is_on_and_lists_what_comes_by_date(open_page: Open, town: Town) -> None:
    visit = open_page("year", home=town.home)
    assert title_of(visit) == "Nu pågår: Rapportera tertial 2. Och en händelse till."
    words = words_of(visit)
    assert "Pågår, 5 dagar kvar. Rapportering, 1–15 september 2026, för tertial 2 2026" in words
    assert "Om 5 dagar. Budget, 15 september – 31 oktober 2026" in words
    listed = words[words.index("Kommer") :]
    parts = (
        "Kommunstyrelsen föreslår",
        "Nämnderna godkänner delårets",
        "Rapportera årets",
        "Har varit",
    )
    order = [listed.index(text) for text in parts]
    assert order == sorted(order)


def test_tells_the_whole_wheel_in_words(open_page: Open, town: Town) -> None:
    wheel = next(
        text for text in markup_of(open_page("year", home=town.home)) if "mk-wheel" in text
    )
    assert "Bedöm målen per 31 augusti, bedömning: 8–22 september 2026;" in wheel
    assert "I dag är det 10 september 2026." in wheel


def test_shows_a_year_of_ones_own(open_page: Open, town: Town) -> None:
    (town.home / "malkoll.toml").write_text(
        '[[year.events]]\nname = "Budgetdag <b>"\nfrom = "10-01"\nkind = "budget"\n', "utf-8"
    )
    visit = open_page("year", home=town.home)
    assert title_of(visit) == "Nästa: Budgetdag <b>, 1 oktober 2026."
    assert "Budgetdag &lt;b&gt;" in " ".join(markup_of(visit))


def test_a_year_that_cannot_be_read_is_told(open_page: Open, town: Town) -> None:
    (town.home / "malkoll.toml").write_text("[[year.events]]\nname = 3\n", "utf-8")
    visit = open_page("year", home=town.home)
    assert "[[year.events]]" in words_of(visit)


def test_speaks_english(open_page: Open, town: Town) -> None:
    visit = open_page("year", home=town.home, lang="en")
    assert title_of(visit) == "Going on now: Report tertial 2. And one event more."


@pytest.mark.parametrize(("day", "swedish", "english"), [
    (date(2026, 9, 10), "I dag", "Today"), (date(2026, 9, 11), "1 dag kvar", "1 day left"),
    (date(2026, 9, 9), "1 dag sen", "1 day late"), (date(2026, 10, 10), "30 dagar kvar", "30 days left"),
    (date(2025, 9, 10), "365 dagar sen", "365 days late"),
])  # fmt: skip
def test_says_how_far_off_a_day_is(day: date, swedish: str, english: str) -> None:
    assert (days_words(day, TODAY, sv), days_words(day, TODAY, en)) == (swedish, english)


@pytest.mark.parametrize(("first", "last", "told"), [
    (date(2026, 9, 1), date(2026, 9, 1), "1 september 2026"),
    (date(2026, 9, 1), date(2026, 9, 15), "1–15 september 2026"),
    (date(2026, 8, 20), date(2026, 9, 15), "20 augusti – 15 september 2026"),
    (date(2026, 12, 15), date(2027, 1, 10), "15 december 2026 – 10 januari 2027"),
])  # fmt: skip
def test_says_a_stretch_of_days(first: date, last: date, told: str) -> None:
    assert span_words(first, last, sv) == told


def test_each_kind_has_a_ring_a_colour_and_a_line_that_are_seen() -> None:
    assert set(COLOURS) == set(DASHES) == set(EVENT_KINDS)
    assert len(set(DASHES.values())) == len(DASHES)
    for colour in COLOURS.values():
        for ground in (LIGHT["ground"], LIGHT["paper"], DARK["ground"], DARK["paper"]):
            assert contrast(colour, ground) >= 3, (colour, ground)


def drawn(html: str) -> str:
    """Return the drawing of the wheel."""
    found = re.search(r"base64,([^\"]+)", html)
    assert found
    return b64decode(found[1]).decode()


def arcs(svg: str) -> int:
    return svg.count("stroke-dasharray")


def test_cuts_what_lies_outside_the_year_and_marks_today_in_it_alone() -> None:
    across = Stretch("plan", date(2025, 12, 15), date(2026, 1, 10))
    other = Stretch("plan", date(2025, 3, 1), date(2025, 4, 1))
    svg = drawn(year_wheel([across, other], 2026, TODAY, "x", sv))
    assert arcs(svg) == 1
    assert 'class="hand"' in svg
    assert 'class="hand"' not in drawn(year_wheel([across], 2027, TODAY, "x", sv))


def test_draws_a_whole_year_as_a_ring() -> None:
    svg = drawn(
        year_wheel([Stretch("plan", date(2026, 1, 1), date(2026, 12, 31))], 2026, TODAY, "x", sv)
    )
    assert "0 1 1" in svg


def test_january_begins_at_the_top_and_july_at_the_foot() -> None:
    svg = drawn(
        year_wheel([Stretch("plan", date(2026, 1, 1), date(2026, 6, 30))], 2026, TODAY, "x", sv)
    )
    assert "M200.00 43.00A157 157 0 0 1 200.00 357.00" in svg
