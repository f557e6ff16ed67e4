"""What SQL may ask: no hidden figure, draft or name is in any public table, however it is asked for."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.asking import sandbox
from etl.asking.public import Table, columns_of, public_tables
from etl.asking.public_copy import copy_public
from etl.errors import CannotBeDone
from etl.pipeline import Request, deliver
from etl.store import Store
from tests.town import Town

HEAD = "indicator_id;org_unit_id;period;breakdown;value;value_status;numerator;denominator;comment"
# Delivered, and then made secret, or given away by what is left: none of them may be found.
SECRET_NUMBERS = (61.37, 78.91, 457, 331, 347, 29.53, 1237, 8123, 43.19, 21.83)
SECRET_WORDS = (
    "Elin berättade",
    "hemlig-fil",
    "En anteckning",
    "Rektor Vide",
    "Utkastets ord",
    "Klarens ord",
)


@pytest.fixture(scope="module")
def secretive(tmp_path_factory: pytest.TempPathFactory, planned_home: Path) -> Town:
    """A town in which much has been delivered that readers may not see."""
    folder = tmp_path_factory.mktemp("secretive")
    town = Town(folder / "home", folder / "inbox")
    shutil.copytree(planned_home, town.home)
    before = f"""
        {HEAD}
        BEH;BJ;2024;total;70,5;final;;;
        BEH;BJ;2024;women;61,37;final;;;
        BEH;BJ;2024;men;78,91;final;;;
        EL;LI;2024;total;457;final;;;
        EL;BJ;2024;total;123;final;;;
        KR;LI;2024;total;8123;final;;;
        NAR;BJ;2024;total;95,4;final;331;347;Elin berättade
        KO;TOP;2024-05;total;29,53;final;;;
    """
    after = f"""
        {HEAD}
        BEH;BJ;2024;women;;confidential;;;
        EL;LI;2024;total;;confidential;;;
        KR;LI;2024;total;;confidential;;;
        KO;TOP;2024-05;total;;confidential;;;
    """
    for name, text in (("hemlig-fil.csv", before), ("efter.csv", after)):
        lines = "\n".join(line.strip() for line in text.strip().splitlines())
        request = Request([town.write(name, lines)], note="En anteckning", by="Rektor Vide")
        assert not deliver(town.home, request).is_refused
    outcome = town.deliver(
        assessments="""
            goal_id;period;status;analysis;state;approved_date
            K1;2024;met;Beslutets ord;approved;2025-02-01
            K2;2024;missed;Utkastets ord;draft;
            N1;2024;near;Klarens ord;ready;
        """,
        benchmarks="""
            indicator_id;municipality_id;period;breakdown;municipality_name;value;value_status
            BEH;0180;2024;total;Stockholm;;confidential
            BEH;1480;2024;total;Göteborg;81,5;final
        """,
    )
    assert not outcome.is_refused, outcome.findings
    return town


def _cells(cursor: duckdb.DuckDBPyConnection, select: str) -> Iterator[tuple[str, Any]]:
    answer = cursor.execute(select)
    names = [str(one[0]) for one in answer.description]
    for row in answer.fetchall():
        yield from zip(names, row, strict=True)


def _is_secret(value: object) -> bool:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return any(abs(float(value) - secret) < 1e-6 for secret in SECRET_NUMBERS)
    return any(word in str(value) for word in SECRET_WORDS)


@pytest.mark.parametrize("table", public_tables().values(), ids=lambda table: table.name)
def test_no_public_table_holds_anything_hidden(table: Table, secretive: Town) -> None:
    cells = _cells(secretive.cursor(), table.select.replace("snapshot.main.", "main."))
    assert [(name, value) for name, value in cells if _is_secret(value)] == []


def test_what_is_not_hidden_is_there(secretive: Town) -> None:
    results = public_tables()["results"].select.replace("snapshot.main.", "main.")
    asked = f"select breakdown, value, value_status from ({results}) where indicator_id = 'BEH' order by all"
    assert secretive.ask(asked) == [
        ("total", 70.5, "final"), ("women", None, "confidential"), ("men", None, "confidential"),
    ]  # fmt: skip
    assessments = public_tables()["assessments"].select.replace("snapshot.main.", "main.")
    assert secretive.ask(f"select goal_id, analysis from ({assessments})") == [
        ("K1", "Beslutets ord")
    ]


def test_the_search_finds_what_lies_in_the_snapshot_for_those_who_work(secretive: Town) -> None:
    """Else the test above would find nothing whatever was public."""
    hidden = [
        value
        for name in ("assessments", "deliveries", "result_details")
        for _, value in _cells(secretive.cursor(), f"select * from {name}")
        if _is_secret(value)
    ]
    assert {word for word in SECRET_WORDS if any(word in str(value) for value in hidden)} == set(
        SECRET_WORDS
    )
    assert {331.0, 347.0} <= {value for value in hidden if isinstance(value, float)}


@pytest.mark.parametrize("query", [
    "select * from assessments where cast(analysis as integer) = 1",
    "select * from assessments where if(analysis like 'U%' or analysis like 'K%', error(analysis), true)",
    "select a.goal_id from assessments a, (select 1 as x) b where cast(a.analysis as integer) = b.x",
    "explain analyze select * from assessments",
    "summarize assessments",
    "select * from assessments using sample 100%",
    "select max(analysis), min(analysis), string_agg(analysis) from assessments",
])  # fmt: skip
def test_no_error_and_no_plan_tells_a_draft(query: str, secretive: Town) -> None:
    try:
        told = str(_asked(secretive, query))
    except sandbox.Refused as refused:
        told = f"{refused.code} {refused.params}"
    assert [word for word in SECRET_WORDS if word in told] == []


@pytest.mark.parametrize(
    "letter", ["C", "L", "V"]
)  # between, and behind, the words of what is hidden
def test_no_plan_knows_of_a_row_that_is_left_out(letter: str, secretive: Town) -> None:
    """A view's plan would be empty, or not, by the greatest of all texts, the drafts among them."""
    plans = [
        str(_asked(secretive, f"explain select 1 from assessments where analysis > '{one}'"))
        for one in (letter, "Z")
    ]
    assert ["EMPTY" in plan for plan in plans] == [True, True]


