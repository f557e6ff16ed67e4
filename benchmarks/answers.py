"""How long the answers behind the overview take, at 40 000 and at 3.5 million results."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import duckdb
from streamlit.testing.v1 import AppTest

from benchmarks.figures import Figure
from benchmarks.large import LARGE, SMALL, Size, write_figures, write_plan
from benchmarks.processes import run_python
from dashboard import answers
from etl.store import Store

ROUNDS = 15
Asked = tuple[str, dict[str, object]]


def measure_answers() -> Iterator[Figure]:
    """Ask every question of the overview, caches aside."""
    for size, goal_ms in ((SMALL, 10), (LARGE, 30)):
        with TemporaryDirectory(prefix="malkoll-bench-") as folder:
            home = _deliver(Path(folder), size)
            store = Store(home)
            connection = store.open(str(store.current_id()))
            results = size.indicators * size.units * size.months
            for question, params in questions_of_the_overview(home):
                measured = _milliseconds(connection, question, params)
                yield Figure(f"{question}, {results:,} results, ms", measured, goal_ms)


def _deliver(root: Path, size: Size) -> Path:
    files = [*write_plan(root / "plan", size), *write_figures(root, size)]
    run_python("-m", "etl.cli", "--home", root / "home", "deliver", *files)
    return root / "home"


def questions_of_the_overview(home: Path) -> list[Asked]:
    """Return what the overview asks when it is opened, by listening to it."""
    asked: list[Asked] = []
    ask = answers.ask

    def listen(question: str, snapshot_id: str, **params: object) -> object:
        asked.append((question, params))
        return ask(question, snapshot_id, **params)  # type: ignore[arg-type]

    os.environ["MALKOLL_HOME"] = str(home)
    answers.ask = listen  # type: ignore[assignment]
    try:
        AppTest.from_file(Path(answers.__file__).with_name("app.py"), default_timeout=60).run()
    finally:
        answers.ask = ask
    return list({repr(one): one for one in asked}.values())


def _milliseconds(
    connection: duckdb.DuckDBPyConnection, question: str, params: dict[str, object]
) -> float:
    text = (answers.QUESTIONS / f"{question}.sql").read_text(encoding="utf-8")

    def once() -> float:
        start = time.perf_counter()
        connection.cursor().execute(text, params or None).df()
        return (time.perf_counter() - start) * 1000

    return median(once() for _ in range(ROUNDS))
