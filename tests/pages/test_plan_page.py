"""The planning page: versions, forms, what saving would do, two in the same row, and deciding."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.planning.fields import fields_of, from_contract
from dashboard.planning.one_row import proposed_id
from dashboard.planning.readings import read_number, read_row
from dashboard.planning.target_years import later
from dashboard.words.in_full import in_full
from dashboard.words.translate import Speaker
from etl.contract import kinds
from etl.deliveries import own_deliveries
from etl.pipeline import withdraw
from etl.planning.edits import end_rows, opened_at, save_rows
from etl.planning.plans import compare_plan, create_plan, decide, find_plan, plan_folder, rows_of
from tests.pages.conftest import Open
from tests.pages.reader import title_of, ways_of, words_of
from tests.town import Town

sv, en = Speaker("sv"), Speaker("en")

MEASURED = {
    "targets": """
        indicator_id;org_unit_id;period;target_value
        BEH;TOP;2026;80
        KO;TOP;2026-01;30
    """,
    "results": """
        indicator_id;org_unit_id;period;value
        BEH;TOP;2026;78
    """,
}


@pytest.fixture(scope="module")
def measured_home(tmp_path_factory: pytest.TempPathFactory, planned_home: Path) -> Path:
    """The small town with a target and a result, and a version 2027 of its plan; tests get copies of it."""
    folder = tmp_path_factory.mktemp("measured")
    shutil.copytree(planned_home, folder / "home")
    town = Town(folder / "home", folder / "inbox")
    outcome = town.deliver(**MEASURED)
    assert not outcome.is_refused, outcome.findings
    create_plan(town.home, "2027", "Controller")
    return town.home


@pytest.fixture
def home(tmp_path: Path, measured_home: Path) -> Path:
    """A copy of it for one test."""
    shutil.copytree(measured_home, tmp_path / "copy")
    return tmp_path / "copy"


def press(visit: AppTest, text: str) -> AppTest:
    """Press the button with a text, and see the page that follows."""
    button = next(one for one in visit.button if one.label == text)
    button.click().run()
    assert not visit.exception, visit.exception[0].message
    return visit


def field(visit: AppTest, label: str) -> object:
    """Return the value of the field with a label."""
    return element(visit, label).value


def element(visit: AppTest, label: str):  # type: ignore[no-untyped-def]
    found = [*visit.text_input, *visit.text_area, *visit.selectbox, *visit.radio]
    return next(one for one in found if one.label.replace("\\", "") == label)


def write(visit: AppTest, label: str, value: str) -> None:
    element(visit, label).set_value(value)


def value_of(home: Path, plan: str | None, kind: str, key: str, column: str) -> object:
    table = rows_of(home, plan, kind)
    return table.loc[table.iloc[:, 0] == key, column].iloc[0]


# Reading and writing a field


@pytest.mark.parametrize(
    ("text", "number"),
    [("48,4", 48.4), ("48.4", 48.4), ("1 129,5", 1129.5), ("1\u00a0129", 1129), ("−2", -2),
     ("3,439", 3.439), ("0", 0), ("1129", 1129)],
)  # fmt: skip
def test_reads_a_number_as_swedes_write_it(text: str, number: float) -> None:
    assert read_number(text, sv) == number


@pytest.mark.parametrize(("text", "say"), [("1.129", sv), ("1,129", en), ("12 %", sv), ("1.2.3", sv),
                                            ("tio", sv), ("1,129.5", en), ("1e5", sv)])  # fmt: skip
def test_never_guesses_at_a_number(text: str, say: Speaker) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_number(text, say)


@pytest.mark.parametrize("number", [48.4, 0.1 + 0.2, 1e-9, 1129.0, -2.5, 123456789.123])
def test_writes_a_number_so_that_it_reads_back_the_same(number: float) -> None:
    assert read_number(in_full(number, sv), sv) == number
    assert read_number(in_full(number, en), en) == number


def test_has_a_label_a_word_and_a_name_for_all_that_the_contract_allows() -> None:
    names = {"goals": {"K1": "Alla elever"}}
    fields = {one.name: one for one in fields_of(kinds()["indicators"], names, sv)}
    assert fields["direction"].label == "Riktning"
    assert fields["direction"].shown("range", sv) == "Inom intervall"
    assert fields["direction"].chosen("Inom intervall") == "range"
    links = {one.name: one for one in fields_of(kinds()["goal_indicators"], names, sv)}
    assert links["goal_id"].options == {"K1": "Alla elever"}
    assert not fields["indicator_id"].options


def test_says_at_each_field_what_cannot_be_read() -> None:
    fields = fields_of(kinds()["goal_indicators"], {}, sv)
    values, wrong = read_row(fields, {"goal_id": "K1", "weight": "tung", "valid_to": "2027"}, sv)
    assert wrong.keys() == {"indicator_id", "weight", "valid_to"}
    assert values["valid_from"] is None


def test_an_empty_field_holds_what_the_contract_gives_it() -> None:
    values, _ = read_row(fields_of(kinds()["indicators"], {}, sv), {}, sv)
    assert (values["decimals"], values["accumulation"], values["tolerance"]) == (1, "point", None)


def test_reads_what_stands_in_the_contracts_form() -> None:
    columns = {column.name: column for column in kinds()["goal_indicators"].columns}
    assert from_contract(columns["weight"], "2.5") == 2.5
    assert from_contract(columns["valid_to"], "2027-12-31") == date(2027, 12, 31)
    assert from_contract(columns["valid_to"], None) is None


@pytest.mark.parametrize(("known", "proposed"), [
    (["K1", "K2"], "K3"), (["K1", "N1", "N2"], "N3"), (["A099"], "A100"), (["A009"], "A010"),
    (["LAR"], ""), ([], ""),
])  # fmt: skip
def test_proposes_the_next_id(known: list[str], proposed: str) -> None:
    assert proposed_id(known) == proposed


@pytest.mark.parametrize(("period", "after"), [
    ("2026", "2027"), ("2026-T1", "2027-T1"), ("2026-08", "2027-08"), ("2026/27", "2027/28"),
    ("2098/99", "2099/00"),
])  # fmt: skip
def test_the_same_period_a_year_later(period: str, after: str) -> None:
    assert later(period, 1) == after


# Versions


def test_makes_a_version_as_a_copy_of_what_is_in_force(town: Town, open_page: Open) -> None:
    visit = open_page("plan", town.home, part="create")
    year = str(date.today().year + 1)
    assert field(visit, "Vad ska den heta?") == year
    write(visit, "Vem är du?", "Kommunstrateg")
    press(visit, "Skapa versionen")
    assert find_plan(town.home, year).by == "Kommunstrateg"
    assert f"Versionen {year} är skapad." in words_of(visit)
    assert f"plan={year}" in ways_of(visit)[f"{year} (utkast)"]
    assert value_of(town.home, year, "goals", "K1", "title") == "Alla elever når målen"


def test_says_why_a_version_cannot_be_made(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, part="create")
    write(visit, "Vad ska den heta?", "2027")
    press(visit, "Skapa versionen")
    assert "2027" in words_of(visit)
    assert "är skapad" not in words_of(visit)


def test_says_that_a_version_is_not_there(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, plan="2099")
    assert "Det finns ingen version 2099" in plain(visit.warning[0].value)
    assert title_of(visit) == "Planen som gäller nu"


def plain(text: object) -> str:
    return str(text).replace("\\", "")


# A row as a form


def test_shows_what_a_change_would_do_and_saves_it_in_the_version_alone(
    home: Path, open_page: Open
) -> None:
    visit = open_page("plan", home, plan="2027", part="goals", edit="K1")
    write(visit, "Rubrik (måste fyllas i)", "Varje elev når målen")
    write(visit, "Vem är du?", "Skolchef")
    assert "Spara i 2027" not in [one.label for one in visit.button]
    press(visit, "Visa vad det ändrar")
    assert "Varje elev når målen Rubrik Alla elever når målen Varje elev når målen" in words_of(
        visit
    )
    assert compare_plan(home, "2027") == []
    press(visit, "Spara i 2027")
    assert "Sparat i 2027: Varje elev når målen." in words_of(visit)
    assert title_of(visit) == "Plan 2027 skiljer sig på en punkt från den som gäller"
    assert value_of(home, "2027", "goals", "K1", "title") == "Varje elev når målen"
    assert value_of(home, None, "goals", "K1", "title") == "Alla elever når målen"
    for page in ("overview", "goal", "search"):
        assert "Varje elev når målen" not in words_of(
            open_page(page, home, q="varje elev", goal="K1")
        )


def test_saves_only_what_has_been_seen(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, plan="2027", part="goals", edit="K1")
    write(visit, "Rubrik (måste fyllas i)", "Ett")
    press(visit, "Visa vad det ändrar")
    write(visit, "Rubrik (måste fyllas i)", "Två")
    press(visit, "Spara i 2027")
    assert "Du har ändrat något sedan du såg efter." in words_of(visit)
    assert compare_plan(home, "2027") == []
    press(visit, "Spara i 2027")
    assert value_of(home, "2027", "goals", "K1", "title") == "Två"


def test_says_at_the_field_what_the_checks_found(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, plan="2027", part="goal_indicators", edit="K1,BEH")
    write(visit, "Vikt", "0")
    press(visit, "Visa vad det ändrar")
    assert words_of(visit).count("Vikten 0 måste vara större än noll.") == 1
    assert "Rad 1" not in words_of(visit)
    assert "Spara i 2027" not in [one.label for one in visit.button]
    assert field(visit, "Vikt") == "0"


def test_saves_a_new_row_with_the_id_proposed(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, plan="2027", part="goals", edit="new")
    assert field(visit, "Mål-id (måste fyllas i)") == "K3"
    write(visit, "Målområde (måste fyllas i)", "OMS")
    write(visit, "Enhet (måste fyllas i)", "SOC")
    write(visit, "Rubrik (måste fyllas i)", "Äldre bestämmer själva")
    press(visit, "Visa vad det ändrar")
    press(visit, "Spara i 2027")
    assert value_of(home, "2027", "goals", "K3", "org_unit_id") == "SOC"
    # Advice stands with what was saved: nobody can tell whether the goal is reached.
    assert "Värt att tänka på" in words_of(visit)
    assert field(visit, "Mål-id (måste fyllas i)") == "K4"


def test_corrects_the_plan_in_force(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, plan="-", part="goals", edit="K1")
    write(visit, "Rubrik (måste fyllas i)", "Alla elever når alla mål")
    press(visit, "Visa vad det ändrar")
    press(visit, "Spara i planen som gäller")
    assert title_of(open_page("goal", home, goal="K1")) == "Alla elever når alla mål"


def test_gives_back_what_was_written_and_not_saved(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, plan="2027", part="goals", edit="K1")
    write(visit, "Rubrik (måste fyllas i)", "Osparad rubrik")
    press(visit, "Visa vad det ändrar")
    visit.query_params["edit"] = "K2"
    visit.run()
    assert field(visit, "Rubrik (måste fyllas i)") == "Trygg omsorg"
    visit.query_params["edit"] = "K1"
    visit.run()
    assert field(visit, "Rubrik (måste fyllas i)") == "Osparad rubrik"
    press(visit, "Släng det osparade")
    assert field(visit, "Rubrik (måste fyllas i)") == "Alla elever når målen"


def test_shows_what_others_have_saved_when_a_row_is_opened_again(
    home: Path, open_page: Open
) -> None:
    visit = open_page("plan", home, plan="2027", part="goals", edit="K1")
    visit.query_params["edit"] = "K2"
    visit.run()
    another_saves(home, "Deras rubrik")
    visit.query_params["edit"] = "K1"
    visit.run()
    assert field(visit, "Rubrik (måste fyllas i)") == "Deras rubrik"


# Two in the same row


def another_saves(home: Path, title: str, responsible: str = "Rektor") -> None:
    row = rows_of(home, "2027", "goals").query("goal_id == 'K1'").assign(
        title=title, responsible=responsible)  # fmt: skip
    outcome = save_rows(home, "2027", "goals", row, opened_at=opened_at(home, "2027"), by="Rektorn")
    assert not outcome.is_refused, outcome.findings


def test_shows_both_versions_of_a_row_that_another_has_changed(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, plan="2027", part="goals", edit="K1")
    write(visit, "Rubrik (måste fyllas i)", "Min rubrik")
    another_saves(home, "Deras rubrik")
    press(visit, "Visa vad det ändrar")
    assert "Rektorn sparade" in words_of(visit)
    title, responsible = visit.radio
    assert [plain(one) for one in title.options] == ["Din: Min rubrik", "Deras: Deras rubrik"]
    # What one has not touched oneself is theirs unless one chooses.
    assert (title.value, responsible.value) == ("mine", "theirs")
    assert field(visit, "Rubrik (måste fyllas i)") == "Min rubrik"
    assert "Raden 1" not in words_of(visit)
    assert value_of(home, "2027", "goals", "K1", "title") == "Deras rubrik"
    press(visit, "Gå vidare med det jag valt")
    assert field(visit, "Ansvarig") == "Rektor"
    press(visit, "Spara i 2027")
    assert value_of(home, "2027", "goals", "K1", "title") == "Min rubrik"
    assert value_of(home, "2027", "goals", "K1", "responsible") == "Rektor"


def test_takes_theirs_where_that_is_chosen(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, plan="2027", part="goals", edit="K1")
    write(visit, "Rubrik (måste fyllas i)", "Min rubrik")
    another_saves(home, "Deras rubrik")
    press(visit, "Visa vad det ändrar")
    visit.radio[0].set_value("theirs")
    press(visit, "Gå vidare med det jag valt")
    assert field(visit, "Rubrik (måste fyllas i)") == "Deras rubrik"
    assert "Inget skiljer sig från det som redan är sparat." in words_of(visit)


def test_what_a_third_saves_while_one_chooses_is_not_overwritten(
    home: Path, open_page: Open
) -> None:
    visit = open_page("plan", home, plan="2027", part="goals", edit="K1")
    write(visit, "Rubrik (måste fyllas i)", "Min rubrik")
    another_saves(home, "Deras rubrik")
    press(visit, "Visa vad det ändrar")
    another_saves(home, "En tredjes rubrik")
    press(visit, "Gå vidare med det jag valt")
    options = [plain(one) for one in visit.radio[0].options]
    assert options == ["Din: Min rubrik", "Deras: En tredjes rubrik"]


def test_a_save_undone_since_it_was_opened_is_not_saved_again_unseen(
    home: Path, open_page: Open
) -> None:
    another_saves(home, "Fel rubrik", "Fel roll")
    visit = open_page("plan", home, plan="2027", part="goals", edit="K1")
    write(visit, "Beskrivning", "Min beskrivning")
    press(visit, "Visa vad det ändrar")
    (save,) = own_deliveries(plan_folder(home, "2027"))
    withdraw(plan_folder(home, "2027"), save.delivery_id, "Fel", by="Rektorn")
    press(visit, "Spara i 2027")
    assert "Rektorn ångrade" in words_of(visit)
    press(visit, "Gå vidare med det jag valt")
    press(visit, "Spara i 2027")
    assert value_of(home, "2027", "goals", "K1", "title") == "Alla elever når målen"
    assert value_of(home, "2027", "goals", "K1", "description") == "Min beskrivning"


# Targets


def test_a_table_that_is_open_stays_as_it_is_when_others_set_targets(
    home: Path, open_page: Open
) -> None:
    visit = open_page("plan", home, plan="2027", part="targets", edit="table")
    first = list(visit.dataframe[0].value["name"])
    row = {"indicator_id": "BEH", "org_unit_id": "SKN", "period": "2027", "target_value": 80}
    opened = opened_at(home, "2027")
    save_rows(home, "2027", "targets", [row], opened_at=opened, by="Rektorn")
    visit.run()
    assert list(visit.dataframe[0].value["name"]) == first
    anew = open_page("plan", home, plan="2027", part="targets", edit="table")
    assert len(anew.dataframe[0].value) == len(first) + 1


def test_fills_in_targets_for_the_years_ahead(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, plan="2027", part="targets")
    assert "2 av 2 målvärden som fanns 2026 saknas ännu för 2027." in words_of(visit)
    visit = open_page("plan", home, plan="2027", part="targets", edit="BEH,TOP,2027,total")
    assert "Förra målvärdet: 80. Utfall: 78." in words_of(visit)
    write(visit, "Målvärde 2027 (%)", "81,5")
    write(visit, "Målvärde 2028 (%)", "83")
    press(visit, "Visa vad det ändrar")
    press(visit, "Spara i 2027")
    targets = rows_of(home, "2027", "targets").query("indicator_id == 'BEH'")
    assert dict(zip(targets["period"], targets["target_value"], strict=True)) == {
        "2026": 80, "2027": 81.5, "2028": 83,
    }  # fmt: skip
    assert field(visit, "Målvärde 2028 (%)") == "83"


def test_sets_a_target_for_what_had_none(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, plan="2027", part="targets", edit="new")
    write(visit, "Indikator-id (måste fyllas i)", "NAR")
    write(visit, "Enhets-id (måste fyllas i)", "SKN")
    write(visit, "Period (måste fyllas i)", "2027")
    write(visit, "Målvärde (måste fyllas i)", "94")
    press(visit, "Visa vad det ändrar")
    press(visit, "Spara i 2027")
    visit = open_page("plan", home, plan="2027", part="targets", edit="NAR,SKN,2027,total")
    assert field(visit, "Målvärde 2027 (%)") == "94"


def test_says_which_target_cannot_be_read(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, plan="2027", part="targets", edit="BEH,TOP,2027,total")
    write(visit, "Målvärde 2027 (%)", "åttio")
    press(visit, "Visa vad det ändrar")
    assert "”åttio” går inte att läsa som ett tal." in words_of(visit)
    assert field(visit, "Målvärde 2027 (%)") == "åttio"


# Compare, undo, decide


def test_shows_what_is_new_beside_the_present(home: Path, open_page: Open) -> None:
    another_saves(home, "Deras rubrik")
    visit = open_page("plan", home, plan="2027")
    assert "Deras rubrik Rubrik Alla elever når målen Deras rubrik" in words_of(visit)
    press(visit, "Räkna ut vilka ljus som ändras")
    assert "Inget ljus ändras." in words_of(visit)


def test_undoes_a_save_and_takes_it_back(home: Path, open_page: Open) -> None:
    another_saves(home, "Deras rubrik")
    visit = open_page("plan", home, plan="2027", part="saves")
    assert "Rektorn, " in words_of(visit)
    press(visit, "Ångra nr 1")
    assert value_of(home, "2027", "goals", "K1", "title") == "Alla elever når målen"
    assert title_of(visit) == "Plan 2027 är lika med den som gäller"
    press(visit, "Ta tillbaka nr 1")
    assert value_of(home, "2027", "goals", "K1", "title") == "Deras rubrik"


def test_decides_from_today_and_it_is_seen(home: Path, open_page: Open) -> None:
    another_saves(home, "Deras rubrik")
    visit = open_page("plan", home, plan="2027", part="decide")
    assert field(visit, "Gäller från och med") == "2027-01-01"
    write(visit, "Gäller från och med", date.today().isoformat())
    write(visit, "Vem är du?", "Kommunfullmäktige")
    press(visit, "Visa vad beslutet ändrar")
    assert "Det som är nytt (1) gäller genast" in words_of(visit)
    assert value_of(home, None, "goals", "K1", "title") == "Alla elever når målen"
    press(visit, "Besluta 2027")
    assert "Plan 2027 gäller nu." in words_of(visit)
    assert find_plan(home, "2027").decided_by == "Kommunfullmäktige"
    assert title_of(open_page("goal", home, goal="K1")) == "Deras rubrik"


def test_decides_from_a_later_day_and_opens_it_again(home: Path, open_page: Open) -> None:
    another_saves(home, "Deras rubrik")
    visit = open_page("plan", home, plan="2027", part="decide")
    press(visit, "Visa vad beslutet ändrar")
    press(visit, "Besluta 2027")
    assert title_of(visit) == "Plan 2027 är beslutad från 1 januari 2027"
    assert title_of(open_page("goal", home, goal="K1")) == "Alla elever når målen"
    press(visit, "Öppna den för ändring igen")
    assert find_plan(home, "2027").state == "draft"


def test_a_decided_version_cannot_be_written_in(home: Path, open_page: Open) -> None:
    another_saves(home, "Deras rubrik")
    visit = open_page("plan", home, plan="2027", part="decide")
    press(visit, "Visa vad beslutet ändrar")
    press(visit, "Besluta 2027")
    visit = open_page("plan", home, plan="2027", part="goals", edit="K1")
    assert not [one for one in visit.text_input if one.label.startswith("Rubrik")]
    assert "Redigera" not in words_of(visit)


def test_settles_what_has_changed_in_two_places_before_deciding(
    home: Path, open_page: Open
) -> None:
    another_saves(home, "Versionens rubrik")
    row = rows_of(home, None, "goals").query("goal_id == 'K1'").assign(title="Rättad rubrik")
    save_rows(home, None, "goals", row, opened_at=opened_at(home, None), by="Registrator")
    visit = open_page("plan", home, plan="2027", part="decide")
    assert "Ändrad i planen som gäller av Registrator" in words_of(visit)
    assert "Rubrik Versionens rubrik Rättad rubrik" in words_of(visit)
    press(visit, "Ta det som gäller nu")
    assert value_of(home, "2027", "goals", "K1", "title") == "Rättad rubrik"


def test_says_from_the_day_decided_when_what_is_ended_ends(home: Path, open_page: Open) -> None:
    opened = opened_at(home, "2027")
    end_rows(home, "2027", "goals", [("K2",)], opened_at=opened, by="Anna")
    assert "2026-12-31" in words_of(open_page("plan", home, plan="2027", part="news"))
    decide(home, "2027", date(2027, 3, 1), "KF", "")
    words = words_of(open_page("plan", home, plan="2027", part="news"))
    assert ("2027-02-28" in words, "2026-12-31" in words) == (True, False)


def test_a_version_in_force_does_not_call_what_it_had_new(home: Path, open_page: Open) -> None:
    another_saves(home, "Deras rubrik")
    decide(home, "2027", date.today(), "KF", "")
    row = rows_of(home, None, "goals").query("goal_id == 'K1'").assign(title="Rättad rubrik")
    save_rows(home, None, "goals", row, opened_at=opened_at(home, None), by="Registrator")
    assert "Deras rubrik" not in words_of(open_page("plan", home, plan="2027", part="news"))


def test_a_save_is_not_undone_once_the_version_is_decided(home: Path, open_page: Open) -> None:
    another_saves(home, "Deras rubrik")
    visit = open_page("plan", home, plan="2027", part="saves")
    decide(home, "2027", date(2027, 1, 1), "KF", "")
    press(visit, "Ångra nr 1")
    assert "är beslutad och går inte att ändra" in words_of(visit)
    assert value_of(home, "2027", "goals", "K1", "title") == "Deras rubrik"


def test_says_that_a_day_is_none(home: Path, open_page: Open) -> None:
    another_saves(home, "Deras rubrik")
    visit = open_page("plan", home, plan="2027", part="decide")
    write(visit, "Gäller från och med", "nyår")
    press(visit, "Visa vad beslutet ändrar")
    assert "”nyår” är inget datum." in words_of(visit)


@pytest.mark.parametrize("part", ["news", "target_areas", "organisation", "goals", "indicators",
                                  "goal_indicators", "targets", "activities", "advice", "saves"])  # fmt: skip
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_opens_every_part_of_a_version(home: Path, open_page: Open, part: str, lang: str) -> None:
    visit = open_page("plan", home, plan="2027", part=part, lang=lang)
    assert "2027" in title_of(visit)


def test_lists_the_advice_on_a_version(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, plan="2027", part="advice")
    assert "Fler blir behöriga" in words_of(visit)


def test_shows_the_lights_that_a_change_would_turn(home: Path, open_page: Open) -> None:
    visit = open_page("plan", home, plan="2027", part="indicators", edit="BEH")
    write(visit, "Riktning (måste fyllas i)", "lower")
    press(visit, "Visa vad det ändrar")
    words = words_of(visit)
    assert "Riktning Högre är bättre Lägre är bättre" in words
    assert "Behöriga till gymnasiet Provstad, 2026 Delvis uppfyllt → blir Uppfyllt" in words
    assert "Alla elever når målen Provstad, 2026 Delvis uppfyllt → blir Uppfyllt" in words
