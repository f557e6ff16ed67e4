"""The upload page: step by step from a file to what it changes, and back; mended, delivered, undone."""

import shutil
import time
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.delivering import questions
from dashboard.delivering.fixing import mend
from dashboard.delivering.jobs import Job
from etl.deliveries import list_deliveries
from etl.errors import CannotBeDone
from tests.pages.conftest import Open
from tests.pages.delivering import GOOD, WRONG, draft_of, press, send
from tests.pages.reader import title_of, ways_of, words_of

EXTRACT = (
    "Provköpings kommun\nUttag 2026-09-01\n\nIndikator;Nämnd;Period;Värde\n"
    "KL01;Socialnämden;2026;48,4\nKL02;Socialnämden;2026;1 200,5\n"
)


@pytest.fixture
def home(tmp_path: Path, sample_home: Path) -> Path:
    """A home of the test's own, to deliver to."""
    return Path(shutil.copytree(sample_home, tmp_path / "home"))


def choose(visit: AppTest, label: str, value: str) -> AppTest:
    found = [box for box in visit.selectbox if label in box.label]
    assert len(found) == 1, [box.label for box in visit.selectbox]
    found[0].set_value(value).run()
    assert not visit.exception
    return visit


def test_goes_straight_through_where_all_is_understood(open_page: Open, home: Path) -> None:
    visit = send(open_page("deliver", home), GOOD)
    assert title_of(visit) == "Vi läste 2 rader i utfall.csv"
    assert "Allt är förstått" in words_of(visit)
    press(visit, "next")
    assert title_of(visit) == "Leveransen ändrar två ljus"
    assert "Inget är levererat ännu" in words_of(visit)
    assert {one.batch for one in list_deliveries(home)} == {"0001"}
    assert "utfall.csv Utfall 2 0 0" in words_of(visit)
    shown = words_of(visit)
    assert "Elever i åk 9 som är behöriga till yrkesprogram Provköpings kommun 2026" in shown
    assert "Uppgift saknas Uppfyllt" in shown


def test_delivers_with_a_note_and_a_name_and_undoes(open_page: Open, home: Path) -> None:
    visit = press(send(open_page("deliver", home), GOOD), "next")
    visit.text_input(key="who_field").set_value("Kvalitetsstrateg")
    next(field for field in visit.text_input if field.label == "Anteckning").set_value(
        "Årets uttag"
    )
    press(visit, "deliver")
    assert title_of(visit) == "Levererat. Två ljus ändrades."
    delivered = list_deliveries(home)[-1]
    assert (delivered.note, delivered.delivered_by) == ("Årets uttag", "Kvalitetsstrateg")
    assert (
        f"delivery={delivered.delivery_id}" in ways_of(visit)["Leveransen i historiken: utfall.csv"]
    )
    press(visit, "undo")
    assert "Skriv varför leveransen ångras" in words_of(visit)
    visit.text_input(key="undo_note").set_value("Fel fil")
    press(visit, "undo")
    assert title_of(visit) == "Leveransen är ångrad"
    assert list_deliveries(home)[-1].withdrawn_note == "Fel fil"
    assert title_of(press(visit, "another")) == "Leverera siffror"


def test_delivers_once_however_often_it_is_pressed(open_page: Open, home: Path) -> None:
    visit = press(send(open_page("deliver", home), GOOD), "next")
    draft = draft_of(visit)
    # A press whose page was left while the engine was at work.
    draft.jobs["deliver"] = Job(draft.key(), lambda told: questions.deliver(home, draft.request()))
    press(visit, "deliver")
    assert title_of(visit) == "Levererat. Två ljus ändrades."
    assert [one.batch for one in list_deliveries(home)].count("0002") == 1
    assert "0003" not in {one.batch for one in list_deliveries(home)}


def test_says_that_the_same_rows_bring_nothing(open_page: Open, home: Path) -> None:
    visit = press(press(send(open_page("deliver", home), GOOD), "next"), "deliver")
    press(send(press(visit, "another"), GOOD, "samma.csv"), "next")
    assert title_of(visit) == "Allt i filen är redan levererat"
    assert "deliver" not in {button.key for button in visit.button}


