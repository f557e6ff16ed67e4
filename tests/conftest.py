"""What all tests share: an empty home, the small town, and the sample municipality, each built once."""

import shutil
from pathlib import Path

import pytest

from etl.homes import load_sample
from tests.town import PLAN, Town


@pytest.fixture
def empty_town(tmp_path: Path) -> Town:
    """A home in which nothing has been delivered."""
    return Town(tmp_path / "home", tmp_path / "inbox")


@pytest.fixture(scope="session")
def planned_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small town's home with its plan delivered; tests get copies of it."""
    folder = tmp_path_factory.mktemp("planned")
    town = Town(folder / "home", folder / "inbox")
    outcome = town.deliver(**PLAN)
    assert not outcome.is_refused, outcome.findings
    return town.home


@pytest.fixture
def town(tmp_path: Path, planned_home: Path) -> Town:
    """The small town with its plan delivered, and nothing measured yet."""
    shutil.copytree(planned_home, tmp_path / "home")
    return Town(tmp_path / "home", tmp_path / "inbox")


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample municipality, delivered once; tests only read it."""
    home = tmp_path_factory.mktemp("sample") / "home"
    outcome = load_sample(home, lambda step, done: None)
    assert not outcome.is_refused
    return home
