"""The page on coverage: how much has come, what is missing of whom, and what can be sent to them."""

import io
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard.reporting.tables import share
from dashboard.words.translate import Speaker
from etl.periods import parse_period
from etl.reporting.coverage import unreported, values_due
from etl.store import Store
from tests.pages.conftest import Open
from tests.pages.reader import markup_of, plain, title_of, ways_of, words_of
from tests.post_office import post_office, set_mail
from tests.town import Town


@pytest.fixture
def own_home(sample_home: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample_home, tmp_path / "own")
    return tmp_path / "own"


def tables_of(visit: AppTest) -> dict[str, pd.DataFrame]:
    """Return the page's tables of text and whole numbers, by the header of their first column."""
    found = {}
    for table in re.findall(r"<table.*?</table>", " ".join(markup_of(visit)), re.DOTALL):
        lines = [
            re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line)
            for line in re.findall(r"<tr.*?</tr>", table)
        ]
        head, *rows = ([plain(cell) for cell in line] for line in lines)
        frame = pd.DataFrame(rows, columns=head)
        counts = [name for name in ("Saknas", "Rapporterade", "Väntade") if name in head]
        found[head[0]] = frame.astype(dict.fromkeys(counts, int))
    return found


@pytest.mark.parametrize("period", ["2025", "2026-T2", "2026-T1", "2025-T3", "2026-08"])
@pytest.mark.parametrize("unit", ["PK", "BUN", "SN"])
def test_agrees_with_the_overview(open_page: Open, period: str, unit: str) -> None:
    told = words_of(open_page("overview", period=period, unit=unit))
    seen = title_of(open_page("coverage", period=period, unit=unit))
    expected, reported = (
        (seen.split()[at] for at in (2, 0)) if " av " in seen else (seen.split()[1],) * 2
    )
    whole = f"{reported} av {expected} väntade värden är rapporterade"
    assert whole in told or f"Alla {expected} väntade värden är rapporterade" in told


def test_counts_every_way_to_the_same_sum(open_page: Open, sample_home: Path) -> None:
    store = Store(sample_home)
    snapshot = store.open(str(store.current_id())).cursor()
    due = pd.DataFrame(values_due(snapshot, parse_period("2025")))
    visit = open_page("coverage", period="2025")
    assert title_of(visit) == (
        f"{int(due['is_reported'].sum())} av {len(due)} väntade värden för 2025 är rapporterade."
    )
    for head in ("Nämnd", "Ansvarig", "Period"):
        table = tables_of(visit)[head]
        last = table.iloc[-1]
        assert list(last)[:4] == ["Alla", len(due) - int(due["is_reported"].sum()),
                                  int(due["is_reported"].sum()), len(due)]  # fmt: skip
        assert table.iloc[:-1]["Saknas"].sum() == last["Saknas"]
        assert (table["Saknas"] + table["Rapporterade"] == table["Väntade"]).all()
    by_role = due[~due["is_reported"]].groupby("responsible").size()
    told = tables_of(visit)["Ansvarig"].set_index("Ansvarig")["Saknas"]
    assert told[by_role.index].to_dict() == by_role.to_dict()


def test_lists_what_is_missing_with_when_it_last_came(open_page: Open, sample_home: Path) -> None:
    store = Store(sample_home)
    missing = unreported(store.open(str(store.current_id())).cursor(), parse_period("2025"))
    visit = open_page("coverage", period="2025")
    table = tables_of(visit)["Indikator"]
    assert table["Indikator"].tolist() == [row["name"] for row in missing]
    assert table.iloc[-1].tolist() == [
        "Läkemedelsgenomgångar gjorda", "Särskilt boende", "2025", "Chef SF-SB", "2023",
    ]  # fmt: skip
    assert table.iloc[0]["Senast rapporterad"] == "Aldrig"
    assert ways_of(visit)["Läkemedelsgenomgångar gjorda"].startswith("indicator?")


def test_narrows_the_list_to_one_responsible(open_page: Open) -> None:
    visit = open_page("coverage", period="2025")
    visit.selectbox(key="responsible").set_value("Chef SF-SB").run()
    assert tables_of(visit)["Indikator"]["Ansvarig"].tolist() == ["Chef SF-SB"]
    assert visit.query_params["responsible"] == "Chef SF-SB"


def test_says_which_goals_lack_an_assessment(open_page: Open) -> None:
    visit = open_page("coverage", period="2025")
    assert "mål är bedömda för 2025." in words_of(visit)
    assert set(tables_of(visit)["Mål"]["Läge"]) <= {"Inte påbörjad", "Utkast"}


