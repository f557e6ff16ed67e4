"""How long a page takes on the sample: script time through AppTest, in a process that is warm."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from streamlit.testing.v1 import AppTest

from benchmarks.figures import Figure
from dashboard import ways
from etl.homes import load_sample

RERUNS = 7
FIRST_MS, RERUN_MS = 400, 150


def measure_pages() -> Iterator[Figure]:
    """Run every page once afresh, and again and again."""
    app = Path(ways.__file__).with_name("app.py")
    with TemporaryDirectory(prefix="malkoll-bench-") as folder:
        os.environ["MALKOLL_HOME"] = folder
        load_sample(Path(folder), lambda step, done: None)
        AppTest.from_file(app, default_timeout=60).run()
        for name, path in ways.PAGES.items():
            page = AppTest.from_file(app, default_timeout=60)
            page.switch_page(path)
            first = _milliseconds(page)
            again = median(_milliseconds(page) for _ in range(RERUNS))
            yield Figure(f"{name}, first run, ms", first, FIRST_MS)
            yield Figure(f"{name}, rerun, ms", again, RERUN_MS)


def _milliseconds(page: AppTest) -> float:
    start = time.perf_counter()
    page.run()
    return (time.perf_counter() - start) * 1000
