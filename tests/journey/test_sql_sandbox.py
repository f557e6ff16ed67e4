"""What a query in SQL may not do: read or write elsewhere, see what is hidden, take more than its share."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.asking import running, sandbox
from etl.asking.examples import EXAMPLES, FOLDER, example
from etl.asking.public import public_tables
from etl.asking.running import Limits, run_query
from etl.errors import CannotBeDone, MalkollError, WrongUse
from etl.store import Store

# Each by name: what it would do, and why it is refused.
HOSTILE = {
    "attach": ("attach '{file}' as other", "sql_not_reading"),
    "detach": ("detach memory", "sql_not_reading"),
    "use": ("use memory", "sql_not_reading"),
    "copy_to": ("copy (select 1) to '{folder}/out.csv'", "sql_not_reading"),
    "copy_from": ("copy goals from '/etc/passwd'", "sql_not_reading"),
    "export": ("export database '{folder}/out'", "sql_not_reading"),
    "import": ("import database '{folder}'", "sql_wrong"),
    "install": ("install httpfs", "sql_not_reading"),
    "load": ("load httpfs", "sql_not_reading"),
    "pragma": ("pragma database_list", "sql_not_reading"),
    "set": ("set memory_limit = '100GB'", "sql_not_reading"),
    "reset": ("reset lock_configuration", "sql_not_reading"),
    "create": ("create table t as select 1", "sql_not_reading"),
    "create_secret": ("create secret s (type http)", "sql_not_reading"),
    "insert": ("insert into goals values (1)", "sql_not_reading"),
    "update": ("update results set value = 0", "sql_not_reading"),
    "delete": ("delete from results", "sql_not_reading"),
    "drop": ("drop view results", "sql_not_reading"),
    "alter": ("alter view results rename to r", "sql_not_reading"),
    "call": ("call pragma_version()", "sql_not_reading"),
    "prepare": ("prepare p as select 1", "sql_not_reading"),
    "execute": ("execute p", "sql_not_reading"),
    "checkpoint": ("checkpoint", "sql_not_reading"),
    "vacuum": ("vacuum", "sql_not_reading"),
    "transaction": ("begin", "sql_not_reading"),
    "explain_a_write": ("explain analyze delete from results", "sql_not_reading"),
    "explain_a_copy": ("explain analyze copy (select 1) to '{folder}/out'", "sql_not_reading"),
    "two_statements": ("select 1; select 2", "sql_several"),
    "second_behind_a_comment": ("select 1 /* ; */; -- x\ndrop view goals", "sql_several"),
    "second_behind_a_quote": ("select ';'; attach ':memory:'", "sql_several"),
    "comment_alone": ("-- select 1", "sql_empty"),
    "read_csv": ("select * from read_csv('/etc/passwd')", "sql_no_function"),
    "read_text": ("select * from read_text('/etc/passwd')", "sql_no_function"),
    "read_blob": ("select * from read_blob('{file}')", "sql_no_function"),
    "read_json": ("select * from read_json('{folder}/x.json')", "sql_no_function"),
    "read_duckdb": (
        "select * from read_duckdb('{file}', table_name = 'deliveries')",
        "sql_no_function",
    ),
    "glob": ("select * from glob('/*')", "sql_no_function"),
    "http": ("select * from read_parquet('http://localhost/x.parquet')", "sql_no_function"),
    "sniff": ("from sniff_csv('/etc/passwd')", "sql_no_function"),
    "file_as_table": ("from '/etc/passwd.csv'", "sql_no_table"),
    "snapshot_as_table": ("from '{file}'", "sql_no_table"),
    "describe_a_file": ("describe '{folder}/x.csv'", "sql_no_table"),
    "summarize_a_file": ("summarize '{folder}/x.csv'", "sql_no_table"),
    "query": ("from query('select 1')", "sql_no_function"),
    "query_table": ("from query_table('deliveries')", "sql_no_function"),
    "serialized": ("from json_execute_serialized_sql('{{}}')", "sql_no_function"),
    "deep_within": (
        "select (select max(c) from (from read_text('/etc/passwd') t(f, c)))",
        "sql_no_function",
    ),
    "getenv": ("select getenv('HOME')", "sql_no_function"),
    "current_setting": ("select current_setting('allowed_paths')", "sql_no_function"),
    "settings": ("from duckdb_settings()", "sql_no_function"),
    "databases": ("from duckdb_databases()", "sql_no_function"),
    "secrets": ("from duckdb_secrets()", "sql_no_function"),
    "views": ("from duckdb_views", "sql_no_table"),
    "master": ("from sqlite_master", "sql_no_table"),
    "information_schema": ("from information_schema.tables", "sql_no_table"),
    "show_all": ("show all tables", "sql_show"),
    "show_databases": ("show databases", "sql_show"),
    "statistics_of_hidden_rows": ("select stats(analysis) from assessments", "sql_no_function"),
    "hidden_table": ("select * from deliveries", "sql_no_table"),
    "hidden_table_in_quotes": ('select * from "Deliveries"', "sql_no_table"),
    "hidden_table_qualified": ("select * from snapshot.main.deliveries", "sql_no_table"),
    "hidden_table_in_exists": ("select 1 where exists (from lights)", "sql_no_table"),
    "hidden_table_in_a_with": ("with a as (from result_revisions) from a", "sql_no_table"),
    "file_named_in_a_with": (
        "select * from (with \"{file}\" as (select 1) select 1), '{file}'",
        "sql_wrong_name",
    ),
    "catalogue_named_in_a_with": (
        "select * from (with duckdb_views as (select 1) select 1), duckdb_views",
        "sql_wrong_name",
    ),
    "parameter": ("select $1", "sql_parameter"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a busy computer take its time."""
    monkeypatch.setattr(running, "LIMITS", Limits(seconds=60))