def test_says_all_is_well_where_nothing_is_missing(open_page: Open) -> None:
    visit = open_page("coverage", period="2025", unit="BUN")
    assert title_of(visit) == "Alla 23 väntade värden för 2025 är rapporterade."
    assert "En lista att skicka" not in words_of(visit)


def test_offers_the_text_and_files_of_one_responsible(open_page: Open) -> None:
    visit = open_page("coverage", period="2025", to="Chef SF-SB")
    (text,) = visit.code
    assert text.value.startswith("Att rapportera för 2025: 1 saknas\n\nHej Chef SF-SB!")
    assert "Läkemedelsgenomgångar gjorda (X005), 2025. Senast rapporterad: 2023." in text.value
    labels = [button.proto.label for button in visit.get("download_button")]
    assert labels == [
        "Excel (xlsx)",
        "CSV för svensk Excel",
        "CSV, standard",
        "Parquet",
        "Mall (Excel)",
        "Mall (CSV)",
        "Brev som utkast (.eml)",
        "Listan (CSV)",
    ]


def test_says_what_to_fill_in_where_no_server_is_configured(open_page: Open) -> None:
    visit = open_page("coverage", period="2025")
    assert "Fyll i server och avsändare under [mail] i malkoll.toml" in words_of(visit)
    assert not [button for button in visit.button if button.key in ("send-one", "send-all")]


def test_sends_and_tells_who_got_theirs_and_who_did_not(open_page: Open, own_home: Path) -> None:
    with post_office() as office:
        set_mail(own_home, office.port)
        visit = open_page("coverage", own_home, period="2025")
        visit.button(key="send-all").click().run()
        assert not visit.exception
    assert [success.value for success in visit.success] == ["1 av 2 brev skickades."]
    told = words_of(visit)
    assert "Chef SF-SB: skickat till sb@provkoping.example." in told
    assert "Kommundirektör: inte skickat. Kommundirektör har ingen adress." in told
    (letter,) = office.taken
    (template,) = letter.iter_attachments()
    sheet = load_workbook(io.BytesIO(template.get_content())).worksheets[0]
    assert sheet["A2"].value == "X005"


def test_sends_only_to_the_one_that_is_chosen(open_page: Open, own_home: Path) -> None:
    with post_office() as office:
        set_mail(own_home, office.port)
        visit = open_page("coverage", own_home, period="2025", to="Kommundirektör")
        assert visit.button(key="send-one").disabled
        visit.selectbox(key="to").set_value("Chef SF-SB").run()
        visit.button(key="send-one").click().run()
    assert [letter["To"] for letter in office.taken] == ["sb@provkoping.example"]


def test_says_in_words_that_the_server_cannot_be_reached(open_page: Open, own_home: Path) -> None:
    with post_office() as office:
        set_mail(own_home, office.port)
    visit = open_page("coverage", own_home, period="2025", to="Chef SF-SB")
    visit.button(key="send-one").click().run()
    assert not visit.exception
    (said,) = visit.error
    assert "svarar inte" in said.value


def test_says_in_words_what_is_wrong_in_the_settings(open_page: Open, own_home: Path) -> None:
    settings = own_home / "malkoll.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[mail]\nport = "x"\n', "utf-8")
    visit = open_page("coverage", own_home, period="2025")
    assert "[mail]" in visit.error[0].value.replace("\\", "")


def test_shows_what_files_say_as_text(open_page: Open, town: Town) -> None:
    town.deliver(
        indicators="""
            indicator_id;name;measure_unit;decimals;direction;frequency;responsible
            BEH;<b>Fet</b> *kursiv*;%;1;higher;year;<i>Chef</i>
        """,
        results="indicator_id;org_unit_id;period;value\nBEH;BJ;2022;80\nBEH;LI;2022;80\nBEH;LI;2023;81",
    )
    visit = open_page("coverage", town.home, period="2023")
    markup = " ".join(markup_of(visit))
    assert "&lt;b&gt;Fet&lt;/b&gt;" in markup
    assert "<b>Fet" not in markup
    assert "<i>Chef" not in markup


def test_opens_where_nothing_is_measured(open_page: Open, town: Town) -> None:
    assert title_of(open_page("coverage", town.home)) == "Inga värden väntas"


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(0, 9, "0"), (1, 1000, "1"), (999, 1000, "99"), (9, 9, "100")]
)
def test_never_rounds_to_all_or_nothing(part: int, whole: int, said: str) -> None:
    assert share(part, whole, Speaker("sv")).rstrip("%").strip() == said


def test_speaks_english(open_page: Open) -> None:
    visit = open_page("coverage", period="2025", lang="en")
    assert title_of(visit) == "124 of 131 expected values for 2025 are reported."
    assert "A list to send" in words_of(visit)
