"""Another program reads the snapshot while a delivery publishes a new one: each sees one whole state."""

import json
import subprocess
import sys
from pathlib import Path

from etl.store import Store
from tests.town import Town

HEAD = "indicator_id;org_unit_id;period;value"
# As DBeaver, Power BI or a script of one's own would: DuckDB alone, read-only, the same connection all along.
READER = """
import json, sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
seen, rounds, ends = set(), 0, False
while not ends:
    seen.add(connection.execute("select sum(value), count(*) from results").fetchone())
    rounds += 1
    if rounds == 5:
        print("reading", flush=True)
        connection.execute("select 1")
    if rounds >= 5 and rounds % 5 == 0:
        import select
        ends = bool(select.select([sys.stdin], [], [], 0)[0])
print(json.dumps([sorted(seen), rounds]))
"""


def _published(town: Town) -> str:
    store = Store(town.home)
    return str(store.path(store.current_id() or "").resolve())


def _read_once(path: str) -> object:
    code = (
        "import duckdb, json, sys; print(json.dumps(duckdb.connect(sys.argv[1], read_only=True)"
        ".execute('select sum(value), count(*) from results').fetchone()))"
    )
    run = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=True)
    return json.loads(run.stdout)


def test_a_second_process_reads_while_deliveries_publish(town: Town) -> None:
    town.deliver(results=f"{HEAD}\nEL;BJ;2023;100\nEL;LI;2023;50")
    old = _published(town)
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, old],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout is not None
    assert reader.stdout.readline() == "reading\n"
    for year in (2024, 2025):
        assert not town.deliver(results=f"{HEAD}\nEL;BJ;{year};110\nEL;LI;{year};60").is_refused
    out, _ = reader.communicate("enough\n", timeout=20)
    seen, rounds = json.loads(out)
    assert seen == [[150.0, 2]]
    assert rounds > 5
    assert _published(town) != old
    assert _read_once(_published(town)) == [490.0, 6]
    assert Path(old).is_file()
