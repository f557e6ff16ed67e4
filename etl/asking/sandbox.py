"""The sandbox: a process of its own that answers one query, and ends.

Nothing of the house but the check of the query is imported here, so that it starts fast and holds little.
It reads a request as JSON on standard input and writes an answer as JSON on standard output:
{"columns": [[name, type], …], "rows": [[…], …], "is_cut": …} or {"refused": code, "params": {…}}.
"""

import json
import os
import re
import secrets
import signal
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TextIO

import duckdb

from etl.asking.allowed import Refused, check

BATCH = 1000
MEGABYTE = 1024 * 1024
# What DuckDB may not take of the memory: the interpreter, and the answer on its way out.
KEPT_BACK_MB = 160
WITH_ZONE = ("WITH TIME ZONE", "TIMETZ")

Request = dict[str, Any]


def main() -> None:
    """Answer one request."""
    request: Request = json.load(sys.stdin)
    out = _own_output()
    _limit_process(request)
    try:
        answer = answer_query(request)
    except Refused as refused:
        answer = {"refused": refused.code, "params": refused.params}
    except (duckdb.OutOfMemoryException, MemoryError):
        answer = {"refused": "sql_memory", "params": {}}
    json.dump(answer, out)
    out.close()


def _own_output() -> TextIO:
    """Return standard output for the answer alone: DuckDB shows there how far a long query has come."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    return out


def _limit_process(request: Request) -> None:
    """Let the system refuse more memory than is allowed, and every file written, and keep the time."""
    if sys.platform == "win32":
        return  # There DuckDB's own limit, and the time, are what holds.
    import resource  # noqa: PLC0415  (no such module on Windows)

    memory = request["memory_mb"] * MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # From here on the time counts; when it is out the system ends the process, whatever it is doing.
    signal.setitimer(signal.ITIMER_REAL, request["seconds"])


def answer_query(request: Request) -> dict[str, Any]:
    """Return the answer to a request: the public tables, and nothing else, can be named by its query."""
    name = f"s{secrets.token_hex(16)}"
    try:
        connection = _open(request, name)
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        raise Refused("snapshot_unreadable", reason=str(error).splitlines()[0]) from error
    try:
        check(connection, request["query"], frozenset(request["tables"]))
        return _run(connection, request)
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        raise _explained(error, name) from error


def _open(request: Request, name: str) -> duckdb.DuckDBPyConnection:
    """Open a database in memory, of views over the snapshot, which has a name that nobody can know."""
    connection = duckdb.connect(":memory:", config={
        "memory_limit": f"{request['memory_mb'] - KEPT_BACK_MB}MB",
        "threads": 2,
        "temp_directory": "",
        "python_enable_replacements": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
    })  # fmt: skip
    file = str(request["snapshot"]).replace("'", "''")
    connection.execute(f"attach '{file}' as {name} (read_only)")
    for create in request["tables"].values():
        connection.execute(create.replace("snapshot.", f"{name}."))
    connection.execute("set enable_progress_bar = false")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def _run(connection: duckdb.DuckDBPyConnection, request: Request) -> dict[str, Any]:
    cursor = connection.execute(request["query"])
    columns = [(str(one[0]), str(one[1])) for one in cursor.description or []]
    for column, kind in columns:
        if any(word in kind for word in WITH_ZONE):
            raise Refused("sql_time_zone", name=column)
    rows: list[list[Any]] = []
    size = 0
    for row in _fetched(cursor):
        size += len(json.dumps(row))
        if len(rows) == request["rows"] or size > request["bytes"]:
            return {"columns": columns, "rows": rows, "is_cut": True}
        rows.append(row)
    return {"columns": columns, "rows": rows, "is_cut": False}


def _fetched(cursor: duckdb.DuckDBPyConnection) -> Iterator[list[Any]]:
    while batch := cursor.fetchmany(BATCH):
        for row in batch:
            yield [_plain(value) for value in row]


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it; what is neither a number, a word nor a day becomes text."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps({str(k): _plain(v) for k, v in value.items()}, ensure_ascii=False)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return json.dumps([_plain(one) for one in value], ensure_ascii=False)
    return str(value)


def _explained(error: duckdb.Error, name: str) -> Refused:
    """Return DuckDB's own words, without the name that the snapshot had for the moment."""
    text = str(error).replace(f"{name}.main.", "").replace(f"{name}.", "")
    line = re.search(r"^LINE (\d+):", text, flags=re.MULTILINE)
    if line is None:
        return Refused("sql_wrong", said=text.strip())
    return Refused("sql_wrong_at", line=int(line[1]), said=text.strip())


if __name__ == "__main__":
    main()
