"""The workbooks that the tests have LibreOffice open: by name, as written or as somebody has edited them."""

import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from dashboard.answers import store
from dashboard.exporting.whole import whole_workbook
from dashboard.selection import Selection
from etl.exporting.sheet import Sheet
from etl.exporting.workbook import workbook_bytes
from tests.exporting.ruled import ABOUT, WORDS, budgeted, rolled, ruled

ROWS, FEWER = 2000, 300
# A goal of the sample that is not met, with one indicator that has a target.
REACHED = ("Mål", "Målens indikatorer", "Indikatorer")
REACHED_GOAL = "N202"
BUDGET = [
    ("Nettokostnad", 1000.0, 1000.0), ("Nettokostnad", 1000.0, 1010.0), ("Nettokostnad", 1000.0, 1010.5),
    ("Intäkt", 1000.0, 990.0), ("Intäkt", 1000.0, 1200.0), ("Nettokostnad", 0.3, 0.1 + 0.2),
    ("Nettokostnad", 500.0, None), ("Nettokostnad", -200.0, -201.0),
]  # fmt: skip
# What stood in a row, what somebody writes in one of its cells, and what the light then is.
EDITS: list[tuple[dict[str, Any], str, Any, str]] = [
    ({"direction": "higher", "value": 70.0, "target": 75.0}, "Värde", 75.0, "met"),
    ({"direction": "higher", "value": 80.0, "target": 75.0}, "Värde", 71.25, "near"),
    ({"direction": "higher", "value": 80.0, "target": 75.0}, "Värde", 71.24, "missed"),
    ({"direction": "higher", "value": 0.1, "target": 0.3}, "Värde", 0.1 + 0.2, "met"),
    ({"direction": "lower", "value": 0.1, "target": 0.3}, "Värde", 0.1 + 0.2, "met"),
    ({"direction": "lower", "value": 9.0, "target": 10.0}, "Värde", 10.5, "near"),
    ({"direction": "lower", "value": 9.0, "target": 10.0}, "Värde", 10.6, "missed"),
    ({"direction": "range", "value": 9.0, "target": 10.0, "upper": 20.0}, "Värde", 20.0, "met"),
    ({"direction": "range", "value": 9.0, "target": 10.0, "upper": 20.0}, "Värde", 21.0, "near"),
    ({"direction": "range", "value": 12.0, "target": 10.0, "upper": 20.0}, "Värde", 9.4, "missed"),
    ({"direction": "higher", "value": 70.0, "target": 75.0}, "Målvärde", 70.0, "met"),
    ({"direction": "higher", "value": 70.0, "target": 75.0}, "Tolerans", 7.0, "near"),
    ({"direction": "higher", "value": 70.0, "target": 75.0}, "Riktning", WORDS["lower"], "met"),
    ({"direction": "higher", "value": 70.0, "target": 75.0}, "Värde", None, "no_data"),
    ({"direction": "higher", "value": None, "target": 75.0}, "Värde", 80, "met"),
    ({"direction": "higher", "value": 80.0, "target": 75.0}, "Värdestatus", "sekretess", "no_data"),
]  # fmt: skip


def random_rows() -> list[dict[str, Any]]:
    """Return indicators with values on, beside and far from the edges of their targets; always the same."""
    chance = random.Random(20260301)
    return [_random_row(chance) for _ in range(ROWS)]


def _random_row(chance: random.Random) -> dict[str, Any]:
    target = chance.choice([round(chance.uniform(-100, 100), chance.choice([0, 1, 2])),
                            0.3, 0.0, 1e-5, 1e7 * chance.random()])  # fmt: skip
    kind = chance.choice(["absolute", "percent"])
    tolerance = chance.choice([0, 5, 2.5, 0.1, round(chance.random() * 10, 2)])
    allowed = tolerance if kind == "absolute" else abs(target) * tolerance / 100
    upper = target + abs(round(chance.uniform(0, 20), 1))
    value = chance.choice([
        target, target + allowed, target - allowed, upper, upper + allowed, 0.1 + 0.2, None,
        target - allowed * (1 + 1e-10), target + allowed * (1 + 1e-8), chance.uniform(-120, 120),
        target + chance.uniform(-2, 2) * (allowed + 1e-9),
    ])  # fmt: skip
    status = chance.choice(["", "", "", "preliminärt", "sekretess", "ej tillämpligt"])
    return {
        "direction": chance.choice(["higher", "lower", "range"]), "value": value,
        "target": target if chance.random() > 0.05 else None,
        "upper": upper if chance.random() > 0.1 else None,
        "tolerance": tolerance, "kind": kind, "status": status,
    }  # fmt: skip


