"""The mapping file: what the user says once of files with a certain header (`--map MAP.toml`).

All of it is optional: `kind`, `sheet`, `encoding`, `delimiter`, `decimal_mark`, `header_row`,
`last_row`, of economy's own files `amount_unit`, `amounts`, `monthly` and `signs`, `[columns]`
header = "column" ("" leaves it out), `[constants]` column = "value", and `[values.column]` "as
written" = "what it means" (of such a file's units and accounts "" leaves their rows out).
"""

import tomllib
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from etl.contract import kinds
from etl.errors import WrongUse

# What economy's own files do not always say of their amounts, and what each may be.
LEDGER: dict[str, tuple[str, ...]] = {
    "amounts": ("outcome", "budget"),
    "amount_unit": ("kr", "tkr", "mnkr"),
    "monthly": ("each", "accumulated"),
    "signs": ("revenue_negative", "all_positive", "cost_negative"),
}


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
    amount_unit: str | None = None
    """What amounts are counted in: kr, tkr or mnkr."""
    amounts: str | None = None
    """What columns by month hold, where they do not say: outcome or budget."""
    monthly: str | None = None
    """Whether a month's amount is its own (each) or from 1 January (accumulated)."""
    signs: str | None = None
    """Which sign income and costs have: revenue_negative, all_positive or cost_negative."""
    columns: AnyMapping[str, str] = field(default_factory=dict)
    constants: AnyMapping[str, str] = field(default_factory=dict)
    values: AnyMapping[str, AnyMapping[str, str]] = field(default_factory=dict)
    earlier: AnyMapping[str, str] = field(default_factory=dict)
    """What was said of an earlier file with the header, and this one tells otherwise; in no file."""


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file. WrongUse says what is wrong in it."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WrongUse("mapping_unreadable", file=str(path), reason=str(error)) from error
    known = {f.name for f in fields(Mapping)} - {"earlier"}
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
        **LEDGER,
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
