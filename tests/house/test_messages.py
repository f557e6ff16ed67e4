"""Every word for users stands in both languages, with the same blanks, and is used."""

import re
import tomllib
from pathlib import Path

import pytest

from etl.checks import checks
from etl.findings import MESSAGES, messages

ROOT = Path(__file__).parents[2]
FILES = sorted(MESSAGES.glob("*.sv.toml"))


def _blanks(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_languages_say_the_same_things(path: Path) -> None:
    other = path.with_name(path.name.replace(".sv.", ".en."))
    swedish, english = (tomllib.loads(p.read_text("utf-8")) for p in (path, other))
    assert {s: list(texts) for s, texts in swedish.items()} == {
        s: list(texts) for s, texts in english.items()
    }


def test_both_languages_leave_the_same_blanks() -> None:
    # The labels of columns stand in either language, each in a blank of its own.
    own = {"column_missing", "kind_lacking"}
    differing = [
        code
        for code, text in messages("sv").items()
        if _blanks(text) != _blanks(messages("en")[code]) and code not in own
    ]
    assert differing == []


def test_no_code_is_said_twice() -> None:
    said = [
        code
        for path in FILES
        for texts in tomllib.loads(path.read_text("utf-8")).values()
        for code in texts
    ]
    assert sorted(said) == sorted(set(said))


def test_every_message_is_used() -> None:
    source = "\n".join(p.read_text("utf-8") for p in (ROOT / "etl").rglob("*.py"))
    sql = "\n".join(p.read_text("utf-8") for p in (ROOT / "etl" / "sql").rglob("*.sql"))
    used = {*re.findall(r"[\"'](\w+)[\"']", source), *(check.code for check in checks())}
    begun = ("usage_", *re.findall(r"f\"(\w+_)\{", source), *re.findall(r"'(\w+_)' \|\|", sql))
    unused = [c for c in messages("sv") if c not in used and not c.startswith(begun)]
    assert unused == []


def test_every_check_has_its_message() -> None:
    assert [check.code for check in checks() if check.code not in messages("sv")] == []
