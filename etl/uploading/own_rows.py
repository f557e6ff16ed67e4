"""The user's own rows as text, to be put right by hand, where they are few."""

from collections.abc import Sequence

import duckdb

from etl.reading.raw import Raw, cells

MOST_EDITED = 500

Texts = dict[str, str | int | None]
OwnNumbers = dict[tuple[int, int], tuple[float, str | None]]


def unique(headers: Sequence[str]) -> list[str]:
    """Return headers by which columns can be told apart: the second of a name is numbered."""
    found: list[str] = []
    for place, header in enumerate(headers):
        name, number = header or f"({place + 1})", 2
        while name in found or name == "line":
            name, number = f"{header} ({number})", number + 1
        found.append(name)
    return found


def own_rows(
    bench: duckdb.DuckDBPyConnection, raw: Raw
) -> tuple[tuple[Texts, ...] | None, OwnNumbers]:
    """Return the user's own rows, those that do not fit the header among them, and their numbers."""
    width = len(raw.layout.headers)
    found = bench.execute(
        f"select line, {', '.join(cells(width))} from {raw.name} order by line limit {MOST_EDITED + 1}"
    ).fetchall()
    if len(found) + len(raw.unfit) > MOST_EDITED:
        return None, {}
    rows = {int(row[0]): [cell or "" for cell in row[1:]] for row in found}
    for line, texts in raw.unfit:
        # What is beyond the last header stays to be seen, in the last cell.
        beyond = [(raw.delimiter or ";").join(texts[width - 1 :])]
        rows[line] = [*texts[: width - 1], *beyond, *[""] * width][:width]
    names = unique(raw.layout.headers)
    edited: tuple[Texts, ...] = tuple(
        {"line": line, **dict(zip(names, rows[line], strict=True))} for line in sorted(rows)
    )
    return edited, _own_numbers(bench, raw) if raw.has_numbers else {}


def _own_numbers(bench: duckdb.DuckDBPyConnection, raw: Raw) -> OwnNumbers:
    own: OwnNumbers = {}
    for place in range(len(raw.layout.headers)):
        numbers = bench.execute(
            f"select line, n{place}, u{place} from {raw.name} where n{place} is not null"
        )
        own |= {(line, place): (number, unit) for line, number, unit in numbers.fetchall()}
    return own
