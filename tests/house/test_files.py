"""The house rules for files: what they say first, how long they are, and what is never in them."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("etl", "dashboard", "tests", "benchmarks")
PYTHON = sorted(p for room in ROOMS for p in (ROOT / room).rglob("*.py"))
SQL = sorted(p for room in ("etl", "dashboard") for p in (ROOT / room).rglob("*.sql"))
HOUSE = [
    p for p in PYTHON if p.is_relative_to(ROOT / "etl") or p.is_relative_to(ROOT / "dashboard")
]
LAYERS = [p for p in SQL if p.parent.name in ("1_core", "2_derived", "3_marts", "checks")]
TEXTS = [
    *PYTHON, *SQL, *HOUSE,
    *(p for end in ("toml", "md", "yml", "lock", "css") for p in ROOT.glob(f"*.{end}")),
    *(p for end in ("toml", "md", "css") for room in ("etl", "dashboard", "docs", "data")
      for p in (ROOT / room).rglob(f"*.{end}")),
    ROOT / "Makefile", ROOT / ".ci" / "run", ROOT / ".streamlit" / "config.toml",
]  # fmt: skip
VAGUE = ("utils", "helpers", "manager", "common", "base", "misc")
# Written in pieces, so that this file does not hold what it looks for.
NEVER = tuple(
    "".join(pieces)
    for pieces in (("pypi", ".org"), ("python", "hosted"), ("arti", "factory"), ("/wo", "rk/"),
                   ("/home", "/runner"), ("/Us", "ers/"), ("/ro", "ot/"))
)  # fmt: skip


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_every_file_says_first_what_it_is() -> None:
    silent = [_name(p) for p in PYTHON if not p.read_text("utf-8").startswith('"""')]
    silent += [_name(p) for p in SQL if not p.read_text("utf-8").startswith("-- ")]
    assert silent == []


def test_no_file_of_the_house_is_over_250_lines() -> None:
    long = [_name(p) for p in HOUSE if len(p.read_text("utf-8").splitlines()) > 250]
    assert long == []


def test_no_function_of_the_house_is_over_45_lines() -> None:
    long = [
        f"{_name(p)}: {node.name}"
        for p in HOUSE
        for node in ast.walk(ast.parse(p.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 45
    ]
    assert long == []


def test_every_model_says_its_grain() -> None:
    assert len(LAYERS) > 50
    silent = [_name(p) for p in LAYERS if not p.read_text("utf-8").startswith("-- One row")]
    assert silent == []


@pytest.mark.parametrize("word", VAGUE)
def test_no_file_has_a_vague_name(word: str) -> None:
    assert [_name(p) for p in [*HOUSE, *SQL] if word in p.stem.split("_")] == []


def test_nothing_names_a_registry_host_or_a_machines_path() -> None:
    found = [f"{_name(p)}: {word}" for p in TEXTS for word in NEVER if word in p.read_text("utf-8")]
    assert found == []


def test_nothing_is_left_to_be_done() -> None:
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    assert [_name(p) for p in [*PYTHON, *SQL] if marks.search(p.read_text("utf-8"))] == []