def _asked(town: Town, query: str) -> object:
    store = Store(town.home)
    tables = {table.name: table.create for table in public_tables().values()}
    return sandbox.answer_query({
        "snapshot": str(store.path(store.current_id() or "")), "query": query, "tables": tables,
        "memory_mb": 512, "rows": 100, "bytes": 1_000_000,
    })["rows"]  # fmt: skip


def test_a_public_file_holds_the_public_tables_and_nothing_else(
    secretive: Town, tmp_path: Path
) -> None:
    file = tmp_path / "siffror.duckdb"
    assert copy_public(secretive.home, file) == len(public_tables())
    with duckdb.connect(str(file), read_only=True) as connection:
        names = connection.execute("select table_name from duckdb_tables() order by all").fetchall()
        assert [name for (name,) in names] == list(public_tables())
        assert connection.execute(
            "select count(*) from duckdb_views() where not internal"
        ).fetchone() == (0,)
        held = connection.execute("select * from results order by all").fetchall()
    assert held == secretive.ask(
        f"select * from ({public_tables()['results'].select.replace('snapshot.main.', 'main.')}) order by all"
    )
    raw = file.read_bytes()
    assert [word for word in SECRET_WORDS if word.encode() in raw] == []
    with pytest.raises(CannotBeDone, match="exists already"):
        copy_public(secretive.home, file)
    assert [path.name for path in tmp_path.iterdir()] == ["siffror.duckdb"]


def test_every_column_is_explained_in_both_languages(sample_home: Path) -> None:
    store = Store(sample_home)
    snapshot = store.open(store.current_id() or "").cursor()
    for table in public_tables().values():
        assert table.grain.startswith("One row"), table.name
        for column in columns_of(table, snapshot):
            swedish, english = column.told("sv"), column.told("en")
            assert swedish, f"{table.name}.{column.name}"
            assert swedish != english, f"{table.name}.{column.name}"
        assert table.told("sv") != table.told("en")


def test_every_column_is_chosen_by_name() -> None:
    """A star would let in what a model is given later on."""
    assert [table.name for table in public_tables().values() if "*" in table.select] == []


def test_says_which_words_a_column_may_hold(sample_home: Path) -> None:
    store = Store(sample_home)
    snapshot = store.open(store.current_id() or "").cursor()
    columns = {one.name: one for one in columns_of(public_tables()["results"], snapshot)}
    assert columns["breakdown"].words == ("total", "women", "men")
    assert columns["period"].words == ()
