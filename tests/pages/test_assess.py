"""Assess: a draft is kept, made ready and approved; nothing typed is lost, nothing overwritten unseen."""

import pytest
from streamlit.testing.v1 import AppTest

from etl.deliveries import list_deliveries
from tests.pages.conftest import Open
from tests.pages.reader import markup_of, title_of, ways_of, words_of
from tests.pages.working import on_a_day, set_to_work
from tests.town import Town

AT = {"goal": "K1", "period": "2026-T2"}
TEXT = "Det vänder; fler läser.\n\n- \"Lovskola\" i juni\n= 3 grupper"  # fmt: skip


@pytest.fixture
def at_work(town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    on_a_day(monkeypatch)
    return set_to_work(town)


def fill(visit: AppTest, **fields: str) -> None:
    for name, value in fields.items():
        key = f"assess-{name}-K1-2026-T2"
        if name == "status":
            visit.radio(key=key).set_value(value)
        elif name in ("analysis", "measures_taken"):
            visit.text_area(key=key).set_value(value)
        else:
            visit.text_input(key=key).set_value(value)
    visit.run()


def press(visit: AppTest, key: str) -> None:
    visit.button(key=key).click().run()
    assert not visit.exception


def told(visit: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for one in [*visit.error, *visit.success]]


def kept(town: Town, goal: str = "K1") -> list[tuple[object, ...]]:
    return town.ask(
        "select status, analysis, measures_taken, state, cast(approved_date as varchar), minutes_reference,"
        " assessed_by from assessments where goal_id = ? and period = '2026-T2'", goal,
    )  # fmt: skip


def test_shows_the_light_its_reasons_and_the_last_text_beside(
    open_page: Open, at_work: Town
) -> None:
    visit = open_page("assess", home=at_work.home, **AT)
    words = words_of(visit)
    assert title_of(visit) == "Bedöm: Alla elever når målen"
    assert "Beräknat ljus" in words
    assert "Behöriga till gymnasiet" in words
    assert (
        "Bedömningen av 2025 Delvis uppfyllt Förra årets text Åtgärder: Lovskola Läge: godkänd."
        in words
    )
    assert "Ingen bedömning är skriven ännu." in words


def test_goes_from_draft_to_ready_to_approved(open_page: Open, at_work: Town) -> None:
    visit = open_page("assess", home=at_work.home, **AT)
    visit.text_input(key="who_field").set_value("Sekreteraren")
    fill(visit, status="near", analysis=TEXT, measures_taken="Mer stöd", assessed_by="Skolnämnden")
    assert "Du har text som inte är sparad." in words_of(visit)
    press(visit, "save-draft")
    assert told(visit) == ["Utkastet är sparat."]
    assert kept(at_work) == [("near", TEXT, "Mer stöd", "draft", None, None, "Skolnämnden")]
    assert "Du har text som inte är sparad." not in words_of(visit)
    press(visit, "save-ready")
    assert kept(at_work)[0][3] == "ready"
    fill(visit, approved_date="2026-09-09", minutes_reference="§ 87")
    press(visit, "save-approved")
    assert told(visit) == ["Bedömningen är godkänd och visas nu för läsarna."]
    assert kept(at_work) == [
        ("near", TEXT, "Mer stöd", "approved", "2026-09-09", "§ 87", "Skolnämnden")
    ]
    newest = list_deliveries(at_work.home)[-1]
    assert (newest.kind, newest.row_count, newest.delivered_by) == (
        "assessments",
        1,
        "Sekreteraren",
    )
    assert newest.note == "Bedömning av Alla elever når målen, Tertial 2 2026"


def test_readers_see_only_what_is_approved(open_page: Open, at_work: Town) -> None:
    visit = open_page("assess", home=at_work.home, **AT)
    fill(visit, status="met", analysis="Hemligt utkast")
    press(visit, "save-ready")
    for page in ("goal", "overview", "meeting"):
        assert "Hemligt utkast" not in words_of(open_page(page, home=at_work.home, **AT))
    assert "inte godkänd ännu" in words_of(open_page("goal", home=at_work.home, **AT))
    assert at_work.ask(
        "select count(*) from goal_status where assessed is not null and period = '2026-T2'"
    ) == [(0,)]
    fill(visit, approved_date="2026-09-09")
    press(visit, "save-approved")
    assert "Hemligt utkast" in words_of(open_page("goal", home=at_work.home, **AT))


@pytest.mark.parametrize(("fields", "key", "said"), [
    ({"measures_taken": "Bara åtgärder"}, "save-draft", "Skriv en analys först."),
    ({"analysis": "Text"}, "save-approved", "Fyll i vilken dag nämnden godkände bedömningen."),
    ({"analysis": "Text", "approved_date": "2062-09-09"}, "save-approved", "Dagen för godkännandet"),
    ({"analysis": "Text", "approved_date": "22/9"}, "save-approved", "Skriv dagen som åååå-mm-dd"),
])  # fmt: skip
def test_says_what_must_be_filled_in_and_keeps_what_is_typed(
    open_page: Open, at_work: Town, fields: dict[str, str], key: str, said: str
) -> None:
    visit = open_page("assess", home=at_work.home, **AT)
    fill(visit, **fields)
    press(visit, key)
    assert told(visit)[0].startswith(said)
    assert kept(at_work) == []
    for name, value in fields.items():
        assert visit.session_state[f"assess-{name}-K1-2026-T2"] == value


def test_keeps_what_is_typed_when_the_page_is_left(open_page: Open, at_work: Town) -> None:
    visit = open_page("assess", home=at_work.home, **AT)
    fill(visit, analysis="Påbörjad tanke")
    visit.switch_page("views/11_work.py").run()
    visit.switch_page("views/16_assess.py")
    visit.query_params["goal"] = "K1"
    visit.run()
    assert visit.text_area(key="assess-analysis-K1-2026-T2").value == "Påbörjad tanke"


def test_keeps_what_the_press_that_leaves_the_page_ends(open_page: Open, at_work: Town) -> None:
    visit = open_page("assess", home=at_work.home, **AT)
    visit.text_area(key="assess-analysis-K1-2026-T2").set_value("Halv tanke")
    del visit.query_params["goal"]
    visit.run()
    assert title_of(visit).startswith("0 av 3")
    visit.query_params["goal"] = "K1"
    visit.run()
    assert visit.text_area(key="assess-analysis-K1-2026-T2").value == "Halv tanke"


def test_goals_are_not_mixed_up(open_page: Open, at_work: Town) -> None:
    visit = open_page("assess", home=at_work.home, **AT)
    fill(visit, analysis="Om skolan")
    visit.query_params["goal"] = "K2"
    visit.run()
    assert visit.text_area(key="assess-analysis-K2-2026-T2").value == "Klar text"
    press(visit, "save-draft")
    assert kept(at_work, "K2")[0][1] == "Klar text"
    assert kept(at_work, "K1") == []


def others_save(town: Town, text: str, state: str = "draft") -> None:
    outcome = town.deliver(
        assessments=f"goal_id;period;status;analysis;state\nK1;2026-T2;missed;{text};{state}"
    )
    assert not outcome.is_refused, outcome.findings


def test_shows_both_texts_where_another_has_saved_meanwhile(open_page: Open, at_work: Town) -> None:
    visit = open_page("assess", home=at_work.home, **AT)
    fill(visit, status="near", analysis="Min text")
    others_save(at_work, "Deras text")
    press(visit, "save-draft")
    assert kept(at_work)[0][1] == "Deras text"
    assert "medan du skrev" in told(visit)[0]
    words = words_of(visit)
    assert "Analys: den andras Deras text" in words
    assert "Analys: din Min text" in words
    assert "Nämndens ljus: den andras Ej uppfyllt" in words
    assert visit.text_area(key="assess-analysis-K1-2026-T2").value == "Min text"
    press(visit, "keep-mine")
    assert kept(at_work)[0][:2] == ("near", "Min text")
    assert [d.kind for d in list_deliveries(at_work.home)[-2:]] == ["assessments"] * 2


def test_takes_the_others_text(open_page: Open, at_work: Town) -> None:
    visit = open_page("assess", home=at_work.home, **AT)
    fill(visit, analysis="Min text")
    others_save(at_work, "Deras text")
    press(visit, "save-draft")
    press(visit, "take-theirs")
    assert visit.text_area(key="assess-analysis-K1-2026-T2").value == "Deras text"
    assert kept(at_work)[0][1] == "Deras text"
    press(visit, "save-ready")
    assert kept(at_work)[0][1::2][:2] == ("Deras text", "ready")


def test_one_who_has_typed_nothing_sees_what_another_has_saved(
    open_page: Open, at_work: Town
) -> None:
    visit = open_page("assess", home=at_work.home, **AT)
    others_save(at_work, "Deras text")
    visit.run()
    assert visit.text_area(key="assess-analysis-K1-2026-T2").value == "Deras text"


def test_a_change_of_what_is_approved_says_that_it_no_longer_holds(
    open_page: Open, at_work: Town
) -> None:
    at_work.deliver(assessments="goal_id;period;status;analysis;state;approved_date;minutes_reference\n"
                    "K1;2026-T2;near;Beslutad;approved;2026-09-22;§ 87")  # fmt: skip
    visit = open_page("assess", home=at_work.home, **AT)
    assert "Bedömningen är godkänd 22 september 2026, § 87." in words_of(visit)
    count = len(list_deliveries(at_work.home))
    fill(visit, analysis="Ändrad")
    press(visit, "save-draft")
    assert told(visit) == [
        "Utkastet är sparat.",
        "Den godkända bedömningen är ersatt. Den finns kvar bland leveranserna.",
    ]
    assert kept(at_work) == [("near", "Ändrad", None, "draft", None, None, None)]
    assert len(list_deliveries(at_work.home)) == count + 1


def test_copies_the_last_text_after_what_is_typed(open_page: Open, at_work: Town) -> None:
    visit = open_page("assess", home=at_work.home, **AT)
    fill(visit, analysis="Nytt")
    press(visit, "copy-before")
    assert visit.text_area(key="assess-analysis-K1-2026-T2").value == "Nytt\n\nFörra årets text"
    assert visit.text_area(key="assess-measures_taken-K1-2026-T2").value == "Lovskola"


def test_saving_what_is_known_already_is_told(open_page: Open, at_work: Town) -> None:
    visit = open_page("assess", home=at_work.home, goal="K2", period="2026-T2")
    press(visit, "save-ready")
    assert told(visit) == ["Inget var ändrat, så inget behövde sparas."]


def test_lists_how_far_each_goal_has_come(open_page: Open, at_work: Town) -> None:
    visit = open_page("assess", home=at_work.home, period="2026-T2")
    assert title_of(visit) == "0 av 3 mål är bedömda och godkända för tertial 2 2026."
    words = words_of(visit)
    assert "Provstad 1 0 1 0" in words
    assert "Skolnämnden 1 0 0 0" in words
    assert "Trygg omsorg Klar Provstad, Chef" in words
    assert "goal=N1" in ways_of(visit)["Fler blir behöriga"]


def test_says_where_the_year_asks_for_no_assessment(open_page: Open, at_work: Town) -> None:
    visit = open_page("assess", home=at_work.home, period="2026-T1")
    assert title_of(visit) == "Inget att bedöma"


def test_a_goal_that_is_not_there_is_told(open_page: Open, at_work: Town) -> None:
    visit = open_page("assess", home=at_work.home, goal="<X>", period="2026-T2")
    assert visit.warning
    assert title_of(visit).startswith("0 av 3")


def test_a_text_is_never_markup(open_page: Open, at_work: Town) -> None:
    others_save(at_work, "<img src=x onerror=alert(1)>")
    visit = open_page("assess", home=at_work.home, **AT)
    fill(visit, analysis="<b>Min</b>")
    others_save(at_work, "<i>Ny</i>")
    press(visit, "save-draft")
    shown = " ".join(markup_of(visit))
    assert "<i>Ny" not in shown
    assert "&lt;i&gt;Ny" in shown


def test_opens_in_a_home_where_nothing_is_measured(open_page: Open, town: Town) -> None:
    for page in ("work", "assess", "year"):
        assert open_page(page, home=town.home).title


def test_speaks_english(open_page: Open, at_work: Town) -> None:
    words = words_of(open_page("assess", home=at_work.home, lang="en", **AT))
    assert "No assessment has been written yet." in words
