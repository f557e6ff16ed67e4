"""How the command line speaks: progress on a terminal and elsewhere, times and pipes."""

import io
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from etl import cli, console
from etl.console import Console

HERE = Console(Path("data"))


def test_shows_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(shown, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", shown)
    with HERE.progress() as report:
        report("results.csv", 0.5)
    assert "results.csv" in shown.getvalue()


def test_writes_a_line_a_second_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with HERE.progress() as report:
        report("at once", 0.1)
        monkeypatch.setattr(console, "SLOW_S", -1)
        report("slow", 0.5)
    assert capsys.readouterr().err == " 50% slow\n"


def test_writes_times_for_people_and_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    row = {"at": datetime(2026, 9, 30, 12, 5, tzinfo=UTC), "ok": True, "none": None}
    HERE.rows([row])  # type: ignore[list-item]
    assert "2026-09-30 12:05" in capsys.readouterr().out
    Console(Path("data"), "csv").rows([row])  # type: ignore[list-item]
    assert capsys.readouterr().out == "at,ok,none\n2026-09-30T12:05:00+00:00,true,\n"


def test_a_closed_pipe_ends_quietly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def closed(language: str) -> int:
        raise BrokenPipeError

    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(cli, "_run", closed)
        monkeypatch.setattr(sys, "stdout", out)
        with pytest.raises(SystemExit) as ended:
            cli.main()
        assert ended.value.code == 0
        assert Path(f"/proc/self/fd/{out.fileno()}").readlink() == Path(os.devnull)


def test_debug_raises_what_stopped_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["malkoll", "--debug", "--home", "nowhere", "status"])
    with pytest.raises(cli.MalkollError):
        cli.main()
