"""Where a ledger's header stands: one row, or two of which the upper says what the months below it are of."""

from collections.abc import Sequence

from etl.reading.ledger.amount_headers import understand_amount
from etl.reading.ledger.headers import is_money, understand_headers
from etl.reading.mapping import Mapping

LOOKED_THROUGH = 40


def ledger_header(
    rows: Sequence[Sequence[str]], mapping: Mapping
) -> tuple[int, tuple[str, ...], int] | None:
    """Return the place of a ledger's header among the first rows, its cells, and how many rows it takes.

    None where no row is surely one. Two rows are read as one where more columns are understood so.
    """
    best: tuple[int, int, tuple[str, ...], int] | None = None
    said = mapping.header_row
    places = range(min(len(rows), LOOKED_THROUGH)) if said is None else (said - 1,)
    for place in places:
        if not 0 <= place < len(rows):
            continue
        above = [" ".join(row) for row in rows[:place]]
        for height in (1, 2):
            if height > place + 1:
                continue
            cells = _stripped(rows[place]) if height == 1 else _joined(*rows[place - 1 : place + 1])
            if is_money(cells, above, mapping):
                score = _score(cells, mapping)
                if best is None or score > best[0]:
                    best = (score, place, cells, height)
    return None if best is None else best[1:]


def _score(cells: Sequence[str], mapping: Mapping) -> int:
    """Return how much of a header is understood: what an amount is counts as much as when."""
    found = understand_headers(cells, mapping)
    if found is None:
        return 0
    amounts = (*found.amounts.values(),)
    said = sum(bool(a.measure) + bool(a.month) + bool(a.span) for a in amounts)
    return said + len(found.left_out) + (found.unit is not None) + (found.account is not None)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Return two rows of headers as one: what stands above holds for the columns to its right."""
    width = max(len(upper), len(lower))
    above = [*(cell.strip() for cell in upper), *[""] * width][:width]
    below = [*(cell.strip() for cell in lower), *[""] * width][:width]
    cells, group = [], ""
    for over, under in zip(above, below, strict=True):
        is_grouped = _goes_with(over or group, under)
        if over:
            # A title stands above the first column; what groups amounts stands above amounts.
            group = over if is_grouped else ""
        cells.append(f"{group} {under}" if is_grouped else under or over)
    return tuple(_stripped(cells))


def _goes_with(over: str, under: str) -> bool:
    """Say whether a header above others is of the amounts below it: Utfall above jan, jan above Utfall."""
    is_of_amounts = understand_amount(over) is not None or (over.isdigit() and len(over) == 4)
    return bool(under and is_of_amounts and understand_amount(f"{over} {under}") is not None)


def _stripped(row: Sequence[str]) -> tuple[str, ...]:
    cells = [cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)
