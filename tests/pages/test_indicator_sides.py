"""The indicator's sides: its units, other municipalities, normal variation and revisions, each a link."""

import re
from pathlib import Path

import pytest

from dashboard.indicator.files import values_frame
from dashboard.indicator.subject import Subject
from dashboard.selection import Selection
from etl.store import Store
from tests.pages.conftest import Open
from tests.pages.reader import markup_of, ways_of, words_of
from tests.town import Town


def test_offers_the_sides_that_the_indicator_has(open_page: Open) -> None:
    alone = ways_of(open_page("indicator", indicator="KL01", period="2026-T2"))
    assert "view=others" in alone["Andra kommuner"]
    assert "Enheterna" not in alone
    several = ways_of(open_page("indicator", indicator="G001", period="2026-T2"))
    assert "view=units" in several["Enheterna"]
    assert "Andra kommuner" not in several


def test_orders_the_units_and_leads_to_each(open_page: Open) -> None:
    visit = open_page("indicator", indicator="G001", view="units", at="GR-EK", period="2026-T2")
    words = words_of(visit)
    assert "Enheterna i ordning Alla 3 har 76,0 %." in words
    ways = ways_of(visit)
    assert "at=GR-BJ" in ways["Björkskolan"]
    assert "Ekskolan" not in ways, "the unit shown is marked, not a way"
    assert "indicators=G001" in ways["Korsa med fler indikatorer, enheter och perioder"]


def test_places_the_municipality_among_others(open_page: Open) -> None:
    visit = open_page("indicator", indicator="KL01", view="others", period="2026-T2")
    words = words_of(visit)
    assert "Plats 7 av 9; högst är bäst." in words
    assert "Jämförby 7 93,4 % Jämförby 6 91,8 %" in words


def test_compares_with_a_chosen_group_kept_in_the_address(open_page: Open) -> None:
    visit = open_page(
        "indicator", indicator="KL01", view="others", group="9003,9005", period="2026-T2"
    )
    words = words_of(visit)
    assert visit.multiselect(key="group").value == ["9003", "9005"]
    assert "Bland de valda Plats 1 av 3" in words
    visit.multiselect(key="group").set_value(["9007"]).run()
    assert "Bland de valda Plats 2 av 2" in words_of(visit)
    assert "9007" in str(visit.query_params["group"])


def test_says_whether_a_change_is_real(open_page: Open) -> None:
    visit = open_page("indicator", indicator="EN01", view="normal", period="2026-T2")
    words = words_of(visit)
    assert (
        "Det senaste värdet ligger utanför det normala (257,5–268,7). Den är till det bättre."
        in words
    )
    charts = [element for element in visit.main if element.type == "plotly_chart"]
    assert len(charts) == 1
    assert "augusti 2026 229 utanför det normala" in words


def test_says_that_a_series_is_too_short_for_that(open_page: Open) -> None:
    words = words_of(open_page("indicator", indicator="KL01", view="normal", period="2026-T2"))
    assert "det behövs tio värden" in words


def test_shows_every_revision_with_its_file_and_day(open_page: Open, town: Town) -> None:
    for value in ("70,1", "71,5", "72,4"):
        outcome = town.deliver(
            results=f"indicator_id;org_unit_id;period;value\nBEH;TOP;2025;{value}"
        )
        assert not outcome.is_refused
    visit = open_page("indicator", home=town.home, indicator="BEH", view="revisions")
    table = "".join(markup_of(visit))
    assert "Värden som har ersatts av senare leveranser: 2." in words_of(visit)
    assert table.index("72,4</td>") < table.index("<s>71,5</s>") < table.index("<s>70,1</s>")
    assert "results.csv" in table


def test_keeps_what_is_secret_out_of_the_revisions(open_page: Open) -> None:
    visit = open_page("indicator", indicator="EE02", view="revisions", period="2026-T2")
    august = re.findall(r"<tr><th scope=.row.>augusti 2026</th>.*?</tr>", "".join(markup_of(visit)))
    assert len(august) == 3
    assert all(">hemligt</span>" in row for row in august)


def test_takes_an_unknown_side_for_the_first(open_page: Open) -> None:
    visit = open_page("indicator", indicator="KL01", view="<b>x")
    assert [element for element in visit.main if element.type == "plotly_chart"]


def test_says_why_a_growing_value_has_no_limits(open_page: Open, sample_home: Path) -> None:
    store = Store(sample_home)
    growing = store.open(str(store.current_id())).cursor().execute(
        "select indicator_id from indicators where accumulation = 'year_to_date' limit 1"
    ).fetchall()  # fmt: skip
    visit = open_page("indicator", indicator=growing[0][0], view="normal", period="2026-T2")
    assert "Värdet växer under året" in words_of(visit)


def test_says_that_nothing_has_been_delivered(open_page: Open, town: Town) -> None:
    town.deliver(results="indicator_id;org_unit_id;period;value\nBEH;TOP;2025;72")
    visit = open_page("indicator", home=town.home, indicator="KO", view="revisions")
    assert "Inget värde är levererat för Provstad." in words_of(visit)


def test_offers_what_the_trend_shows_as_a_file(open_page: Open) -> None:
    visit = open_page("indicator", indicator="KL01", period="2026-T2")
    labels = [button.proto.label for button in visit.get("download_button")]
    assert labels == ["Excel (xlsx)", "CSV för svensk Excel", "CSV, standard", "Parquet"]


def test_writes_the_newest_values_first_in_the_file(
    sample_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MALKOLL_HOME", str(sample_home))
    snapshot_id = str(Store(sample_home).current_id())
    selection = Selection(snapshot_id, "sv", None, None, None, "2026-T2", "PK")
    frame = values_frame(Subject("KL01", selection))
    assert list(frame["Period"])[:3] == ["2025", "2025", "2025"]
    assert set(frame["Uppdelning"]) == {"Alla", "Kvinnor", "Män"}
    newest = frame[(frame["Period"] == "2025") & (frame["Uppdelning"] == "Alla")]
    assert newest["Värde"].tolist() == [82.1]
