"""The page of deliveries: found, looked into, held against each other, withdrawn and restored."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.delivered import compared
from dashboard.delivered.cells import exactly
from dashboard.delivered.listing import ON_A_PAGE, Wanted
from dashboard.parts import downloads
from etl.deliveries import list_deliveries
from etl.pipeline import Request, deliver, withdraw
from tests.pages.conftest import Open
from tests.pages.reader import markup_of, title_of, ways_of, words_of
from tests.town import Town

HEAD = "indicator_id;org_unit_id;period;breakdown;value;value_status\n"
TARGETS = "indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;80\n"
MAY = f"{HEAD}BEH;TOP;2025;total;70;final\nBEH;TOP;2024;total;69;final\n"
JUNE = (
    f"{HEAD}BEH;TOP;2025;total;81.25;preliminary\nBEH;TOP;2024;total;69;final\n"
    "BEH;SKN;2025;total;5;final\n"
)


def land(
    town: Town, name: str, text: str, by: str = "", note: str = "", kind: str = "results"
) -> str:
    """Deliver a file, and return the delivery's id."""
    outcome = deliver(town.home, Request([town.write(name, text)], kind=kind, by=by, note=note))
    assert not outcome.is_refused, outcome.findings
    return f"{outcome.batch}-1"


@pytest.fixture(scope="module")
def corrected_home(planned_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a target, a result and its correction: 0002-1, 0003-1 and 0004-1."""
    folder = tmp_path_factory.mktemp("corrected")
    shutil.copytree(planned_home, folder / "home")
    town = Town(folder / "home", folder / "inbox")
    land(town, "målvärden.csv", TARGETS, "Kommunstrateg", kind="targets")
    land(town, "utfall maj.csv", MAY, "Skolchef", "Första <b>omgången</b>")
    land(town, "utfall juni.csv", JUNE, "Controller", "Rättelse")
    return town.home


@pytest.fixture
def corrected(corrected_home: Path, tmp_path: Path) -> Town:
    """A copy of it, to be changed."""
    shutil.copytree(corrected_home, tmp_path / "home")
    return Town(tmp_path / "home", tmp_path / "inbox")


def files_in(visit: AppTest) -> list[str]:
    """Return the names of the files in the list, from above."""
    return [text for text, to in ways_of(visit).items() if "delivery=" in to]


def test_lists_every_delivery_newest_first_with_who_and_what(
    open_page: Open, corrected: Town
) -> None:
    visit = open_page("deliveries", home=corrected.home)
    assert title_of(visit) == "Leveranser"
    assert files_in(visit)[:4] == [
        "utfall juni.csv", "utfall maj.csv", "målvärden.csv", "target_areas.csv",
    ]  # fmt: skip
    words = words_of(visit)
    assert "Leverans 1–8 av 8" in words
    assert "Controller Fil" not in words
    assert (
        "· Controller utfall juni.csv 0004-1 Utfall 1 ny, 1 ändrad, 1 oförändrad Rättelse Räknas"
        in words
    )
    assert "<b>omgången" not in "".join(markup_of(visit))


def test_finds_deliveries_by_kind_by_who_and_by_words(open_page: Open, corrected: Town) -> None:
    visit = open_page("deliveries", home=corrected.home)
    visit.selectbox(key="chosen_what").select("results").run()
    assert files_in(visit) == ["utfall juni.csv", "utfall maj.csv"]
    visit.selectbox(key="chosen_by").select("=Skolchef").run()
    assert files_in(visit) == ["utfall maj.csv"]
    visit.selectbox(key="chosen_by").select(None).run()
    visit.text_input(key="chosen_text").set_value("rättelse JUNI").run()
    assert files_in(visit) == ["utfall juni.csv"]
    visit.text_input(key="chosen_text").set_value("zzz").run()
    assert "Ingen leverans stämmer" in words_of(visit)


def test_a_link_holds_what_is_looked_for(open_page: Open, corrected: Town) -> None:
    visit = open_page("deliveries", home=corrected.home, what="results", by="=Controller")
    assert files_in(visit) == ["utfall juni.csv"]
    to = ways_of(visit)["utfall juni.csv"]
    assert "what=results" in to
    assert "by=%3DController" in to


def test_finds_those_that_nobody_put_a_name_to(open_page: Open, corrected: Town) -> None:
    visit = open_page("deliveries", home=corrected.home, by="=")
    assert len(files_in(visit)) == 5
    assert "· okänd" in words_of(visit)


def test_turns_pages_of_a_long_history_and_begins_anew_when_looking_for_another(
    open_page: Open, town: Town
) -> None:
    for number in range(ON_A_PAGE):
        land(
            town,
            f"fil {number}.csv",
            f"{HEAD}BEH;TOP;{1990 + number};total;70;final\n",
            f"Roll {number % 2}",
        )
    visit = open_page("deliveries", home=town.home, part="2")
    assert f"Leverans 31–35 av {ON_A_PAGE + 5}" in words_of(visit)
    assert "part=1" in ways_of(visit)["Nyare"]
    assert "Äldre" not in ways_of(visit)
    visit.selectbox(key="chosen_by").select("=Roll 1").run()
    assert "Leverans 1–15 av 15" in words_of(visit)


@pytest.mark.parametrize("part", ["0", "99", "-1", "x", "²"])
def test_keeps_to_the_pages_there_are(open_page: Open, corrected: Town, part: str) -> None:
    assert "Leverans 1–8 av 8" in words_of(open_page("deliveries", home=corrected.home, part=part))


def test_shows_a_delivery_with_the_lights_it_changed(open_page: Open, corrected: Town) -> None:
    visit = open_page("deliveries", home=corrected.home, delivery="0004-1")
    words = words_of(visit)
    assert title_of(visit) == "utfall juni.csv (leverans 0004-1)"
    assert "Levererad av Controller" in words
    assert "Behöriga till gymnasiet Provstad 2025 Delvis uppfyllt Uppfyllt" not in words
    assert "Behöriga till gymnasiet Provstad 2025 Ej uppfyllt Uppfyllt" in words
    assert "indicator=BEH" in ways_of(visit)["Behöriga till gymnasiet"]


def test_shows_the_rows_whole_and_in_words(open_page: Open, corrected: Town) -> None:
    visit = open_page("deliveries", home=corrected.home, delivery="0004-1")
    assert "De 3 första av 3 rader" in words_of(visit)
    assert "Behöriga till gymnasiet Provstad 2025 alla 81,25 preliminärt" in words_of(visit)
    english = open_page("deliveries", home=corrected.home, delivery="0004-1", lang="en")
    assert "Behöriga till gymnasiet Provstad 2025 total 81.25 preliminary" in words_of(english)


def test_says_that_a_delivery_is_not_there(open_page: Open, corrected: Town) -> None:
    visit = open_page("deliveries", home=corrected.home, delivery="<b>9")
    assert "Leveransen" in visit.warning[0].value
    assert title_of(visit) == "Leveranser"


def test_offers_the_file_as_it_came_and_says_it_may_hold_secrets(
    open_page: Open, corrected: Town
) -> None:
    visit = open_page("deliveries", home=corrected.home, delivery="0003-1")
    labels = [button.proto.label.replace("\\", "") for button in visit.get("download_button")]
    assert "Spara utfall maj.csv" in labels
    assert "kan innehålla uppgifter som är hemliga" in words_of(visit)


def test_offers_no_file_that_is_not_what_was_delivered(open_page: Open, corrected: Town) -> None:
    kept = list_deliveries(corrected.home)[-1].original
    assert kept is not None
    kept.write_text("något annat")
    visit = open_page("deliveries", home=corrected.home, delivery="0004-1")
    assert "Filen finns inte längre kvar som den levererades" in words_of(visit)
    kept.unlink()
    visit = open_page("deliveries", home=corrected.home, delivery="0004-1")
    assert "Filen finns inte längre kvar som den levererades" in words_of(visit)
    assert not [b for b in visit.get("download_button") if "utfall" in b.proto.label]


def test_says_that_a_file_came_before_files_were_kept(open_page: Open, corrected: Town) -> None:
    written = corrected.home / "deliveries" / "0004" / "delivery.json"
    kept = list_deliveries(corrected.home)[-1].original
    assert kept is not None
    text = written.read_text("utf-8")
    for name in ("original", "original_sha256", "new", "changed", "unchanged", "delivered_by"):
        text = text.replace(f'"{name}"', f'"was_{name}"')
    written.write_text(text, "utf-8")
    (corrected.home / "deliveries" / "0004" / "lights.parquet").unlink()
    visit = open_page("deliveries", home=corrected.home, delivery="0004-1")
    words = words_of(visit)
    assert "innan Målkoll sparade filerna själva" in words
    assert "Levererad av okänd" in words
    assert "Rader 3 rader" in words
    assert "Vilka ljus som ändrades finns inte sparat" in words


def undo(visit: AppTest, verb: str, why: str, who: str = "Skolchef") -> AppTest:
    """Write who and why, and press the button."""
    visit.text_input(key="who_field").set_value(who)
    next(field for field in visit.text_input if str(field.key).startswith("why_")).set_value(why)
    return visit.button(key=f"{verb}_it").click().run()


def test_withdraws_and_restores_with_who_and_why(open_page: Open, corrected: Town) -> None:
    visit = open_page("deliveries", home=corrected.home, delivery="0004-1")
    undo(visit, "withdraw", "Fel fil")
    assert not visit.exception
    assert "återkallad" in visit.success[0].value
    assert corrected.ask("select value from results where period = '2025'") == [(70,)]
    assert "av Skolchef: Fel fil" in words_of(visit)
    undo(visit, "restore", "Den var rätt")
    assert "återställd" in visit.success[0].value
    assert corrected.ask(
        "select value from results where org_unit_id = 'TOP' and period = '2025'"
    ) == [(81.25,)]
    (held,) = list_deliveries(corrected.home)[-1].withdrawals
    assert (held.by, held.note, held.restored_by, held.restored_note) == (
        "Skolchef", "Fel fil", "Skolchef", "Den var rätt",
    )  # fmt: skip


def test_the_list_says_by_whom_when_and_why_one_was_withdrawn(
    open_page: Open, corrected: Town
) -> None:
    withdraw(corrected.home, "0004-1", "Fel *fil*", by="Skolchef")
    words = words_of(open_page("deliveries", home=corrected.home))
    assert "Återkallad" in words
    assert "av Skolchef: Fel *fil*" in words


def test_wants_to_know_why(open_page: Open, corrected: Town) -> None:
    visit = open_page("deliveries", home=corrected.home, delivery="0004-1")
    undo(visit, "withdraw", "  ")
    assert "Skriv varför" in visit.error[0].value
    assert list_deliveries(corrected.home)[-1].withdrawn_at is None


def test_says_in_words_what_stands_in_the_way(open_page: Open, corrected: Town) -> None:
    """Others lean on the organisation: it stays, and nothing of where the home lies is told."""
    visit = open_page("deliveries", home=corrected.home, delivery="0001-2")
    undo(visit, "withdraw", "Fel")
    assert "andra leveranser bygger på" in visit.error[0].value
    assert str(corrected.home) not in visit.error[0].value
    assert list_deliveries(corrected.home)[1].withdrawn_at is None


def test_is_told_where_another_withdrew_it_meanwhile(open_page: Open, corrected: Town) -> None:
    visit = open_page("deliveries", home=corrected.home, delivery="0004-1")
    withdraw(corrected.home, "0004-1", "Före dig", by="Controller")
    visit.text_input(key="why_withdraw_0004-1").set_value("Fel")
    visit.button(key="withdraw_it").click().run()
    assert not visit.exception
    assert len(list_deliveries(corrected.home)[-1].withdrawals) == 1
    assert "av Controller: Före dig" in words_of(visit)


def test_compares_two_deliveries_the_older_first(open_page: Open, corrected: Town) -> None:
    for chosen, beside in (("0004-1", "0003-1"), ("0003-1", "0004-1")):
        visit = open_page("deliveries", home=corrected.home, delivery=chosen, **{"with": beside})
        words = words_of(visit)
        assert (
            "Rader bara i 0003-1: 0 Rader bara i 0004-1: 1 Rader i båda, men olika: 1 Rader lika i båda: 1"
            in words
        )
        assert (
            "Behöriga till gymnasiet · Provstad · 2025 · alla Olika Utfall: 70 → blir 81,25"
            in words
        )
        assert "Värdets status: slutligt → blir preliminärt" in words
        assert "Skolnämnden · 2025 · alla Bara i 0004-1 Utfall: 5" in words


def test_chooses_only_among_deliveries_of_the_same_kind(open_page: Open, corrected: Town) -> None:
    visit = open_page("deliveries", home=corrected.home, delivery="0003-1", **{"with": "0002-1"})
    assert visit.selectbox(key="chosen_with").value is None
    assert [name.split(" · ")[0] for name in visit.selectbox(key="chosen_with").options] == [
        "0004-1"
    ]
    alone = open_page("deliveries", home=corrected.home, delivery="0002-1")
    assert "Det finns ingen annan leverans av samma slag" in words_of(alone)


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that a page offers, as their text."""
    texts: list[str] = []

    def keep(frame, name, notes, say, label=""):  # type: ignore[no-untyped-def]
        texts.append(downloads.csv_bytes(frame, say, notes).decode("utf-8-sig"))

    monkeypatch.setattr(compared, "show_download", keep)
    return texts


def test_the_comparison_as_a_file_has_every_column_of_both(
    open_page: Open, corrected: Town, saved: list[str]
) -> None:
    open_page("deliveries", home=corrected.home, delivery="0004-1", **{"with": "0003-1"})
    header, changed, added, source = saved[0].splitlines()
    assert header.startswith(
        '"Indikator-id";"Enhets-id";"Period";"Uppdelning";"Skillnad";"Utfall (0003-1)"'
    )
    assert changed.startswith(
        '"BEH";"TOP";"2025";"total";"Olika";"70";"81,25";"slutligt";"preliminärt"'
    )
    assert added.startswith('"BEH";"SKN";"2025";"total";"Bara i 0004-1";"";"5"')
    assert "Leverans 0003-1 mot 0004-1" in source


def test_shows_no_figure_that_is_or_was_secret(
    open_page: Open, corrected: Town, saved: list[str]
) -> None:
    """Neither in the rows, nor in the comparison, its file, or the value's history; on any side of it."""
    land(corrected, "hemligt.csv", HEAD + "BEH;TOP;2025;women;;confidential\n")
    for address in (
        {"delivery": "0003-1"}, {"delivery": "0004-1", "with": "0003-1"},
        {"delivery": "0005-1", "with": "0004-1"}, {"view": "values", "indicator": "BEH", "at": "TOP"},
    ):  # fmt: skip
        visit = open_page("deliveries", home=corrected.home, **address)
        shown = words_of(visit) + " ".join(saved)
        assert "hemligt" in shown
        assert "81,25" not in shown
        assert "70 " not in shown.replace("0 första", "")
        assert '"70"' not in shown
    assert "69" in words_of(open_page("deliveries", home=corrected.home, delivery="0003-1"))


def test_tells_every_value_of_an_indicator_with_who_delivered_it(
    open_page: Open, corrected: Town
) -> None:
    visit = open_page("deliveries", home=corrected.home, view="values", indicator="BEH", at="TOP")
    words, ways = words_of(visit), ways_of(visit)
    assert "Behöriga till gymnasiet, Provstad" in words
    assert "utfall juni.csv Rättelse Controller" in words
    assert "70,0 ersatt" in words
    assert "delivery=0004-1" in ways["utfall juni.csv"]
    assert ways["Till indikatorn"].startswith("indicator?")
    visit.selectbox(key="chosen_at").select("SKN").run()
    assert "Behöriga till gymnasiet, Skolnämnden" in words_of(visit)


def test_the_indicator_leads_to_its_deliveries_and_the_rows_to_its_history(
    open_page: Open, corrected: Town
) -> None:
    indicator = open_page("indicator", home=corrected.home, indicator="BEH", view="revisions")
    assert "delivery=0004-1" in ways_of(indicator)["utfall juni.csv"]
    rows = "".join(markup_of(open_page("deliveries", home=corrected.home, delivery="0004-1")))
    assert "view=values&amp;indicator=BEH&amp;at=SKN" in rows


def test_opens_where_a_home_has_only_a_plan(open_page: Open, planned_home: Path) -> None:
    assert "Leverans 1–5 av 5" in words_of(open_page("deliveries", home=planned_home))
    assert not open_page("deliveries", home=planned_home, view="values").exception
    assert not open_page("deliveries", home=planned_home, delivery="0001-4").exception


@pytest.mark.parametrize(("number", "text"), [
    (48.4, "48.4"), (1129.0, "1129"), (0.0, "0"), (1e-7, "0.0000001"), (-2.5, "−2.5"), (7, "7"),
    (0.1 + 0.2, "0.30000000000000004"), (1e21, "1000000000000000000000"),
])  # fmt: skip
def test_writes_a_number_in_full(number: float, text: str) -> None:
    assert exactly(number) == text


def test_looks_for_every_word_wherever_it_stands(corrected: Town) -> None:
    june = list_deliveries(corrected.home)[-1]
    assert Wanted(text="0004 controller").matches(june)
    assert not Wanted(text="juni skolchef").matches(june)
    assert not Wanted(kind="targets").matches(june)
