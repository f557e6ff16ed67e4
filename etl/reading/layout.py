"""Where a file's table begins: what stands above the header, and which row the header is."""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.plan import Plan
from etl.reading.headers import is_known_header
from etl.reading.ledger.header_rows import ledger_header
from etl.reading.mapping import Mapping
from etl.reading.names import Names, plain
from etl.reading.periods import understand_period

LOOKED_THROUGH = 40


@dataclass(frozen=True)
class Layout:
    """The header's row (1 is the first), its cells, and what stands above it."""

    header_row: int
    headers: tuple[str, ...]
    preamble: tuple[str, ...]


def recognise_layout(rows: Sequence[Sequence[str]], plan: Plan, mapping: Mapping) -> Layout | None:
    """Return the layout of a file's first rows; None where there is no row at all, or
    the one that the mapping names is blank.

    The header is the row, or the two, that is surely a ledger's; else the row with the most cells that are
    known headers, periods or indicators; where no row has any, the first with more than one cell.
    """
    filled = [
        place for place, row in enumerate(rows[:LOOKED_THROUGH]) if any(c.strip() for c in row)
    ]
    if not filled:
        return None
    if mapping.kind in (None, "budget") and (found := ledger_header(rows, mapping)) is not None:
        place, headers, height = found
        return Layout(place + 1, headers, _texts(rows[: place + 1 - height]))
    if mapping.header_row is not None:
        place = mapping.header_row - 1
        is_there = 0 <= place < len(rows) and any(cell.strip() for cell in rows[place])
        return _layout(rows, place) if is_there else None
    names = Names(plan.indicator_names)
    scores = {place: _score(rows[place], names, mapping) for place in filled}
    best = max(filled, key=lambda place: (scores[place], -place))
    if scores[best] == 0:
        wide = [place for place in filled if len([c for c in rows[place] if c.strip()]) > 1]
        best = (wide or filled)[0]
    return _layout(rows, best)


def _layout(rows: Sequence[Sequence[str]], place: int) -> Layout:
    headers = [cell.strip() for cell in rows[place]]
    while headers and not headers[-1]:
        headers.pop()
    return Layout(place + 1, tuple(headers), _texts(rows[:place]))


def _texts(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    texts = (" ".join(cell for cell in row if cell.strip()) for row in rows)
    return tuple(text for text in texts if text)


def _score(row: Sequence[str], names: Names, mapping: Mapping) -> int:
    mapped = {plain(header) for header in mapping.columns}
    cells = [cell.strip() for cell in row if cell.strip()]
    known = [c for c in cells if plain(c) in mapped or is_known_header(c)]
    wide = [c for c in cells if understand_period(c) is not None or names.find(c) is not None]
    # A row of data holds a period and an indicator as well: a header needs a known word.
    return 2 * len(known) + (len(wide) if known else 0)
