"""The mapping file: what the user says once of files with a certain header (`--map MAP.toml`).

All of it is optional: `kind`, `sheet`, `encoding`, `delimiter`, `decimal_mark`, `header_row`,
`last_row`, `[columns]` header = "column" ("" leaves it out), `[constants]` column = "value", and
`[values.column]` "as written" = "what it means".
"""

import tomllib
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from etl.contract import kinds
from etl.errors import WrongUse


@dataclass(frozen=True)
class Mapping:
    """What a mapping file says; empty where it is silent."""

    kind: str | None = None
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    decimal_mark: str | None = None
    header_row: int | None = None
    last_row: int | None = None
    """The table's last row: what stands below it is a footnote, whatever it looks like."""
    columns: AnyMapping[str, str] = field(default_factory=dict)
    constants: AnyMapping[str, str] = field(default_factory=dict)
    values: AnyMapping[str, AnyMapping[str, str]] = field(default_factory=dict)


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file. WrongUse says what is wrong in it."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongUse("mapping_unreadable", file=str(path), reason=str(error)) from error
    known = {f.name for f in fields(Mapping)}
    for key in written:
        if key not in known:
            raise WrongUse("mapping_unknown_key", file=str(path), key=key)
    _refuse_wrong_values(path, written)
    return Mapping(**written)


def _refuse_wrong_values(path: Path, written: dict[str, object]) -> None:
    allowed = {
        "kind": tuple(kinds()),
        "decimal_mark": (",", "."),
        "delimiter": (";", ",", "\t", "|"),
    }
    for key, choices in allowed.items():
        if key in written and written[key] not in choices:
            raise WrongUse("mapping_value", file=str(path), key=key, value=str(written[key]))
    for key in ("sheet", "encoding"):
        if not isinstance(written.get(key, ""), str):
            raise WrongUse("mapping_value", file=str(path), key=key, value=str(written[key]))
    for key in ("header_row", "last_row"):
        row = written.get(key, 1)
        if type(row) is not int or row < 1:
            raise WrongUse("mapping_value", file=str(path), key=key, value=str(row))
    columns = {name for kind in kinds().values() for name in kind.names}
    for section in ("columns", "constants", "values"):
        table = written.get(section, {})
        if not isinstance(table, dict):
            raise WrongUse("mapping_value", file=str(path), key=section, value=str(table))
        named = table.values() if section == "columns" else table.keys()
        for name in named:
            if name != "" and name not in columns:
                raise WrongUse(
                    "mapping_unknown_column", file=str(path), key=section, value=str(name)
                )
        if not all(isinstance(v, dict if section == "values" else str) for v in table.values()):
            raise WrongUse("mapping_value", file=str(path), key=section, value="")
