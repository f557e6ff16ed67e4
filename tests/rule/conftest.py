"""What the rule's tests share: the macros of status.sql, to be asked one at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.deliveries import Delivery
from etl.models import SQL
from tests.rule.built import Built, Kept, landed_plan


class Rule:
    """A connection that knows status.sql, and a short way to ask one of its macros."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def __call__(self, macro: str, *arguments: object) -> Any:
        """Return what a macro gives; numbers are passed as doubles, as the models do."""
        marks = ", ".join("?::double" if _is_number(a) else "?" for a in arguments)
        row = self.connection.execute(f"select {macro}({marks})", list(arguments)).fetchone()
        assert row is not None
        return row[0]


def _is_number(argument: object) -> bool:
    return isinstance(argument, int | float) and not isinstance(argument, bool)


@pytest.fixture(scope="session")
def rule() -> Iterator[Rule]:
    """The rule, as macros."""
    with duckdb.connect() as connection:
        connection.execute((SQL / "status.sql").read_text(encoding="utf-8"))
        yield Rule(connection)


@pytest.fixture(scope="session")
def plan(tmp_path_factory: pytest.TempPathFactory) -> list[Delivery]:
    """The small town's plan, landed once."""
    return landed_plan(tmp_path_factory.mktemp("plan"))


@pytest.fixture
def built(tmp_path: Path, plan: list[Delivery]) -> Built:
    """The small town's plan, to be built straight from tables."""
    return Built(tmp_path, plan)


@pytest.fixture(scope="session")
def kept() -> Kept:
    """The snapshots that tests share."""
    return {}


@pytest.fixture
def asked(tmp_path: Path, plan: list[Delivery], kept: Kept) -> Built:
    """As `built`, for tests that only ask: of what is landed alike there is one snapshot."""
    return Built(tmp_path, plan, kept)
