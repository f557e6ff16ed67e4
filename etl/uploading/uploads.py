"""The upload wizard's face: what we read, what it means, what is wrong, what it will change.

A `Request` (files, `mappings` of single files, note, by) goes unchanged through `looks` (steps one and
two), `check_files` (three), `preview` (four) and `deliver`. Whatever the user overrules is a `Mapping`.
Nothing is written in the home but by `remember` and `deliver`; what a user may cause is a MalkollError.
"""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from etl.errors import WrongUse, explained
from etl.findings import Finding, Severity
from etl.pipeline import Outcome, Request, check_files, deliver, preview
from etl.reading.ledger.answers import Answer
from etl.reading.mapping import Mapping
from etl.remarks import rows_with_remarks
from etl.uploading.corrections import Corrected, with_fixes
from etl.uploading.kept_mappings import remember, remembered
from etl.uploading.looking import ColumnChoice, Look, columns_of, look, looks
from etl.uploading.proposals import UnknownName

__all__ = [
    "Answer", "ColumnChoice", "Corrected", "Group", "Look", "Mapping", "Outcome", "Request", "UnknownName",
    "check_files", "columns_of", "deliver", "grouped", "keep_file", "keep_pasted", "look", "looks",
    "preview", "remember", "remembered", "rows_with_remarks", "with_fixes",
]  # fmt: skip

LONGEST_NAME = 120
NOT_IN_NAMES = ':*?"<>|\0'


@dataclass(frozen=True)
class Group:
    """The findings of one code in one file and column: how many, where, and the first one's words."""

    code: str
    severity: Severity
    file: str
    column: str
    count: int
    message: str
    lines: tuple[int, ...]


def grouped(findings: Sequence[Finding], language: str) -> list[Group]:
    """Return the findings group by group: errors first, then as they come."""
    groups: dict[tuple[str, str, str, str], list[Finding]] = {}
    for finding in findings:
        key = (finding.severity, finding.code, finding.file, finding.column)
        groups.setdefault(key, []).append(finding)
    found = [
        Group(
            code=code,
            severity=of[0].severity,
            file=file,
            column=column,
            count=len(of),
            message=of[0].message(language),
            lines=tuple(sorted({f.line for f in of if f.line is not None})),
        )
        for (_, code, file, column), of in groups.items()
    ]
    return sorted(found, key=lambda group: group.severity)


def keep_file(folder: Path, name: str, content: bytes | BinaryIO) -> Path:
    """Write what was uploaded into a folder of the caller's, under its own name as far as that goes.

    A name that stands there already gets a number. Raises CannotBeDone where the disk refuses.
    """
    source = BytesIO(content) if isinstance(content, bytes) else content
    with explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        path = _free(folder, _safe(name))
        with path.open("xb") as target:
            shutil.copyfileobj(source, target)
    return path


def keep_pasted(folder: Path, text: str, name: str = "tabell.csv") -> Path:
    """Write a pasted table as a file to read; `name` is what findings and history will call it.

    Raises WrongUse where nothing was pasted.
    """
    if not text.strip():
        raise WrongUse("nothing_pasted")
    # Excel ends a pasted row with CR LF; a text area may give either.
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return keep_file(folder, name, f"{lines}\n".encode("utf-8", "replace"))


def _safe(name: str) -> str:
    """Return a file's name that can only be a file in its folder."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(" " if c in NOT_IN_NAMES or not c.isprintable() else c for c in last)
    stem, suffix = Path(kept.strip(" .") or "fil").stem, Path(kept).suffix
    # Disks count a name's bytes, and a sign may have four.
    short = stem[:LONGEST_NAME].encode()[: 2 * LONGEST_NAME].decode(errors="ignore")
    return f"{short}{suffix[:10]}"


def _free(folder: Path, name: str) -> Path:
    path, number = folder / name, 2
    while path.exists():
        path = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    return path
