"""Amounts as economic systems write them: exact, with the sign in front, behind or as parentheses."""

import re
from collections.abc import Collection
from decimal import Decimal

import duckdb
import pyarrow as pa

from etl.reading.ledger.money import UNIT
from etl.reading.numbers import Reading, decide_mark, traits

EMPTY = ("", "-", "–", "—", "−")
BLANKS = " \u00a0\u2009\u202f\u2007'’"
MINUS = "-−–"
NEGATIVE = re.compile(rf"^\((?P<inside>[^()]+)\)$|^[{MINUS}]\s*(?P<front>[^{MINUS}()]+)$"
                      rf"|^(?P<behind>[^{MINUS}()]+?)\s*[{MINUS}]$")  # fmt: skip
WITH_UNIT = re.compile(rf"^(?P<bare>.*[\d)\-−])\s*(?:{UNIT.pattern})$", re.IGNORECASE)


def bare_amount(text: str) -> tuple[str, str | None]:
    """Return an amount as digits with the sign in front, and the unit behind it; the text itself is bare."""
    stripped = text.strip(f"{BLANKS}\t\r\n\ufeff\u200b")
    if stripped in EMPTY:
        return "", None
    unit = None
    if stripped[-1:].isalpha() and (found := WITH_UNIT.match(stripped)):
        unit, stripped = next(name for name in ("mnkr", "tkr", "kr") if found[name]), found["bare"]
        stripped = stripped.strip(BLANKS)
    negative = NEGATIVE.match(stripped)
    if negative:
        inside = next(part for part in negative.groups() if part is not None)
        return f"-{inside.strip(BLANKS)}", unit
    return stripped.removeprefix("+"), unit


def decide_ledgers_mark(
    connection: duckdb.DuckDBPyConnection, texts: Collection[str], said: str | None
) -> Reading:
    """Decide the decimal mark of bare amounts: one system has written them all."""
    connection.register("ledger_bare", pa.table({"bare": pa.array(sorted(texts), "string")}))
    connection.execute("create or replace temp table ledger_texts as from ledger_bare")
    connection.unregister("ledger_bare")
    has = traits(connection, "ledger_texts", "bare")
    return decide_mark(connection, "ledger_texts", "bare", has, said)


def exact(bare: str, mark: str) -> Decimal | None:
    """Return a bare amount exactly; None where it is no number by its decimal mark. Groups must be whole."""
    other = "." if mark == "," else ","
    blanks = f"[{BLANKS}]"
    groups = rf"[1-9]\d{{0,2}}(?:{blanks}\d{{3}})+|[1-9]\d{{0,2}}(?:[{other}]\d{{3}})+"
    decimals = rf"(?:[{mark}]\d+)?" if mark else ""
    if re.fullmatch(rf"-?(?:\d+|{groups}){decimals}", bare, re.ASCII) is None:
        return None
    digits = re.sub(f"[{BLANKS}{other if mark else ''}]", "", bare)
    return Decimal(digits.replace(",", "."))


def of_workbook(number: float) -> Decimal:
    """Return a workbook's number as Excel shows it, with fifteen digits: 0.1 + 0.2 is 0.3."""
    return Decimal(f"{number:.15g}")


def decimals_of(amount: Decimal) -> int:
    """Return how many decimals an amount is written with."""
    exponent = amount.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
