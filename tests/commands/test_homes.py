"""malkoll init, demo and serve: a home of one's own, and the dashboard."""

import os
import socket
from pathlib import Path

import pytest

from etl import bundled
from etl.homes import demo_home
from tests.commands.conftest import Run
from tests.town import Town


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str], Path]]:
    """What would have been started in this process's place: command, environment and folder."""
    started: list[tuple[list[str], dict[str, str], Path]] = []
    monkeypatch.setattr(os, "execve", lambda _, c, env: started.append((c, env, Path.cwd())))
    return started


def test_init_makes_settings_and_templates(run: Run) -> None:
    ran = run("--home", "own", "--format", "json", "init")
    assert (ran.code, len(ran.json)) == (0, 12)
    assert Path("own/malkoll.toml").exists()
    assert Path("own/templates/results.csv").read_bytes().startswith(b"\xef\xbb\xbfIndikator")


def test_init_leaves_a_home_and_filled_templates_as_they_are(run: Run) -> None:
    run("--home", "own", "init")
    assert run("--home", "own", "init").code == 2
    Path("own/templates/goals.csv").write_text("filled in")
    Path("own/malkoll.toml").unlink()
    assert run("--home", "own", "init").code == 0
    assert Path("own/templates/goals.csv").read_text() == "filled in"


def test_init_says_when_the_folder_cannot_be(run: Run) -> None:
    Path("file").write_text("x")
    ran = run("--home", "file", "init")
    assert ran.code == 3
    assert "en fil, inte en mapp" in ran.err


def test_serves_a_home_with_the_settings_that_travel_along(
    run: Run, town: Town, served: list[tuple[list[str], dict[str, str], Path]]
) -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
    ran = run("--home", town.home, "serve", "--port", port)
    command, environment, folder = served[0]
    assert ran.code == 0
    assert command[command.index("--server.port") + 1] == str(port)
    assert environment["MALKOLL_HOME"] == str(town.home.resolve())
    assert "MALKOLL_HOME" not in os.environ
    assert (folder / ".streamlit" / "config.toml").exists()
    assert f":{port}" in ran.out


def test_a_taken_port_is_said_before_anything_else(
    run: Run, town: Town, served: list[tuple[list[str], dict[str, str], Path]]
) -> None:
    with socket.create_server(("localhost", 0)) as taken:
        port = taken.getsockname()[1]
        for verb in ("serve", "demo"):
            ran = run("--home", town.home, verb, "--port", port)
            assert (ran.code, ran.out) == (3, "")
            assert str(port) in ran.err
    assert served == []


def test_a_host_that_is_not_here_is_said(run: Run, town: Town) -> None:
    ran = run("--home", town.home, "serve", "--host", "192.0.2.1", "--port", "8599")
    assert ran.code == 3
    assert "192.0.2.1" in ran.err


def test_demo_keeps_the_sample_apart_from_the_users_own_home(
    run: Run,
    town: Town,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    served: list[tuple[list[str], dict[str, str], Path]],
) -> None:
    monkeypatch.setenv("MALKOLL_HOME", str(town.home))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    ran = run("demo", "--no-browser", "--port", "8598")
    assert ran.code == 0, ran.err
    assert served[0][1]["MALKOLL_HOME"] == str(demo_home())
    assert demo_home().is_relative_to(tmp_path)
    assert town.ask("select count(*) from goals") == [(3,)]
    assert "rader inlästa" in ran.out


def test_demo_never_replaces_a_home_of_the_users_own(run: Run, town: Town) -> None:
    assert run("--home", town.home, "demo", "--no-browser", "--port", "8597").code == 2
    assert town.ask("select count(*) from goals") == [(3,)]


def test_demo_can_be_loaded_over_itself(
    run: Run, tmp_path: Path, served: list[tuple[list[str], dict[str, str], Path]]
) -> None:
    home = tmp_path / "demo"
    for _ in range(2):
        assert run("--home", home, "demo", "--no-browser", "--port", "8596").code == 0
    assert len(run("--home", home, "--format", "json", "deliveries").json) == 11


def test_serve_builds_anew_what_another_version_made(
    run: Run,
    town: Town,
    monkeypatch: pytest.MonkeyPatch,
    served: list[tuple[list[str], dict[str, str], Path]],
) -> None:
    monkeypatch.setattr("etl.store.form", lambda: "ffffffff")
    ran = run("--home", town.home, "serve", "--port", "8594")
    assert (ran.code, len(served)) == (0, 1)
    assert "byggs om" in ran.out
    assert town.ask("select count(*) from goals") == [(3,)]


def test_serve_says_when_the_dashboard_is_missing(
    run: Run, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("etl.serve.find_spec", lambda name: None)
    assert run("--home", town.home, "serve", "--port", "8595").code == 3


def test_the_dashboard_travels_with_its_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sample").mkdir()
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").touch()
    monkeypatch.setattr(bundled, "_WHEEL", tmp_path)
    assert bundled.sample_folder() == tmp_path / "sample"
    assert bundled.streamlit_config() == tmp_path / ".streamlit" / "config.toml"
