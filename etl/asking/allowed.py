"""What a query may say: one statement that reads, of the public tables, by functions that only reckon.

Part of the sandbox: it reads the statement as DuckDB parses it, never by patterns in its text.
"""

import difflib
import json
import re
from collections.abc import Iterator
from typing import Any

import duckdb

TABLE_FUNCTIONS = frozenset({"range", "generate_series", "unnest"})
# They tell of the server, of rows that a view leaves out, or wait for nothing.
DENIED = frozenset({
    "current_setting", "getvariable", "getenv", "stats", "nextval", "currval", "write_log",
    "sleep_ms", "current_query", "current_user", "current_role", "user", "session_user",
    "current_database", "current_catalog", "current_schema", "current_schemas",
})  # fmt: skip
# Names under which DuckDB tells of itself, and what a path or a file would be written with.
OWN_NAME = re.compile(r"(?!(?:duckdb|pragma|pg|sqlite|information)_)\w+", re.IGNORECASE)
EXPLAIN = re.compile(r"\A\s*explain\s+(?:analyze\s+)?(?=\S)", re.IGNORECASE)
READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


class Refused(Exception):
    """A query that is not run: a code of the messages, and what to fill in."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def check(connection: duckdb.DuckDBPyConnection, query: str, tables: frozenset[str]) -> None:
    """Raise Refused for what is not one reading statement of the tables; duckdb.Error for no SQL."""
    statements = connection.extract_statements(query)
    if not statements:
        raise Refused("sql_empty")
    kinds = [statement.type for statement in statements]
    if (
        kinds == [duckdb.StatementType.CREATE, duckdb.StatementType.SELECT]
        and "pivot" in query.lower()
    ):
        raise Refused("sql_pivot")
    if kinds[0] not in READING:
        raise Refused("sql_not_reading", word=_first_word(statements[0].query))
    if len(statements) > 1:
        raise Refused("sql_several", count=len(statements))
    explained = EXPLAIN.sub(_blanked, query, count=1)
    _check_tree(_parsed(connection, explained), query, tables)


def _blanked(found: re.Match[str]) -> str:
    """Return blanks instead of what was found, so that every line stays where it was."""
    return re.sub(r"\S", " ", found[0])


def _first_word(statement: str) -> str:
    """Return the word that a statement begins with, its comments left out."""
    bare = re.sub(r"--[^\n]*|/\*.*?\*/", " ", statement, flags=re.DOTALL).split()
    return bare[0].strip("(;").upper() if bare else ""


def _parsed(connection: duckdb.DuckDBPyConnection, query: str) -> dict[str, Any]:
    row = connection.execute("select json_serialize_sql($1::varchar)", [query]).fetchone()
    tree: dict[str, Any] = json.loads(row[0]) if row else {"error": True}
    if tree["error"] or len(tree["statements"]) != 1:
        raise Refused("sql_not_reading", word=_first_word(query))
    return tree


def _check_tree(tree: dict[str, Any], query: str, tables: frozenset[str]) -> None:
    nodes = list(_nodes(tree))
    named = {name.lower() for node in nodes for name in _own_names(node)}
    wrong = sorted(name for name in named if not OWN_NAME.fullmatch(name))
    if wrong:
        raise Refused("sql_wrong_name", name=wrong[0])
    for node in nodes:
        _check_table(node, tables, named, query)
        _check_function(node, query)
        if node.get("class") == "PARAMETER":
            raise Refused("sql_parameter")


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a parsed statement, however deep it lies."""
    left = [tree]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            yield one
            left.extend(one.values())
        elif isinstance(one, list):
            left.extend(one)


def _own_names(node: dict[str, Any]) -> list[str]:
    """Return the names that a query gives to parts of its own (with … as)."""
    entries = node.get("cte_map", {}).get("map", [])
    return [str(entry["key"]) for entry in entries]


def _check_table(node: dict[str, Any], tables: frozenset[str], own: set[str], query: str) -> None:
    if "table_name" not in node or node.get("class"):
        return
    name = str(node["table_name"]).lower()
    above = [str(node.get(key) or "") for key in ("catalog_name", "schema_name")]
    if node["type"] == "SHOW_REF":
        # What is described is a query of its own, whose tables are looked at too.
        if any(above) or name not in ("", '"tables"'):
            raise Refused("sql_show")
        return
    if node["type"] != "BASE_TABLE" or any(above) or name not in tables | own:
        shown = ".".join([*filter(None, above), str(node["table_name"])])
        near = difflib.get_close_matches(name, sorted(tables), 3)
        code = "sql_no_table_near" if near else "sql_no_table"
        raise Refused(code, name=shown, line=_line(node, query), near=", ".join(near))


def _check_function(node: dict[str, Any], query: str) -> None:
    if node.get("type") == "TABLE_FUNCTION":
        name = str(node["function"].get("function_name", "")).lower()
        is_allowed = name in TABLE_FUNCTIONS
    elif "function_name" in node:
        name = str(node["function_name"]).lower()
        is_allowed = name not in DENIED and not name.startswith(("pg_", "duckdb_"))
    else:
        return
    if not is_allowed:
        raise Refused("sql_no_function", name=name, line=_line(node, query))


def _line(node: dict[str, Any], query: str) -> int:
    """Return the line of a query on which a part of it stands."""
    place = node.get("query_location")
    if not isinstance(place, int) or place > len(query.encode()):
        return 1
    return query.encode()[:place].count(b"\n") + 1
