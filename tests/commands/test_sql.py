"""malkoll sql: a query given, in a file or on standard input; the tables, where it lies, a public copy."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from etl.asking import running
from etl.asking.public import public_tables
from etl.asking.running import Limits
from etl.commands import sql
from etl.store import Store
from tests.commands.conftest import Run
from tests.town import Town

QUERY = "select org_unit_id, name from organisation where level = 'municipality'"


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a busy computer take its time."""
    monkeypatch.setattr(running, "LIMITS", Limits(seconds=60))


def test_answers_in_every_format(run: Run, sample_home: Path) -> None:
    ran = run("--home", sample_home, "--format", "json", "sql", QUERY)
    assert (ran.code, ran.json) == (0, [{"org_unit_id": "PK", "name": "Provköpings kommun"}])
    ran = run("--home", sample_home, "--format", "csv", "sql", QUERY)
    assert ran.out == "org_unit_id,name\nPK,Provköpings kommun\n"
    assert "Provköpings kommun" in run("--home", sample_home, "sql", QUERY).out


def test_reads_the_query_from_a_file_and_from_standard_input(
    run: Run, sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fråga.sql").write_text(QUERY, encoding="utf-8-sig")
    ran = run("--home", sample_home, "--format", "csv", "sql", "--file", tmp_path / "fråga.sql")
    assert ran.csv == [{"org_unit_id": "PK", "name": "Provköpings kommun"}]
    monkeypatch.setattr("sys.stdin", io.StringIO(QUERY))
    assert run("--home", sample_home, "--format", "csv", "sql").csv == ran.csv


def test_a_file_that_is_not_there_or_not_text(run: Run, sample_home: Path, tmp_path: Path) -> None:
    assert run("--home", sample_home, "sql", "--file", tmp_path / "nowhere.sql").code == 3
    (tmp_path / "picture.sql").write_bytes(b"\xff\xfe\x00\x80")
    ran = run("--home", sample_home, "sql", "--file", tmp_path / "picture.sql")
    assert (ran.code, "UTF-8" in ran.err) == (2, True)


def test_an_empty_answer_has_its_header_and_says_so(run: Run, sample_home: Path) -> None:
    ran = run("--home", sample_home, "--format", "csv", "sql", f"{QUERY} and depth = 7")
    assert (ran.code, ran.out) == (0, "org_unit_id,name\n")
    assert "inga rader" in run("--home", sample_home, "sql", f"{QUERY} and depth = 7").out


@pytest.mark.parametrize(("query", "said"), [
    ("drop view goals", "Här går det bara att läsa. DROP körs inte"),
    ("select * from deliveries", "det finns ingen tabell deliveries"),
    ("selec 1", 'syntax error at or near "selec"'),
    ("", "Skriv en fråga"),
])  # fmt: skip
def test_says_what_is_wrong_with_a_query(
    run: Run, sample_home: Path, query: str, said: str
) -> None:
    ran = run("--home", sample_home, "--format", "json", "sql", query)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_writes_all_rows_or_none(
    run: Run, sample_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (running, sql):
        monkeypatch.setattr(module, "LIMITS", Limits(rows=10, seconds=60))
    ran = run("--home", sample_home, "--format", "csv", "sql", "from range(11)")
    assert (ran.code, ran.out) == (3, "")
    assert "fler än 10 rader" in ran.err


def test_tells_where_the_snapshot_lies(run: Run, sample_home: Path, empty_town: Town) -> None:
    ran = run("--home", sample_home, "sql", "--where")
    store = Store(sample_home)
    assert ran.out == f"{store.path(store.current_id() or '').resolve()}\n"
    assert run("--home", sample_home, "--format", "json", "sql", "--where").json == [
        {"file": ran.out.strip()}
    ]
    nothing = run("--home", empty_town.home, "sql", "--where")
    assert (nothing.code, nothing.out) == (3, "")


def test_lists_the_tables_and_columns(run: Run, sample_home: Path) -> None:
    rows = run("--home", sample_home, "--format", "csv", "sql", "--tables").csv
    assert list(dict.fromkeys(row["table"] for row in rows)) == list(public_tables())
    assert {
        "table": "results",
        "column": "value",
        "type": "DOUBLE",
        "explanation": "det uppmätta värdet.",
    } in rows


def test_writes_a_public_copy(run: Run, sample_home: Path, tmp_path: Path) -> None:
    file = tmp_path / "siffror.duckdb"
    ran = run("--home", sample_home, "sql", "--copy", file)
    assert (ran.code, f"{len(public_tables())} tabeller" in ran.out) == (0, True)
    assert run("--home", sample_home, "sql", "--copy", file).code == 3
    assert run("--home", sample_home, "sql", "--copy", tmp_path / "nowhere" / "x.duckdb").code == 3


def test_does_one_thing_at_a_time(run: Run, sample_home: Path) -> None:
    assert run("--home", sample_home, "sql", QUERY, "--tables").code == 2


def test_the_guide_says_what_works(run: Run, sample_home: Path, tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "fraga-i-sql.md").read_text("utf-8")
    blocks = dict(re.findall(r"```(sql|python)\n(.*?)```", guide, flags=re.DOTALL))
    ran = run("--home", sample_home, "--format", "csv", "sql", blocks["sql"])
    assert (ran.code, len(ran.csv)) == (0, 20)
    assert run("--home", sample_home, "sql", "--copy", tmp_path / "siffror.duckdb").code == 0
    printed = subprocess.run([sys.executable, "-c", blocks["python"]], cwd=tmp_path, check=True,
                             capture_output=True, text=True).stdout  # fmt: skip
    assert "Provköpings kommun" in printed
