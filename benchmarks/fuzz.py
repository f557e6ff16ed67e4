"""Thousands of broken files through the reader: never a traceback, never a number that nobody wrote."""

import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import duckdb

from benchmarks.figures import Figure
from benchmarks.mutations import Sent, mutated, sent_files
from benchmarks.second_reading import changed_numbers
from etl.findings import LANGUAGES, has_errors
from etl.plan import KnownIndicator, Plan
from etl.sources import Extract, extract

FILES = int(os.environ.get("MALKOLL_FUZZ_FILES", "20000"))
SHOWN = 10
PLAN = Plan(
    indicators={
        key: KnownIndicator(key, name, unit, frequency, accumulation)
        for key, name, unit, frequency, accumulation in (
            ("BEH", "Behöriga till gymnasiet", "%", "year", "period"),
            ("KO", "Kötid", "dagar", "month", "period"),
            ("EL", "Elever", "antal", "year", "point"),
        )
    },
    org_units={"BJ": "Björkskolan", "LI": "Lindskolan", "SKN": "Skolnämnden", "0180": "Stockholm"},
)
# What a line says: of each indicator, unit and period on it, the number.
Said = set[tuple[object, ...]]


@dataclass
class Fuzzed:
    """A place to read broken files in, and what each line of the whole ones says."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    lines: dict[str, dict[bytes, Said]] = field(default_factory=dict)
    headers: dict[str, bytes] = field(default_factory=dict)

    def learn(self, sent: Sent) -> None:
        """Read a whole file, to know what its lines say. ValueError where it is not accepted."""
        found = self._read(sent.name, sent.content)
        if not _is_accepted(found):
            raise ValueError(f"{sent.name}: {[f.message('en') for f in found.findings]}")
        if sent.name.endswith(".xlsx"):
            return
        written = _lines(sent.content)
        said = self._said(found)
        self.lines[sent.name] = {written[line - 1]: of for line, of in said.items()}
        self.headers[sent.name] = written[(found.recognised.header_row or 1) - 1]

    def try_file(self, sent: Sent, content: bytes) -> tuple[bool, list[str]]:
        """Read a broken file: say whether it was accepted, and what is wrong with its numbers then."""
        found = self._read(sent.name, content)
        for finding in found.findings:
            for language in LANGUAGES:
                finding.message(language)
        if not _is_accepted(found):
            return False, []
        path = self.folder / sent.name
        wrong = changed_numbers(found, self.connection, path)
        return True, [*wrong, *self._changed_lines(found, sent, content)]

    def _read(self, name: str, content: bytes) -> Extract:
        path = self.folder / name
        path.write_bytes(content)
        return extract(path, self.connection, "fuzzed", PLAN)

    def _said(self, found: Extract) -> dict[int, Said]:
        kind = found.matched.kind if found.matched else None
        value = "target_value" if kind and kind.name == "targets" else "value"
        rows = self.connection.execute(
            f"select line, indicator_id, org_unit_id, period, {value} from fuzzed"
        ).fetchall()
        said: dict[int, Said] = defaultdict(set)
        for line, *what in rows:
            said[line].add(tuple(what))
        return said

    def _changed_lines(self, found: Extract, sent: Sent, content: bytes) -> list[str]:
        """Return the lines that nothing has befallen, header included, yet say something else."""
        written = _lines(content)
        row = found.recognised.header_row or 1
        if sent.name.endswith(".xlsx"):
            return []
        if len(written) < row or written[row - 1] != self.headers[sent.name]:
            return []
        known = self.lines[sent.name]
        return [
            f"line {line} is as it was but says {said}"
            for line, said in self._said(found).items()
            if line <= len(written) and known.get(written[line - 1], said) != said
        ]


def _is_accepted(found: Extract) -> bool:
    return found.recognised.kind is not None and not has_errors(found.findings)


def _lines(content: bytes) -> list[bytes]:
    """Return a text's lines."""
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def measure_fuzz() -> Iterator[Figure]:
    """Read broken files, in one connection; what goes wrong is printed with the seed that made it."""
    count: Counter[str] = Counter()
    start = time.perf_counter()
    with (
        TemporaryDirectory(prefix="malkoll-fuzz-") as folder,
        duckdb.connect(config={"threads": 1}) as connection,
    ):
        fuzz_range(Fuzzed(connection, Path(folder)), range(FILES), count)
    seconds = time.perf_counter() - start
    yield Figure("broken files read", FILES)
    yield Figure("broken files a second", FILES / seconds)
    yield Figure("accepted", count["accepted"])
    yield Figure("refused with findings", count["refused"])
    yield Figure("tracebacks", count["traceback"], 0)
    yield Figure("changed numbers", count["changed"], 0)


def fuzz_range(place: Fuzzed, seeds: range, count: Counter[str]) -> None:
    """Read a broken file a seed, in turn of each whole one, and count what came of them."""
    files = sent_files()
    for sent in files:
        place.learn(sent)
    for seed in seeds:
        sent = files[seed % len(files)]
        count.update(_outcome(place, sent, seed, count))


def _outcome(place: Fuzzed, sent: Sent, seed: int, count: Counter[str]) -> list[str]:
    try:
        accepted, wrong = place.try_file(sent, mutated(sent, Random(seed)))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        if count["traceback"] < SHOWN:
            print(f"  {sent.name} seed {seed}: {type(error).__name__}: {error}"[:300], flush=True)
        return ["traceback"]
    if wrong and count["changed"] < SHOWN:
        print(f"  {sent.name} seed {seed}: {wrong[0]}"[:300], flush=True)
    return ["accepted" if accepted else "refused", *(["changed"] if wrong else [])]
