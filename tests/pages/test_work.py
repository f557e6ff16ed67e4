"""Mitt arbete: what a responsible has to do, by date, and an activity marked as done by a press."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from etl.deliveries import list_deliveries
from tests.pages.conftest import Open
from tests.pages.reader import title_of, ways_of, words_of
from tests.pages.working import on_a_day, set_to_work
from tests.town import Town


@pytest.fixture
def at_work(town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    on_a_day(monkeypatch)
    return set_to_work(town)


def buttons(visit: AppTest) -> list[str]:
    return [button.label for button in visit.button]


def activity(town: Town, activity_id: str) -> tuple[object, ...]:
    [row] = town.ask(
        "select status, percent_done from activities where activity_id = ?", activity_id
    )
    return row


def test_lists_what_waits_for_a_responsible_and_how_late_it_is(
    open_page: Open, at_work: Town
) -> None:
    visit = open_page("work", home=at_work.home, responsible="Rektor")
    words = words_of(visit)
    assert title_of(visit) == "Fyra saker väntar. En är sen."
    assert "Bedöma (2)" in words
    assert "12 dagar kvar, 22 september 2026. Provstad, tertial 2 2026, Rektor" in words
    assert "Slutföra (2)" in words
    assert "2 dagar sen, 8 september 2026. Pågår (22 %), Provstad, Rektor" in words
    assert "10 dagar kvar, 20 september 2026. Ej påbörjad (0 %)" in words
    assert "Trygg omsorg" not in words
    assert "En aktivitet att slutföra senare Skriva mer till 1 juni 2027" in words


def test_each_thing_is_a_press_from_being_done(open_page: Open, at_work: Town) -> None:
    ways = ways_of(open_page("work", home=at_work.home))
    assert ways["Alla elever når målen"].startswith("assess?")
    assert "goal=K1" in ways["Alla elever når målen"]
    assert "period=2026-T2" in ways["Alla elever når målen"]
    assert "goal=K2" in ways["Trygg omsorg"]
    assert ways["Kostnad"].startswith("deliver?")
    assert ways["Vad som saknas, och mallar att fylla i"].startswith("coverage?")


def test_tells_a_value_that_several_units_lack_once(open_page: Open, at_work: Town) -> None:
    words = words_of(open_page("work", home=at_work.home))
    assert (
        "Rapportera (1) Kostnad 5 dagar kvar, 15 september 2026. 2 enheter, tertial 2 2026" in words
    )


def test_remembers_the_responsible_when_the_page_is_left(open_page: Open, at_work: Town) -> None:
    visit = open_page("work", home=at_work.home, responsible="Chef")
    visit.switch_page("views/17_year.py").run()
    del visit.query_params["responsible"]
    visit.switch_page("views/11_work.py").run()
    assert visit.selectbox(key="responsible").value == "Chef"
    assert title_of(visit) == "Två saker väntar."


def test_begins_with_who_it_is_where_that_is_a_role(open_page: Open, at_work: Town) -> None:
    visit = open_page("work", home=at_work.home)
    assert visit.selectbox(key="responsible").value == "alla"
    visit.text_input(key="who_field").set_value("Chef").run()
    visit.selectbox(key="responsible").set_value("Chef").run()
    assert title_of(visit) == "Två saker väntar."


def test_says_until_when_all_is_done(
    open_page: Open, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_day(monkeypatch, date(2026, 10, 6))
    visit = open_page("work", home=town.home)
    assert title_of(visit) == "Allt är klart till 31 januari 2027."
    assert "Inget att rapportera, bedöma, godkänna eller slutföra just nu." in words_of(visit)


def test_marks_an_activity_as_done_by_a_press(open_page: Open, at_work: Town) -> None:
    visit = open_page("work", home=at_work.home, responsible="Rektor")
    visit.button(key="done-A1").click().run()
    assert not visit.exception
    assert [told.value for told in visit.success] == ["Aktiviteten är klar\\: Läsa mer"]
    assert activity(at_work, "A1") == ("done", 100.0)
    assert title_of(visit) == "Tre saker väntar."
    assert "done-A1" not in [button.key for button in visit.button]
    newest = list_deliveries(at_work.home)[-1]
    assert (newest.kind, newest.row_count, newest.delivered_by) == ("activities", 1, "Rektor")
    assert newest.note == "Aktiviteten är klar: Läsa mer"
    assert at_work.ask(
        "select title, description, responsible, cast(start_date as varchar) from activities"
        " where activity_id = 'A1'"
    ) == [("Läsa mer", "Med en bok", "Rektor", "2026-01-01")], "what was not changed stays"


def test_says_how_far_an_activity_has_come(open_page: Open, at_work: Town) -> None:
    visit = open_page("work", home=at_work.home, responsible="Chef")
    visit.slider(key="percent-A4").set_value(75).run()
    visit.button(key="save-A4").click().run()
    assert activity(at_work, "A4") == ("in_progress", 75.0)
    assert "Pågår (75 %)" in words_of(visit)


def test_overwrites_nothing_that_another_has_changed_meanwhile(
    open_page: Open, at_work: Town
) -> None:
    visit = open_page("work", home=at_work.home, responsible="Rektor")
    at_work.deliver(
        activities="""
        activity_id;goal_id;org_unit_id;title;description;responsible;start_date;due_date;status;percent_done
        A1;K1;TOP;Läsa ännu mer;Med en bok;Rektor;2026-01-01;2026-09-08;in_progress;30
    """
    )
    visit.button(key="done-A1").click().run()
    assert visit.error
    assert "Läsa ännu mer" in " ".join(told.value for told in visit.error)
    assert activity(at_work, "A1") == ("in_progress", 30.0)
    visit.button(key="done-A1").click().run()
    assert activity(at_work, "A1") == ("done", 100.0), "what was told has been seen"


def test_says_why_nothing_could_be_saved(
    open_page: Open, at_work: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = open_page("work", home=at_work.home, responsible="Rektor")
    (at_work.home / "malkoll.toml").write_text("[fel", "utf-8")
    visit.button(key="done-A1").click().run()
    assert not visit.exception
    assert activity(at_work, "A1") == ("in_progress", 22.5)


def test_speaks_english(open_page: Open, at_work: Town) -> None:
    visit = open_page("work", home=at_work.home, responsible="Rektor", lang="en")
    assert title_of(visit) == "Four things wait. One is late."
    assert "2 days late, 8 September 2026." in words_of(visit)