def random_weights() -> list[tuple[float, float, float, float]]:
    """Return the weights of goals: met, near, missed and of all, with many at the edges; always the same."""
    chance = random.Random(1)
    parts = [0.0, 0.0, 0.1, 0.2, 0.3, 1 / 3, 0.5, 1.0, 2.0, 4.0]
    rows = [[chance.choice(parts) for _ in range(4)] for _ in range(FEWER)]
    return [(met, near, missed, met + near + missed + silent) for met, near, missed, silent in rows]


def random_budget() -> list[tuple[str, float | None, float | None]]:
    """Return accounts with budget and outcome, on, beside and far from the edges; always the same."""
    chance = random.Random(2)
    rows: list[tuple[str, float | None, float | None]] = []
    for _ in range(FEWER):
        budget = chance.choice([0.0, 1000.0, 0.3, -200.0, 98_765_432.1, 1e9])
        far = chance.choice([0, 0.01, -0.01, 1.01 * budget / 101, -budget / 100, 0.004, budget / 7])
        outcome = chance.choice([budget + far, budget - far, None])
        rows.append((chance.choice(["Nettokostnad", "Intäkt"]), budget, outcome))
    return rows


def workbooks(folder: Path, sample_home: Path) -> dict[str, Path]:
    """Write the workbooks; by name."""
    whole = {"tolerance": 5.0, "kind": "percent"}
    sample = whole_of(sample_home)
    before = ruled([{**row, **whole} for row, *_ in EDITS])
    return {
        "random": _written(folder / "random.xlsx", ruled(random_rows())),
        "goals": _written(folder / "goals.xlsx", rolled(random_weights())),
        "budget_random": _written(folder / "budget_random.xlsx", budgeted(random_budget(), 1.0)),
        "budget": _written(folder / "budget.xlsx", budgeted(BUDGET, 1.0)),
        "budget_edited": _edited(
            _written(folder / "budget_edited.xlsx", budgeted(BUDGET, 1.0)), _edit_budget
        ),
        "sample": _kept(folder / "sample.xlsx", sample),
        "sample_edited": _edited(_kept(folder / "sample_edited.xlsx", sample), _reach_a_target),
        "edited": _edited(_written(folder / "edited.xlsx", before), _edit_rows),
    }


@contextmanager
def shown_home(home: Path) -> Iterator[Selection]:
    """Let the dashboard show a home, and give what a reader has chosen there."""
    before = os.environ.get("MALKOLL_HOME")
    os.environ["MALKOLL_HOME"] = str(home)
    try:
        snapshot_id = str(store().current_id())
        yield Selection(snapshot_id, "sv", None, "committee", None, "2026-T2", "PK")
    finally:
        if before is None:
            del os.environ["MALKOLL_HOME"]
        else:
            os.environ["MALKOLL_HOME"] = before


def whole_of(home: Path) -> bytes:
    """Return the workbook that the page of data gives."""
    with shown_home(home) as selection:
        return whole_workbook(selection)


def _kept(file: Path, written: bytes) -> Path:
    file.write_bytes(written)
    return file


def _reach_a_target(book: Any) -> None:
    """Write in the value of the one indicator of a goal that is missed what its target is."""
    goals, readings, indicators = (_rows(book[tab]) for tab in REACHED)
    votes = Counter(row["Mål nr"].value for row in readings)
    lone = next(
        row for row in readings if votes[row["Mål nr"].value] == 1
        and _find(indicators, "Nr", row["Indikator nr"].value)["Målvärde"].value is not None
        and _find(goals, "Nr", row["Mål nr"].value)["Mål-id"].value == REACHED_GOAL
    )  # fmt: skip
    indicator = _find(indicators, "Nr", lone["Indikator nr"].value)
    indicator["Värde"].value = indicator["Målvärde"].value


def _rows(sheet: Any) -> list[dict[str, Any]]:
    heads = [cell.value for cell in sheet[4]]
    return [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=5)]


def _find(rows: list[dict[str, Any]], head: str, value: object) -> dict[str, Any]:
    return next(row for row in rows if row[head].value == value)


def _written(file: Path, sheet: Sheet) -> Path:
    file.write_bytes(workbook_bytes([sheet], ABOUT))
    return file


def _edited(file: Path, edit: Callable[[Any], None]) -> Path:
    book = load_workbook(file)
    edit(book)
    book.save(file)
    return file


def _edit_rows(book: Any) -> None:
    sheet = book["Indikatorer"]
    numbers = {cell.value: cell.column for cell in sheet[4]}
    for row, (_, column, value, _) in enumerate(EDITS, start=5):
        sheet.cell(row, numbers[column]).value = value


def _edit_budget(book: Any) -> None:
    """Let nothing be near any more, and the first committee spend a krona too much."""
    book["Om"][book.defined_names["Tolerans_budget"].attr_text.split("!")[1].replace("$", "")] = 0
    book["Budget"]["C5"] = 1001