def _request(home: Path, query: str) -> dict[str, Any]:
    store = Store(home)
    current = store.current_id()
    assert current is not None
    return {
        "snapshot": str(store.path(current)), "query": query,
        "tables": {table.name: table.create for table in public_tables().values()},
        "seconds": 60, "memory_mb": 512, "rows": 100, "bytes": 1_000_000,
    }  # fmt: skip


def _filled(query: str, home: Path, folder: Path) -> str:
    return query.format(file=_request(home, "")["snapshot"], folder=folder)


@pytest.mark.parametrize("name", HOSTILE)
def test_refuses_each_hostile_statement(name: str, sample_home: Path, tmp_path: Path) -> None:
    query, code = HOSTILE[name]
    with pytest.raises(sandbox.Refused) as refused:
        sandbox.answer_query(_request(sample_home, _filled(query, sample_home, tmp_path)))
    assert refused.value.code.removesuffix("_near") == code
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["attach", "copy_to", "copy_from", "install", "load", "set", "reset",
                                  "read_csv", "read_text", "glob", "http", "file_as_table",
                                  "hidden_table", "insert", "explain_a_copy"])  # fmt: skip
def test_what_the_check_let_through_still_reaches_nothing(
    name: str, sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "check", lambda *_: None)
    query = _filled(HOSTILE[name][0], sample_home, tmp_path).replace(
        _request(sample_home, "")["snapshot"], str(tmp_path / "other.duckdb")
    )
    with pytest.raises(sandbox.Refused) as refused:
        sandbox.answer_query(_request(sample_home, query))
    assert refused.value.code.startswith("sql_wrong")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("query", [
    "select 1", "from goals", "table goals", "values (1), (2)", "describe goals", "show tables",
    "summarize goals", "explain select * from goals", "explain analyze from goals", "from goals;",
    "-- a remark\nselect 1 /* and ; another */", "select * from range(3), unnest([1, 2])",
    "with recursive n as (select 1 as i union all select i + 1 from n where i < 5) from n",
    "pivot results on breakdown in ('women', 'men') using avg(value) group by period",
    "select g.title from goals g, lateral (select g.title) t", 'select * from "Goals"',
    "select stddev(value) over (partition by period) from results", "select current_date",
])  # fmt: skip
def test_runs_what_only_reads(query: str, sample_home: Path) -> None:
    assert sandbox.answer_query(_request(sample_home, query))["rows"]


