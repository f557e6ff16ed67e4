"""The command line as a whole: options before the verb, exit codes, languages, and no traceback."""

import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.commands.conftest import Run
from tests.town import Town

VERBS = (
    "build", "calendar", "check", "coverage", "deliver", "deliveries", "demo", "doctor", "export",
    "init", "inspect", "plans", "preview", "serve", "sql", "status", "template", "withdraw",
)  # fmt: skip
ENGLISH = ("Usage", "Options", "Show this", "default:", "env var", "required", "Missing", "such")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_in_plain_swedish(run: Run, verb: str) -> None:
    ran = run(verb, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert f"Användning: malkoll {verb}" in ran.out
    assert not [word for word in ENGLISH if word in ran.out]
    assert not [code for code in ("help_", "meta_") if code in ran.out]


def test_help_is_english_where_asked_for(run: Run) -> None:
    ran = run("--language", "en", "--help")
    assert "Usage: malkoll" in ran.out
    assert "Användning" not in ran.out


def test_has_the_verbs_of_now_and_no_stubs_of_later_ones(run: Run) -> None:
    shown = run("--help").out.split("Kommandon:")[1].splitlines()
    named = [line.split()[0] for line in shown if re.match(r"  \w", line)]
    assert sorted(named) == sorted(VERBS)


def test_says_its_version(run: Run) -> None:
    assert run("--version").out.startswith("malkoll 0.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("deliver",), "Det fattas ett argument"),
        (("stauts",), "Kommandot finns inte"),
        (("status", "--perid"), "Valet finns inte"),
        (("status", "--format", "json"), "Valet finns inte"),
        (("--format", "xml", "status"), "Fel värde för"),
        (("serve", "--port", "0"), "Fel värde för"),
        (("status", "--period"), "behöver ett värde"),
        (("doctor", "extra"), "Argument för mycket"),
        (("withdraw", "0001-1"), "Valet fattas"),
    ],
)
def test_wrong_use_is_said_in_swedish(run: Run, arguments: tuple[str, ...], words: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert not [word for word in ENGLISH if word in ran.err]


def test_no_arguments_show_the_help(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert "Kommandon:" in ran.out + ran.err


def test_the_system_decides_the_language_else_swedish(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "Usage:" in run("--help").out
    monkeypatch.delenv("LANG")
    assert "Användning:" in run("--help").out
    assert run("--language").code == 2


def test_the_home_may_stand_in_the_environment(
    run: Run, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MALKOLL_HOME", str(town.home))
    assert len(run("--format", "json", "deliveries").json) == 5


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KeyboardInterrupt(), "Avbrutet"),
        (duckdb.InterruptException("x"), "Avbrutet"),
        (PermissionError(13, "denied"), "behörighet saknas"),
        (duckdb.IOException("broken block"), "malkoll doctor"),
    ],
)
def test_what_stops_a_command_is_said_without_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, words: str
) -> None:
    def stop(home: Path) -> None:
        raise error

    monkeypatch.setattr("etl.commands.history.list_deliveries", stop)
    ran = run("deliveries")
    assert (ran.code, ran.out) == (3, "")
    assert words in ran.err


def test_debug_shows_the_traceback(town: Town) -> None:
    command = (sys.executable, "-m", "etl.cli", "--home", str(town.inbox), "--debug", "status")
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" in ran.stderr


def test_a_reader_that_has_seen_enough_is_no_error(sample_home: Path) -> None:
    status = f"{sys.executable} -m etl.cli --home {sample_home} --format csv status"
    command = f"{status} | head -n 1; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(("bash", "-c", command), capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines()[1:] == ["0"]
    assert ran.stderr == ""


def test_prints_what_a_poor_terminal_can_show(town: Town) -> None:
    file = town.write("r.csv", "indicator_id;org_unit_id;period;value\nNIX;TOP;2025;1\n")
    command = (sys.executable, "-m", "etl.cli", "--home", str(town.home), "check", str(file))
    env = {"PYTHONIOENCODING": "ascii", "PATH": "/usr/bin:/bin"}
    ran = subprocess.run(command, capture_output=True, env=env, check=False)
    assert (ran.returncode, b"Traceback" in ran.stderr) == (1, False)
    assert b"NIX" in ran.stdout
