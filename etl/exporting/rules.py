"""The rule by which a package's lights were lit, as datapackage.json tells it and as a malkoll.toml."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from etl.settings import PLACES, load_settings

# What decides a light, of all that a municipality chooses; and beside it whose figures they are.
RULES = (
    "default_tolerance_pct",
    "roll_up",
    "include_sub_goals",
    "budget_near_pct",
    "reporting_kinds",
)
NAMED = ("name", "kolada_id", "is_sample")

Rules = dict[str, Any]


def rules_of(snapshot: duckdb.DuckDBPyConnection) -> Rules:
    """Return what a snapshot's lights were lit by, and whose figures they are, by the settings' names."""
    names = (*NAMED, *RULES)
    row = snapshot.execute(f"select {', '.join(names)} from municipality").fetchone() or ()
    return dict(zip(names, row, strict=True))


def as_toml(rules: Rules, comments: Sequence[str]) -> str:
    """Return a malkoll.toml of the rules alone: no mail server, no address, no user."""
    sections: dict[str, list[str]] = {}
    for name, value in rules.items():
        section, key = PLACES[name]
        sections.setdefault(section, []).append(f"{key} = {_written(value)}")
    parts = ["\n".join([f"[{name}]", *lines]) for name, lines in sections.items()]
    return "\n\n".join([*(f"# {line}" for line in comments), *parts]) + "\n"


def _written(value: object) -> str:
    """Return a value as TOML has it: the same as JSON, but for one sign that TOML wants escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def told(rules: Rules) -> Mapping[str, object]:
    """Return the rules that decide a light, as datapackage.json tells them."""
    return {name: rules[name] for name in RULES}


def differing(descriptor: Mapping[str, Any], home: Path) -> dict[str, tuple[object, object]]:
    """Return the rules that a home has otherwise than a package: by key, the package's and the home's."""
    said = descriptor.get("malkoll")
    rules = said.get("rules") if isinstance(said, dict) else None
    if not isinstance(rules, dict):
        return {}
    settings = load_settings(home)
    own = {name: getattr(settings, name) for name in RULES}
    own["reporting_kinds"] = list(settings.reporting_kinds)
    return {
        " ".join(PLACES[name]): (rules[name], own[name])
        for name in RULES
        if name in rules and rules[name] != own[name]
    }