def test_asks_what_an_extract_of_another_system_means(open_page: Open, home: Path) -> None:
    visit = send(open_page("deliver", home), EXTRACT, "uttag.csv", "cp1252")
    assert "Windows (cp1252)" in words_of(visit)
    assert "Ovanför tabellen Provköpings kommun · Uttag 2026-09-01" in words_of(visit)
    press(visit, "next")
    if not visit.selectbox(key="kind_uttag.csv").value:
        choose(visit, "Vad uttag", "results")
        choose(visit, "Nämnd", "org_unit_id")
        press(visit, "meaning_next")
    assert title_of(visit) == "Ett namn i filen är okänt"
    name = next(box for box in visit.selectbox if "Socialnämden" in box.label)
    assert name.value is None
    assert name.options[0] == "Socialnämnden"
    name.set_value("SN")
    press(visit, "meaning_next")
    assert title_of(visit) == "Inga fel, men en varning"
    press(press(visit, "next"), "deliver")
    assert title_of(visit).startswith("Levererat")
    send(press(visit, "another"), EXTRACT.replace("48,4", "51"), "nästa.csv", "cp1252")
    assert "läses som en tidigare fil med samma rubriker" in words_of(visit)
    assert "Allt är förstått" in words_of(visit)


def test_asks_for_what_the_file_does_not_say(open_page: Open) -> None:
    visit = press(
        send(open_page("deliver"), "Year,Value\n2021,12.5\n2022,13.25\n", "x.csv"), "next"
    )
    assert title_of(visit) == "Vad innehåller x.csv?"
    choose(visit, "Vad x", "results")
    visit.selectbox(key="constant_indicator_id_x.csv").set_value("KL01")
    visit.selectbox(key="constant_org_unit_id_x.csv").set_value("PK")
    press(visit, "meaning_next")
    assert title_of(visit).startswith("Leveransen ändrar")
    assert "x.csv Utfall 0 2 0" in words_of(visit)


def test_stops_at_an_error_and_mends_it_in_place(open_page: Open, home: Path) -> None:
    visit = press(send(open_page("deliver", home), WRONG), "next")
    assert title_of(visit) == "Ett fel att rätta"
    assert "Rad 2: ”abc” i Utfall är inget tal" in words_of(visit)
    assert "next" not in {button.key for button in visit.button}
    draft = draft_of(visit)
    look = draft.jobs["looks"].wait("")[0]
    edited = pd.DataFrame([{"line": "2", "Utfall": "88,8"}])
    mend(draft, draft.files[0], look, edited)
    visit.run()
    assert title_of(visit).startswith("Leveransen ändrar")
    press(visit, "deliver")
    assert "0002" in {one.batch for one in list_deliveries(home)}


def test_walks_back_and_keeps_what_was_said(open_page: Open) -> None:
    visit = press(send(open_page("deliver"), GOOD), "next")
    assert "step=2" in ways_of(visit)["Vad det betyder"]
    for step, expected in (("2", "Allt är förstått"), ("3", "Inget är fel"), ("1", "Vi läste 2")):
        visit.query_params["step"] = step
        visit.run()
        assert title_of(visit).startswith(expected)
    visit.selectbox(key="decimal_mark_utfall.csv").set_value(".").run()
    visit.query_params["step"] = "3"
    visit.run()
    assert title_of(visit).endswith("fel att rätta")
    visit.query_params["step"] = "1"
    visit.run()
    assert visit.selectbox(key="decimal_mark_utfall.csv").value == "."


def test_reads_a_pasted_table(open_page: Open) -> None:
    visit = open_page("deliver")
    visit.text_area[0].set_value(GOOD.replace(";", "\t"))
    press(visit, "read_pasted")
    assert title_of(visit) == "Vi läste 2 rader i inklistrad tabell.csv"


def test_takes_a_file_out_and_throws_its_bytes_away(open_page: Open) -> None:
    visit = send(open_page("deliver"), GOOD)
    path = draft_of(visit).files[0].path
    press(visit, "take_out_utfall.csv")
    assert title_of(visit) == "Leverera siffror"
    assert not path.exists()


def test_says_why_a_file_cannot_be_read(open_page: Open) -> None:
    visit = send(open_page("deliver"), "%PDF-1.4 ...", "rapport.csv")
    assert title_of(visit) == "Det går inte att läsa rapport.csv"
    assert "next" not in {button.key for button in visit.button}


def test_says_that_another_delivers_and_lets_it_be_tried_again(
    open_page: Open, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(home: Path, *_: object) -> None:
        raise CannotBeDone("store_busy", home=str(home))

    visit = press(send(open_page("deliver", home), GOOD), "next")
    with monkeypatch.context() as patch:
        patch.setattr(questions, "deliver", busy)
        press(visit, "deliver")
        assert "En annan leverans pågår" in words_of(visit)
        assert str(home) not in words_of(visit)
    press(press(visit, "try_again"), "deliver")
    assert title_of(visit).startswith("Levererat")


def test_work_goes_on_to_its_end_though_nobody_waits() -> None:
    done: list[str] = []

    def work(told: object) -> None:
        time.sleep(0.1)
        done.append("done")

    job = Job("key", work)
    assert not job.is_over
    job.wait("")
    assert done == ["done"]
