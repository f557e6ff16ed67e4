"""The SQL models, each after those it reads.

A model is one file: its first line says its grain, a comment line says how it is kept ("Kept as a
table.", "A view.", "Only while building."), and the rest is one select. Models of a layer read from
their own layer or a lower one; the order is worked out from what they read.
"""

import re
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

SQL = Path(__file__).parent / "sql"
LAYERS = ("1_core", "2_derived", "3_marts")
KEPT = {
    "-- Kept as a table.": "create table snapshot.main",
    "-- A view.": "create view snapshot.main",
    "-- Only while building.": "create table memory.main",
    "-- A view while building.": "create view memory.main",
}


@dataclass(frozen=True)
class Model:
    """One SQL file: its name, how it is kept and what it selects."""

    name: str
    layer: str
    create: str
    select: str

    @property
    def reads(self) -> set[str]:
        """The models that this one selects from."""
        named = re.findall(r"\b(?:from|join)\s+(\w+)", self.select)
        return set(named) & model_names() - {self.name}


@cache
def model_names() -> frozenset[str]:
    """Return the names of all models."""
    return frozenset(path.stem for layer in LAYERS for path in (SQL / layer).glob("*.sql"))


@cache
def models() -> tuple[Model, ...]:
    """Return all models, each after those it reads."""
    found = {
        path.stem: _read_model(layer, path)
        for layer in LAYERS
        for path in sorted((SQL / layer).glob("*.sql"))
    }
    order = TopologicalSorter({name: model.reads for name, model in found.items()})
    return tuple(found[name] for name in order.static_order())


def _read_model(layer: str, path: Path) -> Model:
    text = path.read_text(encoding="utf-8")
    create = next(sql for comment, sql in KEPT.items() if comment in text)
    return Model(path.stem, layer, f"{create}.{path.stem}", text)


def make(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Make a model of those before it, anew where it is made already."""
    create = model.create.replace("create ", "create or replace ", 1)
    connection.execute(f"{create} as\n{model.select}")
