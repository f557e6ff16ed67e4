"""Findings: what is wrong in a delivery, where, and what to write instead."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from babel.numbers import format_decimal

Severity = Literal["error", "warning"]
LANGUAGES = ("sv", "en")
MESSAGES = Path(__file__).parent / "messages"


@dataclass(frozen=True)
class Finding:
    """One remark about one place in a file; its words are found by code, in the reader's language."""

    code: str
    severity: Severity = "error"
    file: str = ""
    line: int | None = None
    column: str = ""
    value: str = ""
    params: Mapping[str, str | int | float] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """Say in plain words what is wrong and what to do."""
        place = {"file": self.file, "line": self.line, "column": self.column, "value": self.value}
        return say(self.code, language, **{**place, **self.params})

    def as_row(self, language: str) -> dict[str, str | int | None]:
        """Return the finding as a flat row: file, line, column, value, severity, code, message."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "severity": self.severity,
            "code": self.code,
            "message": self.message(language),
        }


def say(code: str, language: str, /, **params: object) -> str:
    """Return the message of a code in a language, with its parameters filled in.

    A number with decimals is written as the reader writes it; a reason (reason_…) or a word of the
    contract (word_…) in words.
    """
    worded = {name: _worded(value, language) for name, value in params.items()}
    return messages(language)[code].format(**worded)


def _worded(value: object, language: str) -> object:
    if isinstance(value, float):
        return format_decimal(value, format="#,##0.######", locale=language)
    if isinstance(value, str) and value.startswith(("reason_", "word_")):
        return messages(language).get(value, value)
    return value


@cache
def messages(language: str) -> dict[str, str]:
    """Return every message of a language by its code, from all files of messages/."""
    found: dict[str, str] = {}
    for path in sorted(MESSAGES.glob(f"*.{language}.toml")):
        found.update(_flat(tomllib.loads(path.read_text(encoding="utf-8"))))
    return found


def _flat(tree: Mapping[str, object]) -> dict[str, str]:
    """Return the texts of a TOML file by their own names: its tables only order them for readers."""
    texts: dict[str, str] = {}
    for key, value in tree.items():
        texts.update(_flat(value) if isinstance(value, dict) else {key: str(value)})
    return texts


def has_errors(findings: Iterable[Finding]) -> bool:
    """Say whether any finding stops the delivery."""
    return any(finding.severity == "error" for finding in findings)
