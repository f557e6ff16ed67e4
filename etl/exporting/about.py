"""What a package says of itself as a whole: whose figures, as of when, by what rule, and how it is loaded."""

import re
from datetime import datetime
from typing import Any

import duckdb

from etl.exporting.descriptor import FORMAT, MARK, Described
from etl.exporting.rules import rules_of, told
from etl.findings import LANGUAGES, say
from etl.reading.names import plain

# The licences that open data of municipalities most often has, by their names in SPDX.
LICENCES = {
    "CC0-1.0": ("CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-BY-4.0": (
        "Creative Commons Attribution 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
}


def about_package(
    content: duckdb.DuckDBPyConnection, created: datetime, licence: str, is_pseudonymous: bool
) -> Described:
    """Return what datapackage.json says of the whole, but for its tables."""
    rules = rules_of(content)
    snapshot_id, as_of, newest = content.execute(
        "select snapshot_id, as_of, newest_delivery_at from snapshot"
    ).fetchone() or (None, None, None)
    words = {
        language: _words(rules["name"], language, rules["is_sample"]) for language in LANGUAGES
    }
    return {
        "name": re.sub(r"[^a-z0-9]+", "-", f"malkoll-{plain(str(rules['name']))}").strip("-"),
        "title": words["sv"][0],
        "title@en": words["en"][0],
        "description": words["sv"][1],
        "description@en": words["en"][1],
        "version": snapshot_id,
        "created": created.isoformat(timespec="seconds"),
        "contributors": [{"title": rules["name"], "roles": ["publisher"]}],
        "sources": _sources(content, str(rules["name"])),
        **({"licenses": [_licence(licence)]} if licence else {}),
        MARK: {
            "format": FORMAT,
            "municipality": rules["name"],
            "kolada_id": rules["kolada_id"],
            "is_sample": rules["is_sample"],
            "snapshot_id": snapshot_id,
            "as_of": _time(as_of),
            "newest_delivery_at": _time(newest),
            "pseudonymous": is_pseudonymous,
            "rules": told(rules),
        },
    }  # fmt: skip


def _words(name: str, language: str, is_sample: bool) -> tuple[str, str]:
    invented = f" {say('export_sample', language)}" if is_sample else ""
    title = say("export_title", language, name=name)
    return title, say("export_description", language) + invented


def _sources(content: duckdb.DuckDBPyConnection, name: str) -> list[dict[str, str]]:
    """Return from where the figures come: the municipality, and each source that an indicator names."""
    rows = content.execute(
        "select distinct source from indicators where source is not null order by 1"
    ).fetchall()
    return [{"title": title} for title in dict.fromkeys([name, *(row[0] for row in rows)])]


def _licence(name: str) -> dict[str, str]:
    known = LICENCES.get(name)
    return {"name": name} if known is None else {"name": name, "title": known[0], "path": known[1]}


def _time(time: datetime | None) -> str | None:
    return None if time is None else f"{time.isoformat(timespec='seconds')}Z"


def readme(described: Described) -> str:
    """Return the page that lies in a package, in both languages: what it is, its files, how it is loaded."""
    return "\n".join(_page(described, language) for language in LANGUAGES)


def _page(described: Described, language: str) -> str:
    said: dict[str, Any] = described[MARK]  # type: ignore[assignment]
    licences: Any = described.get("licenses") or [{}]
    licence = licences[0].get("title") or licences[0].get("name")
    return say(
        "export_readme", language,
        title=described["title" if language == "sv" else "title@en"],
        description=described["description" if language == "sv" else "description@en"],
        snapshot_id=said["snapshot_id"], created=described["created"],
        as_of=said["as_of"] or said["newest_delivery_at"] or "–",
        licence=licence or say("export_no_licence", language),
        sources=", ".join(one["title"] for one in described["sources"]),  # type: ignore[attr-defined]
        names=say("export_pseudonymous" if said["pseudonymous"] else "export_names", language),
        rows=_listed(described, language),
    )  # fmt: skip


def _listed(described: Described, language: str) -> str:
    """Return the package's tables as lines of Markdown: file, what it is, how many rows."""
    resources: Any = described["resources"]
    title = "title" if language == "sv" else "title@en"
    return "\n".join(
        f"| `{one['path']}` | {one[title]} | {one[MARK]['rows']} |" for one in resources
    )