def test_says_what_is_wrong_and_where(sample_home: Path) -> None:
    with pytest.raises(WrongUse) as wrong:
        run_query(sample_home, "select\n  valeu\nfrom results")
    said = wrong.value.message("sv")
    assert said.startswith("Rad 2 stämmer inte.")
    assert '"value"' in said
    assert "s0" not in said
    with pytest.raises(
        WrongUse, match=r"Line 2: there is no table result to ask\. Did you mean results"
    ):
        run_query(sample_home, "select *\nfrom result")


def test_asks_for_a_pivots_columns(sample_home: Path) -> None:
    with pytest.raises(sandbox.Refused, match="sql_pivot"):
        sandbox.answer_query(_request(sample_home, "pivot results on period using avg(value)"))


def test_the_process_knows_nothing_of_its_surroundings(sample_home: Path) -> None:
    """What the sandbox could see of the server, were every check gone: no environment, no folder."""
    code = (
        "import json, os, sys; from etl.asking import sandbox; sandbox.check = lambda *_: None;"
        " request = json.load(sys.stdin); sandbox._limit_process(request);"
        " print(json.dumps([dict(os.environ), os.getcwd(), sandbox.answer_query(request)]))"
    )
    command = [
        sys.executable,
        "-I",
        "-c",
        f"import sys; sys.path.insert(0, {str(running.ROOT)!r}); {code}",
    ]
    request = _request(sample_home, "select value from duckdb_settings() where value like '%/%'")
    run = subprocess.run(command, input=json.dumps(request), env=running._environment(),
                         cwd=Path(sys.executable).anchor, capture_output=True,
                         text=True, check=True)  # fmt: skip
    environment, folder, _ = json.loads(run.stdout)
    assert set(environment) <= {"LC_CTYPE"}
    assert folder == Path(sys.executable).anchor


@pytest.mark.parametrize("query", [
    "with recursive n as (select 1 as i union all select i + 1 from n) select max(i) from n",
    "select sum(a.range % 7) from range(1000000) a, range(100000000) b",
])  # fmt: skip
def test_stops_what_takes_too_long(query: str, sample_home: Path) -> None:
    began = time.monotonic()
    with pytest.raises(CannotBeDone, match=r"more than 1\.2 seconds"):
        run_query(sample_home, query, Limits(seconds=1.2))
    assert time.monotonic() - began < 1.2 + running.STARTS_WITHIN_S


def test_stops_a_process_that_cannot_even_start(
    sample_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "START", "import time; time.sleep(60)")
    monkeypatch.setattr(running, "STARTS_WITHIN_S", 0.2)
    with pytest.raises(CannotBeDone, match="was stopped"):
        run_query(sample_home, "select 1", Limits(seconds=0.2))


@pytest.mark.parametrize("query", [
    "select repeat('x', 1000000000)",
    "select list(i) from range(1000000000) r(i)",
    "select string_agg(i) from range(1000000000) r(i)",
    "select * from range(1000000000) r(i) order by hash(i)",
])  # fmt: skip
def test_stops_what_takes_too_much_memory(query: str, sample_home: Path) -> None:
    with pytest.raises(CannotBeDone, match="more memory than 240 MB"):
        run_query(sample_home, query, Limits(memory_mb=240, seconds=60))


def test_gives_a_large_answer_in_part_and_says_so(sample_home: Path) -> None:
    cut = run_query(sample_home, "from range(1000)", Limits(rows=10, seconds=60))
    assert (len(cut.rows), cut.is_cut) == (10, True)
    whole = run_query(sample_home, "from range(10)", Limits(rows=10, seconds=60))
    assert (len(whole.rows), whole.is_cut) == (10, False)
    wide = run_query(
        sample_home, "select repeat('x', 1000) from range(100)", Limits(bytes=10_000, seconds=60)
    )
    assert (len(wide.rows), wide.is_cut) == (9, True)


