"""The page for questions in SQL: filled in, run, refused in plain words, drawn, and kept in a file."""

import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboard.asking.chart import alternative, answer_figure, points_of
from dashboard.asking.dictionary import TYPES
from dashboard.asking.editor import LONGEST_IN_ADDRESS
from dashboard.asking.outcome import SHOWN, answer_table, counted, frame_of, wrong
from dashboard.parts.workbooks import about_table
from dashboard.words.translate import Speaker
from etl.asking import running
from etl.asking.answer import Answer
from etl.asking.examples import EXAMPLES, example
from etl.asking.public import columns_of, public_tables
from etl.asking.running import Limits, run_query
from etl.errors import WrongUse
from etl.exporting.files import csv_bytes, parquet_bytes
from etl.exporting.sheet import Sheet
from etl.exporting.workbook import workbook_bytes
from etl.store import Store
from tests.pages.conftest import Open

sv, en = Speaker("sv"), Speaker("en")


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a busy computer take its time."""
    monkeypatch.setattr(running, "LIMITS", Limits(seconds=60))


def said(visit: AppTest) -> str:
    return " ".join(str(block.proto.body) for block in visit.get("html"))


def run(visit: AppTest, query: str | None = None) -> AppTest:
    if query is not None:
        visit.text_area(key="sql_text").set_value(query)
    visit.button[0].click().run()
    assert not visit.exception
    return visit


def test_fills_in_an_example_and_answers_it(open_page: Open) -> None:
    visit = open_page("sql")
    assert visit.title[0].value == "Fråga siffrorna i SQL"
    assert visit.text_area(key="sql_text").value == example(EXAMPLES[0])
    assert "inte körd än" in said(visit)
    assert 'class="mk-answer"' not in said(visit)
    answered = said(run(visit))
    assert "Socialnämnden" in answered
    assert 'role="status">6 rader.<' in answered
    assert "inte körd än" not in answered


def test_a_link_fills_in_its_query_and_runs_nothing(open_page: Open) -> None:
    visit = open_page("sql", q="select 40 + 2 as answer", lang="en")
    assert visit.text_area(key="sql_text").value == "select 40 + 2 as answer"
    assert "not run yet" in said(visit)
    assert ">42</th>" not in said(visit)
    assert ">42</th>" in said(run(visit))


def test_another_link_fills_in_anew(open_page: Open) -> None:
    visit = run(open_page("sql", q="select 1"), "select 2")
    visit.query_params["example"] = "others"
    visit.run()
    assert visit.text_area(key="sql_text").value == example("others")
    assert "inte körd än" in said(visit)


@pytest.mark.parametrize(("query", "told"), [
    ("select *\nfrom result", "Rad 2: det finns ingen tabell result att fråga. Menade du results"),
    ("drop table goals", "Här går det bara att läsa. DROP körs inte"),
    ("<b>", "syntax error at or near"),
    ("", "Skriv en fråga"),
])  # fmt: skip
def test_says_what_is_wrong_in_plain_words(open_page: Open, query: str, told: str) -> None:
    shown = said(run(open_page("sql"), query))
    assert told in shown
    assert 'role="alert"' in shown
    assert "<b>" not in shown
    assert 'class="mk-answer"' not in shown


def test_draws_what_the_reader_chooses(open_page: Open) -> None:
    visit = run(open_page("sql", example="over_time"))
    assert not visit.get("plotly_chart")
    visit.selectbox(key="sql_kind").select("bar")
    visit.selectbox(key="sql_y").select("target_value").run()
    assert not visit.exception
    assert len(visit.get("plotly_chart")) == 1
    # Another answer has other columns: what was chosen of the last one is let go.
    run(visit, "select 'a' as letter, 1 as number")
    assert visit.selectbox(key="sql_y").value == "number"
    run(visit, "select 'a' as letter")
    assert "ingen kolumn med tal" in said(visit)


def test_keeps_a_short_query_in_the_address_and_no_long_one(open_page: Open) -> None:
    visit = run(open_page("sql", example="others"), "select 7")
    scripts = said(visit)
    assert '"q": "select 7"' in scripts
    assert '"example": null' in scripts
    visit = run(visit, "select 8 -- " + "x" * LONGEST_IN_ADDRESS)
    assert '"q": null' in said(visit)


ANSWER = Answer(
    (("n", "INTEGER"), ("n", "HUGEINT"), ("value", "DOUBLE"), ("name", "VARCHAR"), ("day", "DATE"),
     ("is", "BOOLEAN")),
    ((1, 2**70, 1234.5, "=1+1", date(2025, 8, 31), True), (None, None, None, "<b>Å", None, None)),
)  # fmt: skip


def test_shows_values_as_they_are() -> None:
    shown = answer_table(ANSWER, sv)
    for text in (
        "1234,5",
        "&lt;b&gt;Å",
        "2025-08-31",
        ">ja<",
        ">tomt<",
        "1180591620717411303424",
        "n (2)",
    ):
        assert text in shown
    assert "<b>Å" not in shown
    assert "1234.5" in answer_table(ANSWER, en)


def test_keeps_the_answer_in_a_file_as_it_was() -> None:
    frame = frame_of(ANSWER)
    assert [str(kind) for kind in frame.dtypes] == [
        "Int64",
        "object",
        "float64",
        "object",
        "object",
        "boolean",
    ]
    text = csv_bytes(frame, "sv").decode("utf-8-sig").splitlines()
    assert text[0] == '"n";"n (2)";"value";"name";"day";"is"'
    assert text[1] == '"1";"1180591620717411303424";"1234,5";"\'=1+1";"2025-08-31";"True"'
    back = pd.read_parquet(io.BytesIO(parquet_bytes(frame)))
    assert list(back["value"].dropna()) == [1234.5]
    assert back["name"].tolist() == ["=1+1", "<b>Å"]
    assert back["n (2)"].tolist()[0] == "1180591620717411303424"
    sheet = Sheet("svar", "Svar", frame)
    book = load_workbook(io.BytesIO(workbook_bytes([sheet], about_table(sheet, sv))))
    cells = [
        cell for row in book.worksheets[-1].iter_rows() for cell in row if cell.value is not None
    ]
    assert {1234.5, "1180591620717411303424"} <= {cell.value for cell in cells}
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def test_counts_rows_and_says_where_there_are_more() -> None:
    one = Answer((("n", "INTEGER"),), ((1,),))
    many = Answer((("n", "INTEGER"),), ((1,),) * (SHOWN + 1))
    assert counted(one, sv) == "En rad."
    assert counted(Answer(one.columns, ()), sv) == "Frågan gav inga rader."
    assert counted(many, en) == "501 rows. The first 500 are shown, all are in the file."
    assert "Bara de första är med" in counted(Answer(one.columns, one.rows, True), sv)
    assert "De första 501 är med i filen" in counted(Answer(one.columns, many.rows, True), sv)
    assert answer_table(many, sv).count("<tr>") == SHOWN + 1


def test_draws_only_numbers_and_names_no_markup() -> None:
    answer = Answer((("name", "VARCHAR"), ("value", "DOUBLE")), (
        ("<b>a</b>", 1.0), ("b", None), ("c", float("nan")), ("d", float("inf")), ("a", -2.0), (None, 0.0),
    ))  # fmt: skip
    points = points_of(answer, "name", "value")
    assert points == [("<b>a</b>", 1.0), ("a", -2.0), ("", 0.0)]
    for kind in ("bar", "line"):
        figure = answer_figure(kind, points, sv)
        assert list(figure.data[0].y) == [1.0, -2.0, 0.0]
        assert figure.layout.xaxis.ticktext[0].startswith("&lt;b>")
        low, high = figure.layout.yaxis.range
        assert low <= -2 and high >= 1
    assert alternative("bar", "name", "value", points, sv) == (
        "Staplar: value efter name, 3 värden, från -2 till 1."
    )


def test_bars_begin_at_zero() -> None:
    figure = answer_figure("bar", [("a", 70.0), ("b", 75.0)], sv)
    assert figure.layout.yaxis.range[0] == 0


def test_says_duckdbs_own_words_apart() -> None:
    shown = wrong(WrongUse("sql_wrong_at", line=3, said="Parser <Error>\nLINE 3"), sv)
    assert "<p>Rad 3 stämmer inte. Så säger DuckDB:</p>" in shown
    assert '<pre lang="en" translate="no">Parser &lt;Error&gt;\nLINE 3</pre>' in shown


def test_the_dictionary_names_every_type(sample_home: Path, open_page: Open) -> None:
    store = Store(sample_home)
    snapshot = store.open(store.current_id() or "").cursor()
    columns = [
        column for table in public_tables().values() for column in columns_of(table, snapshot)
    ]
    assert {c.type for c in columns if not c.words and not c.type.endswith("[]")} <= set(TYPES)
    shown = said(open_page("sql"))
    for table in public_tables():
        assert f'<summary><code translate="no">{table}</code></summary>' in shown


def test_the_page_asks_the_snapshot_it_shows(sample_home: Path) -> None:
    current = Store(sample_home).current_id() or ""
    answer = run_query(sample_home, "select snapshot_id from snapshot", snapshot_id=current)
    assert answer.rows == ((current,),)
