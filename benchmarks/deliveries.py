"""How long deliveries take: the sample by itself, and 4.6 million rows against DuckDB's own reader."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure
from benchmarks.large import LARGE, write_figures, write_plan
from benchmarks.processes import run_python
from etl.bundled import sample_folder
from etl.contract import kinds

ROUNDS = 3
COMMAND = ("-m", "etl.cli", "--home")


def measure_sample() -> Iterator[Figure]:
    """Deliver the sample municipality, the whole command included."""
    files = [sample_folder() / f"{name}.csv" for name in kinds()]
    with TemporaryDirectory(prefix="malkoll-bench-") as folder:
        runs = []
        for number in range(ROUNDS + 1):
            home = Path(folder) / str(number)
            home.mkdir()
            for name in ("malkoll.toml", "vapen.svg"):
                shutil.copy(sample_folder() / name, home)
            runs.append(run_python(*COMMAND, home, "deliver", *files))
    yield Figure("deliver the sample, s", median(run.seconds for run in runs[1:]), 2.0)


def measure_large() -> Iterator[Figure]:
    """Deliver 3.5 M results and 1.2 M targets, in turn with DuckDB reading the same two files."""
    with TemporaryDirectory(prefix="malkoll-bench-") as folder:
        root = Path(folder)
        plan, figures = write_plan(root / "plan", LARGE), write_figures(root, LARGE)
        run_python(*COMMAND, root / "home", "deliver", *plan)
        ratios, peaks, seconds = [], [], []
        for number in range(ROUNDS):
            home = root / f"home-{number}"
            shutil.copytree(root / "home", home)
            plain = run_python("-m", "benchmarks.large", root)
            ours = run_python(*COMMAND, home, "deliver", *figures)
            ratios.append(ours.seconds / plain.seconds)
            peaks.append(ours.peak_mib)
            seconds.append(ours.seconds)
            shutil.rmtree(home)
    yield Figure("deliver 4.6 M rows, s", median(seconds))
    yield Figure("deliver 4.6 M rows, times DuckDB's plain reading", median(ratios), 4.0)
    yield Figure("deliver 4.6 M rows, peak MiB", max(peaks), 2048)
