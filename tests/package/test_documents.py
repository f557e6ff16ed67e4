"""The documents: what they say of verbs, options, settings, columns and files is so."""

import re
import tomllib
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from etl.cli import app
from etl.dictionary import dictionary
from etl.homes import NEW_SETTINGS
from etl.reading.mapping import read_mapping
from etl.settings import PLACES

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_to_what_is_there(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+?)\)", document.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert [t for t in local if not (document.parent / t).exists()] == []


def test_readme_begins_with_the_two_commands_and_a_picture() -> None:
    first_screen = "\n".join(text_of("README.md").splitlines()[:25])
    assert "make demo" in first_screen
    assert "make test" in first_screen
    assert "![" in first_screen


def test_ci_runs_the_test_command_of_the_readme_and_nothing_else() -> None:
    commands = [
        line for line in text_of(".ci/run").splitlines()
        if line and not line.startswith(("#", "set ", "cd "))
    ]  # fmt: skip
    assert commands == ["exec make test"]


def test_data_dictionary_is_the_contract() -> None:
    assert text_of("docs/data-dictionary.md") == dictionary(), "run: make templates"


def test_names_every_verb_with_every_option() -> None:
    page = text_of("docs/command-line.md")
    command = get_command(app)
    assert isinstance(command, typer.core.TyperGroup)
    for name, verb in command.commands.items():
        row = next((line for line in page.splitlines() if line.startswith(f"| `{name}")), None)
        assert row is not None, f"{name} is not in docs/command-line.md"
        options = [o for p in verb.params for o in p.opts if o.startswith("--") and o != "--help"]
        assert [option for option in options if option not in row] == []


def test_names_every_setting_with_its_default() -> None:
    page = text_of("docs/settings.md")
    for section, key in PLACES.values():
        assert f"| {section} | {key} |" in page


def test_new_home_has_every_setting() -> None:
    written = tomllib.loads(NEW_SETTINGS)
    assert {(s, k) for s, keys in written.items() for k in keys} == set(PLACES.values())


def test_reads_the_mapping_file_of_the_guide(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", text_of("docs/leverera.md"), flags=re.DOTALL)
    assert example is not None
    path = tmp_path / "map.toml"
    path.write_text(example[1], encoding="utf-8")
    assert read_mapping(path).columns["kpi"] == "indicator_id"
