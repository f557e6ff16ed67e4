"""Whatever befalls a file on its way: findings, or the numbers that stand in it; never anything else."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import Fuzzed
from benchmarks.mutations import Sent, mutated, sent_files

FILES = {sent.name: sent for sent in sent_files()}


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzzed]:
    folder: Path = tmp_path_factory.mktemp("fuzzed")
    with duckdb.connect(config={"threads": 1}) as connection:
        place = Fuzzed(connection, folder)
        for sent in FILES.values():
            place.learn(sent)
        yield place


@pytest.mark.parametrize("name", FILES)
def test_a_whole_file_is_read_as_it_is_written(fuzzed: Fuzzed, name: str) -> None:
    assert fuzzed.try_file(FILES[name], FILES[name].content) == (True, [])
    assert name == "book.xlsx" or fuzzed.lines[name]


@settings(
    max_examples=200, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(name=st.sampled_from(sorted(FILES)), seed=st.integers(0, 2**32))
def test_a_broken_file_gives_findings_or_the_numbers_that_stand_in_it(
    fuzzed: Fuzzed, name: str, seed: int
) -> None:
    _, wrong = fuzzed.try_file(FILES[name], mutated(FILES[name], Random(seed)))
    assert wrong == []


@settings(max_examples=60, deadline=None, derandomize=True)
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_findings_or_the_numbers_that_stand_in_them(
    fuzzed: Fuzzed, content: bytes
) -> None:
    for name in ("excel.csv", "book.xlsx"):
        assert fuzzed.try_file(FILES[name], content)[1] == []


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [("48,4", "48,5", []), ("48,4", "484", []), ("50,25", "50.25", None), ("1 129", "1 12", None)],
)
def test_a_number_that_is_written_otherwise_is_another(
    fuzzed: Fuzzed, old: str, new: str, wrong: list[str] | None
) -> None:
    sent = FILES["excel.csv"]
    accepted, found = fuzzed.try_file(sent, sent.content.replace(old.encode(), new.encode(), 1))
    assert (accepted, found) == (wrong is not None, [])


def test_the_second_reading_finds_a_number_that_was_changed(fuzzed: Fuzzed) -> None:
    """Were the reader to take a decimal comma for thousands, it would be seen."""
    sent = Sent("excel.csv", FILES["excel.csv"].content.replace(b"48,4", b"48,5"))
    fuzzed.lines["excel.csv"] = {
        k: {(*w[:3], 485.0) for w in v} for k, v in fuzzed.lines["excel.csv"].items()
    }
    assert fuzzed.try_file(sent, FILES["excel.csv"].content)[1] != []
    fuzzed.learn(FILES["excel.csv"])
