"""What a file may mean by what nobody knows: kinds, columns and names, by how near they are."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from etl.contract import Column, Kind
from etl.models import SQL
from etl.plan import Plan
from etl.reading.headers import WIDE_VALUE, headers_of
from etl.reading.mapping import Mapping
from etl.reading.meanings import known_names
from etl.reading.names import Names
from etl.reading.periods import understand_period
from etl.reading.understanding import TRIMMED
from etl.reading.words import meaning
from etl.sources import Extract

MOST_UNKNOWN = 200
PROPOSED = 5
COLUMNS_PROPOSED = 3
NEAR_ENOUGH = 0.3
PERIODS = ("period", "baseline_period")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
Near = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class UnknownName:
    """A text that names nothing in the plan, or is no period or word of the contract: in which column,
    on how many rows, and what is near it.

    The user's answer goes into `Mapping.values[column][text]`. header: what the file calls the column;
    for a wide file's own headers, one column each, it is the text. proposals: (id, name), nearest first.
    """

    column: str
    text: str
    rows: int
    header: str
    proposals: tuple[tuple[str, str], ...] = ()


def unknown_names(
    bench: duckdb.DuckDBPyConnection, read: Extract, mapping: Mapping, plan: Plan
) -> list[UnknownName]:
    """Return the texts of a file's name columns that the plan does not know, the commonest first."""
    if read.matched is None:
        return []
    found: list[UnknownName] = []
    for column in read.matched.kind.columns:
        said = mapping.values.get(column.name, {})
        known = known_names(plan, read.matched.kind.name, column.name)
        is_known = _knowing(column, known)
        if is_known is None:
            continue
        if read.ledger is not None:
            unknown = _of_ledger(read, column.name)
        else:
            unknown = [
                (text, rows, header)
                for text, rows, header in _texts(bench, read, column.name)
                if text and text not in said and not is_known(text)
            ]
        unknown = unknown[:MOST_UNKNOWN]
        near = _proposals(bench, column, [text for text, _, _ in unknown], known)
        found += [UnknownName(column.name, t, n, h, tuple(near.get(t, ()))) for t, n, h in unknown]
    return found


def _knowing(column: Column, known: AnyMapping[str, str] | None) -> Callable[[str], bool] | None:
    """Return how to tell whether a column's text is understood; None where any text will do."""
    if known is not None:
        names = Names(known)
        return lambda text: names.find(text) is not None
    if column.name in PERIODS:
        return lambda text: understand_period(text) is not None
    if column.allowed and column.type == "text":
        return lambda text: meaning(column, text) in column.allowed
    return None


def _proposals(
    bench: duckdb.DuckDBPyConnection,
    column: Column,
    texts: Sequence[str],
    known: AnyMapping[str, str] | None,
) -> Near:
    """Return what texts may mean: the nearest names, the years that a period names, the nearest words."""
    if known is not None:
        return nearest(bench, texts, known)
    if column.name in PERIODS:
        return {text: [(y, y) for y in dict.fromkeys(YEAR.findall(text))] for text in texts}
    words = [(word, word) for word in column.allowed]
    near = nearest(bench, texts, dict(words))
    return {text: near.get(text, words) for text in texts}


def _texts(
    bench: duckdb.DuckDBPyConnection, read: Extract, column: str
) -> Iterator[tuple[str, int, str]]:
    """Yield a column's distinct texts, on how many rows, and its header; the commonest first."""
    raw, matched = read.raw, read.matched
    if raw is None or matched is None:
        return
    headers = raw.layout.headers
    if column in matched.columns:
        place = matched.columns[column]
        rows = bench.execute(
            f"select trim(c{place}, {TRIMMED}) as text, count(*) from {raw.name}"
            " where text <> '' group by text order by count(*) desc, text"
        )
        yield from ((text, count, headers[place]) for text, count in rows.fetchall())
    elif column == "indicator_id" and _may_be_wide(read):
        for place in matched.unread:
            yield headers[place], read.recognised.data_rows, headers[place]


def _of_ledger(read: Extract, column: str) -> list[tuple[str, int, str]]:
    """Return what one of economy's own files calls units and accounts that nobody knows: code and name."""
    headers = () if read.raw is None else read.raw.layout.headers
    places = {} if read.matched is None else read.matched.columns
    found = [] if read.ledger is None else read.ledger.unknown
    header = headers[places[column]] if column in places else ""
    return [(text, rows, header) for of, text, rows in found if of == column]


def _may_be_wide(read: Extract) -> bool:
    """Say whether columns that were not read may be indicators."""
    matched = read.matched
    if matched is None or matched.kind.name not in WIDE_VALUE:
        return False
    has_value = WIDE_VALUE[matched.kind.name] in matched.columns
    return matched.wide_by in (None, "indicator_id") and not has_value


def nearest(
    bench: duckdb.DuckDBPyConnection, texts: Collection[str], known: AnyMapping[str, str]
) -> Near:
    """Return for each text the (id, name) that are near it, the nearest first; at most five."""
    if not texts or not known:
        return {}
    said = [(key, name, text) for key, name in known.items() for text in {key, name}]
    bench.register("asked_names", _table(list(texts), text=list(texts)))
    bench.register(
        "plan_names",
        _table([text for *_, text in said], id=[k for k, *_ in said], name=[n for _, n, _ in said]),
    )
    query = (SQL / "questions" / "nearest_names.sql").read_text(encoding="utf-8")
    near: Near = {}
    for text, key, name in bench.execute(
        query, {"near_enough": NEAR_ENOUGH, "most": PROPOSED}
    ).fetchall():
        near.setdefault(text, []).append((key, name))
    for table in ("asked_names", "plan_names"):
        bench.unregister(table)
    return near


def _table(texts: Sequence[str], **columns: Sequence[str]) -> pa.Table:
    """Return texts with their letters alone (folded), and each group of three of them (grams)."""
    folded = [_folded(text) for text in texts]
    return pa.table({**columns, "folded": folded, "grams": [_grams(text) for text in folded]})


def _folded(text: str) -> str:
    """Return a text's words without case, accents and signs."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9%]+", letters))


def _grams(folded: str) -> list[str]:
    """Return a text's groups of three letters, word by word; the first letters of a word count most."""
    words = (f"  {word} " for word in folded.split())
    return sorted({word[n : n + 3] for word in words for n in range(len(word) - 2)})


def likely_columns(
    bench: duckdb.DuckDBPyConnection, headers: Collection[str], kind: Kind
) -> dict[str, tuple[str, ...]]:
    """Return for each header the contract's columns of a kind that it may be, the nearest first."""
    known = {said: name for said, name in headers_of(kind.name).items() if said}
    near = nearest(bench, [header for header in headers if header], {said: said for said in known})
    return {
        header: tuple(dict.fromkeys(known[said] for said, _ in found))[:COLUMNS_PROPOSED]
        for header, found in near.items()
    }
