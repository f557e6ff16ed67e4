"""Tables as files: in the reader's dialect, harmless to open, and read in again by our own reader."""

from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.answers import QUESTIONS
from dashboard.parts.cross_table import Crossing, crossed_frame, lay
from dashboard.parts.downloads import csv_bytes, made, source_notes
from dashboard.words.translate import Speaker
from etl.exporting.sheet import Sheet
from etl.pipeline import Request, deliver
from tests.reading.reader import Reader
from tests.town import PLAN, Town

sv, en = Speaker("sv"), Speaker("en")
ABOUT = {"name": "Provköping", "is_sample": True, "newest_delivery_at": datetime(2026, 11, 25),
         "as_of": pd.NaT}  # fmt: skip
FRAME = pd.DataFrame({"Namn": ["Å; ä", None], "Värde": [1234.5, float("nan")], "Antal": [7, 0]})


def test_writes_the_dialect_of_a_swedish_spreadsheet() -> None:
    assert csv_bytes(FRAME, sv, ["Källa: P"]).decode("utf-8") == (
        '\ufeff"Namn";"Värde";"Antal"\r\n"Å; ä";"1234,5";"7"\r\n"";"";"0"\r\n"Källa: P"\r\n'
    )


def test_gives_programs_rows_alone() -> None:
    sheet = Sheet("Blad", "Blad", FRAME, {}, ("Källa: P",))
    assert made("csv_standard", lambda: sheet, sv).decode("utf-8") == (
        '"Namn","Värde","Antal"\r\n"Å; ä","1234.5","7"\r\n"","","0"\r\n'
    )
    assert made("csv", lambda: sheet, sv).decode("utf-8-sig").endswith('"Källa: P"\r\n')


def test_writes_commas_and_points_in_english() -> None:
    assert csv_bytes(FRAME, en).decode("utf-8-sig") == (
        '"Namn","Värde","Antal"\r\n"Å; ä","1234.5","7"\r\n"","","0"\r\n'
    )


@pytest.mark.parametrize("text", [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "＝1",
])  # fmt: skip
def test_makes_text_harmless_that_a_spreadsheet_would_reckon(text: str) -> None:
    written = csv_bytes(pd.DataFrame({text: [text]}), sv, [text]).decode("utf-8-sig")
    assert written == f'"\'{text}"\r\n' * 3


@pytest.mark.parametrize(("number", "written"), [
    (-2.5, "-2,5"), (0.1 + 0.2, "0,30000000000000004"), (1e-7, "0,0000001"), (1e21, "1" + "0" * 21),
    (12.0, "12"), (-0.0, "-0"),
])  # fmt: skip
def test_leaves_a_number_unrounded_and_without_exponent(number: float, written: str) -> None:
    assert csv_bytes(pd.DataFrame({"v": [number]}), sv).decode("utf-8-sig") == (
        f'"v"\r\n"{written}"\r\n'
    )


def test_says_whose_figures_they_are_and_that_they_are_a_samples() -> None:
    assert source_notes(ABOUT, "Tertial 2 2026", sv) == [
        "Källa: Provköping. Tertial 2 2026. Siffrorna uppdaterades 25 november 2026.",
        "Anm. Påhittad provkommun: alla siffror är påhittade.",
    ]
    real = {**ABOUT, "is_sample": False, "as_of": datetime(2026, 1, 31)}
    assert source_notes(real, "Tertial 2 2026", en)[1:] == [
        "Note: Shows the figures as they were known 31 January 2026."
    ]


@pytest.mark.parametrize("say", [sv, en], ids=["sv", "en"])
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(values=st.lists(st.floats(-1e15, 1e15, allow_subnormal=False), min_size=1, max_size=9))
def test_is_read_in_again_as_the_same_numbers(
    tmp_path_factory: pytest.TempPathFactory, say: Speaker, values: list[float]
) -> None:
    frame = pd.DataFrame({
        say("cross.indicator_id"): "EL", say("cross.unit_id"): "BJ",
        say("indicator.period_column"): [str(2001 + n) for n in range(len(values))],
        say("chart.value_column"): values,
    })  # fmt: skip
    reader = Reader(tmp_path_factory.mktemp("written"))
    read = reader.read(csv_bytes(frame, say, source_notes(ABOUT, "2025", say)))
    assert read.findings == ()
    assert read.column("value") == values
    assert len(read.extract.recognised.footnotes) == 2


@pytest.mark.parametrize("language", ["sv", "en"])
def test_delivers_a_crossing_to_another_home_without_its_secrets(
    town: Town, tmp_path: Path, language: str
) -> None:
    say = Speaker(language)
    town.deliver(
        results="""
        indicator_id;org_unit_id;period;value;value_status
        BEH;TOP;2024;70,123456789;
        BEH;TOP;2025;;sekretess
        KO;TOP;2025-12;0,00001;
    """
    )
    asked = {"indicators": "BEH\nKO", "units": "TOP", "periods": "2024\n2025"}
    text = (QUESTIONS / "cross.sql").read_text(encoding="utf-8")
    found = town.cursor().execute(text, asked).df()
    names = {"indicator": {"BEH": "Behöriga", "KO": "=Kötid"}, "unit": {"TOP": "Provstad"},
             "period": {"2024": "2024", "2025": "2025"}}  # fmt: skip
    crossing = Crossing("indicator", "period", names)
    frame = crossed_frame(lay(found, crossing), crossing, say)
    written = csv_bytes(frame, say, source_notes(ABOUT, "2025", say))

    other = Town(tmp_path / "other", tmp_path / "other_inbox")
    other.deliver(**PLAN)
    outcome = deliver(other.home, Request([other.write("crossing.csv", written)]))
    assert {finding.code for finding in outcome.findings} == {"column_not_read"}
    assert other.ask("select indicator_id, period, value from results order by all") == [
        ("BEH", "2024", 70.123456789), ("BEH", "2025", None), ("KO", "2025-12", 0.00001),
    ]  # fmt: skip
