"""datapackage.json: what a package holds, made from the contract (Data Package 2.0, Table Schema)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.contract import Column, Kind, kinds
from etl.deliveries import checksum
from etl.exporting.content import Table
from etl.findings import messages, say

PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MARK = "malkoll"
"""The property in which Målkoll tells itself what a package and its tables are."""
FORMAT = 1
PARQUET = "application/vnd.apache.parquet"
IN_SCHEMA = {"text": "string", "number": "number", "integer": "integer", "date": "date"}
OF_DUCKDB = {
    "VARCHAR": "string", "DOUBLE": "number", "INTEGER": "integer", "BIGINT": "integer", "DATE": "date",
}  # fmt: skip
# The kinds whose columns the lights have too.
OF_LIGHTS = ("results", "targets", "assessments", "budget")
# What a column's name begins with where it names another row of the same kind.
SAME_KIND = ("parent_", "cost_")

Described = dict[str, object]


@dataclass(frozen=True)
class Written:
    """One file of a package: its table, where it lies in the package, and how many rows it has."""

    table: Table
    path: str
    rows: int


def resource(folder: Path, one: Written) -> Described:
    """Return a file's own part of datapackage.json: a CSV with its schema, a Parquet file as a file."""
    path = folder / one.path
    is_csv = path.suffix == ".csv"
    # What has no rows cannot be delivered: there is nothing in it.
    is_delivery = is_csv and one.table.is_delivered and one.rows > 0
    title, description = _said(one.table, "sv")
    in_english = _said(one.table, "en")
    return {
        "name": one.table.name if is_csv else f"{one.table.name}-parquet",
        "path": one.path,
        "title": title,
        "title@en": in_english[0],
        "description": description,
        "description@en": in_english[1],
        "format": "csv" if is_csv else "parquet",
        "mediatype": "text/csv" if is_csv else PARQUET,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{checksum(path)}",
        **({"type": "table", "encoding": "utf-8"} if is_csv else {"type": "file"}),
        **({"schema": _schema(one.table)} if is_csv else {}),
        MARK: {"rows": one.rows, **({"kind": one.table.name} if is_delivery else {})},
    }


def _said(table: Table, language: str) -> tuple[str, str]:
    """Return a table's title and what it holds, in a language."""
    if not table.is_delivered:
        title = say(f"export_{table.name}", language)
        return title, say(f"export_{table.name}_holds", language)
    kind = kinds()[table.name]
    words = kind.english if language == "en" else kind.swedish
    return words.label, _sentence(words.explanation)


def _schema(table: Table) -> Described:
    if not table.is_delivered:
        fields = [_derived_field(name, type_) for name, type_ in table.columns.items()]
        return {"fields": fields, "primaryKey": list(table.key), "missingValues": [""]}
    kind = kinds()[table.name]
    return {
        "fields": [_field(column) for column in kind.columns],
        "primaryKey": list(kind.key),
        "missingValues": [""],
        "foreignKeys": foreign_keys(kind),
    }


def _field(column: Column) -> Described:
    """Return a column of the contract as a field: its type, words in two languages, and what it may hold."""
    constraints: Described = {}
    if column.is_required or column.is_key:
        constraints["required"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    constraints |= {name: _plain(bound) for name, bound in column.bounds.items()}
    return {
        "name": column.name,
        "type": IN_SCHEMA[column.type],
        "title": column.swedish.label,
        "title@en": column.english.label,
        "description": _sentence(column.swedish.explanation),
        "description@en": _sentence(column.english.explanation),
        **({"constraints": constraints} if constraints else {}),
    }


def _derived_field(name: str, type_: str) -> Described:
    """Return a column of the lights as a field: in the contract's words where it is the contract's."""
    code = f"export_column_{name}"
    if code in messages("sv"):
        said: Described = {"description": say(code, "sv"), "description@en": say(code, "en")}
    else:
        own = next((c for k in OF_LIGHTS for c in kinds()[k].columns if c.name == name), None)
        words = {} if own is None else _field(own)
        said = {key: words[key] for key in words if key.startswith(("title", "description"))}
    return {"name": name, "type": OF_DUCKDB[type_], **said}


def _plain(bound: float) -> int | float:
    return int(bound) if bound == int(bound) else bound


def _sentence(explanation: str) -> str:
    """Return an explanation as a sentence: a capital first and a full stop last."""
    return f"{explanation[0].upper()}{explanation[1:].rstrip('.')}."


def foreign_keys(kind: Kind) -> list[Described]:
    """Return what a kind's columns name: the kind whose only key they are called after."""
    owners = {of.key[0]: of.name for of in kinds().values() if len(of.key) == 1}
    found: list[Described] = []
    for column in kind.columns:
        named = next((column.name.removeprefix(p) for p in SAME_KIND if column.name.startswith(p)),
                     column.name)  # fmt: skip
        owner = owners.get(named)
        if owner is None or kind.key == (column.name,):
            continue
        # Within its own table a key names it by the empty name.
        reference = {"resource": "" if owner == kind.name else owner, "fields": [named]}
        found.append({"fields": [column.name], "reference": reference})
    return found


def package(about: Mapping[str, object], resources: Sequence[Described]) -> Described:
    """Return the whole of datapackage.json; about: what the package as a whole says of itself."""
    return {"$schema": PACKAGE_PROFILE, **about, "resources": list(resources)}
