"""Pseudonyms: what stands in place of people's names, the same for a name in every export of a home.

A pseudonym is made of the name and of a key that lies in the home and nowhere else, so that whoever has a
list of names cannot try them out. Texts that people wrote are left as they are: a name in them is not found.
"""

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.branches import home_of
from etl.errors import WrongUse

KEY_FILE = "pseudonyms.key"
KEY_BYTES = 32
# The columns that hold a role, or a person, wherever they stand.
NAMING = ("responsible", "assessed_by")


@dataclass(frozen=True)
class Pseudonyms:
    """The pseudonyms of one home."""

    key: bytes

    def of(self, name: str) -> str:
        """Return the pseudonym of a name: sixty bits of it, so that two names hardly share one."""
        digest = hmac.new(self.key, name.encode("utf-8", "surrogatepass"), hashlib.sha256)
        return f"p-{digest.hexdigest()[:15]}"


def pseudonyms_of(home: Path) -> Pseudonyms:
    """Return the pseudonyms of a home; its key is made the first time.

    Raises OSError where it cannot be made or read, WrongUse where it is damaged.
    """
    path = home_of(home) / KEY_FILE
    try:
        # Made whole or not at all, readable by its owner alone; whoever comes second takes the first one's.
        fresh = path.with_name(f".{KEY_FILE}.{secrets.token_hex(4)}")
        if not path.exists():
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(f"{secrets.token_hex(KEY_BYTES)}\n")
            os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink(missing_ok=True)
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError as error:
        raise WrongUse("pseudonyms_key", file=str(path)) from error
    if len(key) < KEY_BYTES:
        raise WrongUse("pseudonyms_key", file=str(path))
    return Pseudonyms(key)


def with_pseudonyms(
    connection: duckdb.DuckDBPyConnection, source: str, column: str, names: Pseudonyms | None
) -> str:
    """Return the SQL of a column, its names replaced where it holds names and pseudonyms are asked for."""
    if names is None or column not in NAMING:
        return column
    connection.execute(
        "create table if not exists memory.main.pseudonyms (name varchar, pseudonym varchar)"
    )
    found = connection.execute(
        f"select distinct {column} from {source} where {column} is not null"
        f" and {column} not in (select name from memory.main.pseudonyms)"
    ).fetchall()
    rows = [(name, names.of(name)) for (name,) in found]
    if rows:
        connection.executemany("insert into memory.main.pseudonyms values (?, ?)", rows)
    return f"(select pseudonym from memory.main.pseudonyms where name = {column})"
