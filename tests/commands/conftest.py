"""What the tests of the verbs share: a way to run `malkoll` and to see what it printed."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from etl import cli


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> list[dict[str, object]]:
        """The one JSON value on standard output."""
        return json.loads(self.out)  # type: ignore[no-any-return]

    @property
    def csv(self) -> list[dict[str, str]]:
        """The rows of the CSV on standard output."""
        return list(csv.DictReader(io.StringIO(self.out)))


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run `malkoll` with arguments, in Swedish unless they say otherwise, in a folder of its own."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "MALKOLL_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.chdir(tmp_path)

    def run_malkoll(*arguments: object) -> Ran:
        monkeypatch.setattr("sys.argv", ["malkoll", *(str(a) for a in arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    return run_malkoll
