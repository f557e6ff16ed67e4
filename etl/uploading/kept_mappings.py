"""What a user said of files with a certain header, kept in the home for the next such file.

Only what holds for the header is kept: which columns are what, which names are meant, what economy's own
file is counted in and which signs it has (its months and years are none of its header). What belongs to
the single file (its encoding, its decimal mark, its last row, the period that it does not say whole) is
asked for again: last month's answer would be a guess. `--map` takes the files as they are.
"""

import hashlib
import json
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from etl.contract import kinds
from etl.errors import MalkollError, explained
from etl.reading.ledger.headers import lasting_headers
from etl.reading.mapping import LEDGER, Mapping, read_mapping
from etl.reading.names import plain, same_text
from etl.store import replace_file
from etl.uploading.looking import Look
from etl.uploading.proposals import PERIODS, YEAR

FOLDER = "mappings"


def remember(home: Path, headers: Sequence[str], mapping: Mapping) -> Path | None:
    """Keep what a mapping says of files with these headers; None where there is nothing to keep.

    The headers are those of the file as it is recognised by itself. Raises CannotBeDone.
    """
    kept = _of_the_header(mapping)
    path = _path(home, headers)
    with explained(home):
        if kept == Mapping(kind=kept.kind):
            path.unlink(missing_ok=True)
            return None
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, as_toml(kept, headers))
    return path


def remembered(home: Path, look: Look) -> Mapping | None:
    """Return what was said of such a header before, as far as this file needs it; None for nothing.

    `look` is at the file by itself. A kept file that somebody has broken is as none.
    """
    path = _path(home, look.headers)
    try:
        kept = read_mapping(path) if look.headers and path.is_file() else None
    except MalkollError:
        kept = None
    needed = None if kept is None else _needed(kept, look)
    return None if needed in (None, Mapping()) else needed


def as_toml(mapping: Mapping, headers: Sequence[str] = ()) -> str:
    """Return a mapping as the file that `--map` takes, with the headers it is of as a comment."""
    of = " | ".join(" ".join(header.split()) for header in headers)
    lines = [f"# {_printable(of)}"] if of else []
    for key in ("kind", "sheet", "encoding", "delimiter", "decimal_mark", *LEDGER):
        if getattr(mapping, key) is not None:
            lines.append(f"{key} = {_text(getattr(mapping, key))}")
    for key in ("header_row", "last_row"):
        if getattr(mapping, key) is not None:
            lines.append(f"{key} = {getattr(mapping, key)}")
    lines += _table("columns", mapping.columns) + _table("constants", mapping.constants)
    for column, texts in mapping.values.items():
        lines += _table(f"values.{column}", texts)
    return "\n".join(lines) + "\n"


def _path(home: Path, headers: Sequence[str]) -> Path:
    lasting = lasting_headers(headers)
    digest = hashlib.sha256("\n".join(same_text(header) for header in lasting).encode())
    return home / FOLDER / f"{digest.hexdigest()[:16]}.toml"


def _of_the_header(mapping: Mapping) -> Mapping:
    """Return what a mapping says that will hold for the next file with the header too."""
    keys = {name for kind in kinds().values() for name in kind.key} | {"baseline_period"}
    return replace(
        mapping,
        encoding=None,
        decimal_mark=None,
        last_row=None,
        earlier={},
        constants={name: text for name, text in mapping.constants.items() if name not in keys},
        values={
            name: lasting
            for name, texts in mapping.values.items()
            if (lasting := _lasting(name, texts))
        },
    )


def _lasting(column: str, texts: AnyMapping[str, str]) -> dict[str, str]:
    """Return what texts of a column will mean in the next file too: the spring is another each year."""
    is_of_time = column in PERIODS
    return {text: meant for text, meant in texts.items() if not is_of_time or YEAR.search(text)}


def _needed(kept: Mapping, look: Look) -> Mapping:
    """Return of a kept mapping what a file does not say by itself."""
    headers = {plain(header) for header in look.headers}
    is_clear = look.kind is not None
    return Mapping(
        kind=None if is_clear else kept.kind,
        sheet=kept.sheet if kept.sheet in look.sheets else None,
        delimiter=None if is_clear else kept.delimiter,
        header_row=None if is_clear else kept.header_row,
        columns={h: c for h, c in kept.columns.items() if plain(h) in headers or not is_clear},
        constants=kept.constants,
        values=kept.values,
        **_of_the_ledger(kept, look),
    )


def _of_the_ledger(kept: Mapping, look: Look) -> dict[str, Any]:
    """Return what was said of economy's own file. What this one tells itself goes before it, but for signs:
    those are seen in the amounts, and whoever has answered knows better.
    """
    told = {answer.key: answer.told for answer in look.answers}
    said: dict[str, Any] = {}
    earlier: dict[str, str] = {}
    for key in LEDGER:
        answer = getattr(kept, key)
        if answer is not None and key in told:
            if told[key] is None or key == "signs":
                said[key] = answer
            elif told[key] != answer:
                earlier[key] = answer
    return {**said, "earlier": earlier}


def _table(name: str, texts: AnyMapping[str, str]) -> list[str]:
    if not texts:
        return []
    return ["", f"[{name}]", *(f"{_text(key)} = {_text(text)}" for key, text in texts.items())]


def _text(text: str) -> str:
    """Return a text as a TOML string: JSON's escapes are TOML's, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