def test_what_others_write_is_no_part_of_the_answer(
    sample_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DuckDB shows on standard output how far a long query has come."""
    loud = "import sys; sys.path.insert(0, {root!r}); from etl.asking import sandbox; import os;"
    loud += (
        " run = sandbox._run; sandbox._run = lambda *a: (os.write(1, b'100% done'), run(*a))[1];"
    )
    monkeypatch.setattr(running, "START", loud + " sandbox.main()")
    assert run_query(sample_home, "select 1").rows == ((1,),)
    monkeypatch.setattr(running, "START", "print('100%')")
    with pytest.raises(CannotBeDone) as failed:
        run_query(sample_home, "select 1")
    assert failed.value.code == "sql_failed"


def test_lets_only_a_few_run_at_once(sample_home: Path) -> None:
    for _ in range(running.AT_ONCE):
        assert running._turns.acquire(timeout=1)
    try:
        with pytest.raises(CannotBeDone, match="are running already"):
            run_query(sample_home, "select 1", Limits(wait_s=0.01, seconds=60))
    finally:
        for _ in range(running.AT_ONCE):
            running._turns.release()
    assert run_query(sample_home, "select 1", Limits(wait_s=0.01, seconds=60)).rows == ((1,),)


def test_a_refused_query_gives_its_turn_back(sample_home: Path) -> None:
    for _ in range(running.AT_ONCE + 1):
        with pytest.raises(WrongUse):
            run_query(sample_home, "drop view goals", Limits(wait_s=0.01, seconds=60))


def test_tells_types_and_names_apart(sample_home: Path) -> None:
    answer = run_query(
        sample_home,
        "select 1 as n, 2 as n, 1.5::decimal(5, 2) as d, date '2025-08-31' as day, [1, 2] as list,"
        " null as nothing, true as flag, {'a': 1} as pair",
    )
    frame = answer.frame()
    assert list(frame.columns) == ["n", "n (2)", "d", "day", "list", "nothing", "flag", "pair"]
    assert [str(v) for v in frame.iloc[0]] == [
        "1", "2", "1.5", "2025-08-31", "[1, 2]", "<NA>", "True", '{"a": 1}',
    ]  # fmt: skip
    assert answer.numeric == [True, True, True, False, False, True, False, False]
    with pytest.raises(WrongUse, match="time with a time zone"):
        run_query(sample_home, "select now() as t")


def test_no_name_given_to_a_column_hides_another(sample_home: Path) -> None:
    answer = run_query(sample_home, 'select 1 as n, 2 as n, 3 as "n (2)", 4 as n')
    frame = answer.frame()
    assert dict(zip(frame.columns, frame.iloc[0], strict=True)) == {
        "n": 1, "n (3)": 2, "n (2)": 3, "n (4)": 4,
    }  # fmt: skip


def test_a_day_of_no_calendar_here_is_its_text(sample_home: Path) -> None:
    answer = run_query(
        sample_home,
        "select date '12000-01-01' as d, timestamp '0044-03-15 (BC) 10:00:00' as t, date '2025-08-31' as day",
    )
    assert [str(value)[:4] for value in answer.rows[0]] == ["1200", "0044", "2025"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_gives_rows(name: str, sample_home: Path) -> None:
    assert sandbox.answer_query(_request(sample_home, example(name)))["rows"]


def test_every_example_is_shown() -> None:
    assert {path.stem for path in FOLDER.glob("*.sql")} == set(EXAMPLES)


def test_a_damaged_snapshot_is_no_fault_of_the_query(tmp_path: Path, sample_home: Path) -> None:
    current = Store(sample_home).current_id()
    home = tmp_path / "home"
    (home / "store").mkdir(parents=True)
    (home / "store" / f"{current}.duckdb").write_bytes(b"not a database" * 1000)
    (home / "store" / "CURRENT").write_text(f"{current}\n")
    with pytest.raises(CannotBeDone) as broken:
        run_query(home, "select 1")
    assert broken.value.code == "snapshot_unreadable"
    with pytest.raises(CannotBeDone):
        run_query(tmp_path / "none", "select 1")


def test_a_query_without_end_is_not_even_sent(sample_home: Path) -> None:
    with pytest.raises(WrongUse, match="characters long"):
        run_query(sample_home, "select 1 -- " + "x" * 30_000)


@pytest.mark.parametrize("make", [lambda n: "(" * n + "1" + ")" * n, lambda n: "-" * n + "1",
                                  lambda n: "1" + "+1" * n], ids=["brackets", "minus", "plus"])  # fmt: skip
def test_a_query_nested_without_end_ends_in_plain_words(
    make: Callable[[int], str], sample_home: Path
) -> None:
    try:
        run_query(sample_home, "select " + make(9000))
    except MalkollError as error:
        assert "Traceback" not in error.message("sv")
