"""What is answered and mended on the upload page is kept, can be taken back, and is never lost half way."""

import shutil
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.delivering import done, questions
from dashboard.delivering.fixing import mend
from etl.deliveries import list_deliveries
from etl.errors import CannotBeDone
from etl.pipeline import withdraw
from etl.uploading.uploads import Mapping
from tests.pages.conftest import Open
from tests.pages.delivering import GOOD, WRONG, draft_of, press, send
from tests.pages.reader import title_of, words_of


@pytest.fixture
def home(tmp_path: Path, sample_home: Path) -> Path:
    """A home of the test's own, to deliver to."""
    return Path(shutil.copytree(sample_home, tmp_path / "home"))


def test_asks_about_many_names_until_all_are_answered(open_page: Open) -> None:
    rows = "".join(f"KL01;Okänd {place:02};2026;50\n" for place in range(30))
    visit = send(open_page("deliver"), f"Indikator-id;Enhets-id;Period;Utfall\n{rows}")
    press(visit, "next")

    def asked() -> list[str]:
        return [box.label for box in visit.selectbox if "Enhets-id ”Okänd" in box.label]

    first = asked()
    assert len(first) == 25
    assert "Namn 1–25 av 30" in words_of(visit)
    press(visit, "more_names")
    assert len(asked()) == 5
    assert not set(asked()) & set(first)
    press(visit, "more_names")
    assert asked() == first
    for box in visit.selectbox:
        if box.label in first and "Okänd 07" not in box.label:
            box.set_value("SN")
    press(visit, "meaning_next")
    assert "Okänd 07" in asked()[0]
    assert ["Okänd 2" in label for label in asked()[1:6]] == [True] * 5
    left = asked()[:6]
    for box in visit.selectbox:
        if box.label in left:
            box.set_value("SN")
    press(visit, "meaning_next")
    assert len(draft_of(visit).files[0].said.values["org_unit_id"]) == 30
    assert title_of(visit).startswith("Inga fel")


def test_takes_what_was_written_of_a_period_back(open_page: Open) -> None:
    text = (
        "Indikator-id;Enhets-id;Period;Utfall\n"
        "KL01;PK;Första tertialet 2026;50\nKL02;PK;Läsåret;50\n"
    )
    visit = press(send(open_page("deliver"), text), "next")

    def write(meant: str) -> AppTest:
        next(field for field in visit.text_input if "tertialet" in field.label).set_value(meant)
        return press(visit, "meaning_next")

    assert title_of(visit) == "Två namn i filen är okända"
    # The year that the text names is not all that it may mean.
    assert title_of(write("2026-T1")) == "Ett namn i filen är okänt"
    assert draft_of(visit).files[0].said.values["period"] == {"Första tertialet 2026": "2026-T1"}
    assert title_of(write("")) == "Två namn i filen är okända"


def test_mends_two_files_that_come_to_be_called_the_same(open_page: Open, home: Path) -> None:
    visit = send(open_page("deliver", home), WRONG.replace("2026", "2025"), "a.csv")
    visit = press(send(visit, WRONG.replace(";", "\t"), "a.tsv"), "next")
    draft = draft_of(visit)
    look = draft.jobs["looks"].wait("")[1]
    mend(draft, draft.files[1], look, pd.DataFrame([{"line": "2", "Utfall": "88,8"}]))
    visit.run()
    assert not visit.exception
    assert [one.name for one in draft.files] == ["a.csv", "a (2).csv"]
    assert title_of(visit) == "Ett fel att rätta"
    # What is being mended of the other is still there: its table is the same one.
    assert [one.mended for one in draft.files] == [0, 1]


def test_forgets_all_that_was_kept_of_a_header(open_page: Open, home: Path) -> None:
    text = "Uttag\n\nVad,Var,Tid,Mätt\nKL01,PK,2026,3\n"
    visit = send(open_page("deliver", home), text, "u.csv")
    headers = draft_of(visit).files[0].headers or ()
    kept = Mapping(kind="results", header_row=3, delimiter=",", columns={"Vad": "indicator_id"})
    questions.remember(home, headers, kept)
    visit = send(open_page("deliver", home), text, "u.csv")
    assert draft_of(visit).files[0].said == kept
    press(visit, "forget_u.csv")
    assert draft_of(visit).files[0].said == Mapping()


def test_an_encoding_that_it_is_not_can_be_taken_back(open_page: Open) -> None:
    visit = send(open_page("deliver"), GOOD)
    visit.selectbox(key="encoding_utfall.csv").set_value("utf-16").run()
    assert not visit.exception
    visit.selectbox(key="encoding_utfall.csv").set_value("").run()
    assert title_of(visit) == "Vi läste 2 rader i utfall.csv"


def test_says_what_is_undone_where_the_rest_cannot_be(
    open_page: Open, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = send(open_page("deliver", home), GOOD)
    visit = press(send(visit, GOOD.replace("2026", "2025"), "förra.csv"), "next")
    if "next" in {button.key for button in visit.button}:
        press(visit, "next")
    press(visit, "deliver")
    first, second = (one.delivery_id for one in list_deliveries(home)[-2:])

    def stubborn(home: Path, delivery_id: str, note: str, **said: str) -> None:
        if delivery_id == first:
            raise CannotBeDone("others_lean_on_it", delivery_id=first, value="KL01")
        withdraw(home, delivery_id, note, **said)

    visit.text_input(key="undo_note").set_value("Fel fil")
    with monkeypatch.context() as patch:
        patch.setattr(done, "withdraw", stubborn)
        press(visit, "undo")
        assert f"redan ångrat och räknas inte längre: {second}" in words_of(visit)
    press(visit, "undo")
    assert title_of(visit) == "Leveransen är ångrad"
    assert all(one.withdrawn_at for one in list_deliveries(home)[-2:])
