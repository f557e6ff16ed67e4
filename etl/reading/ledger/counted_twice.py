"""Finds a cost centre that is the sum of the others which are the same unit: all would be counted twice."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from etl.findings import Finding
from etl.reading.ledger.lines import Line
from etl.reading.ledger.units import unit_text

Totals = dict[tuple[str, int], Decimal]
"""Amounts by account and column."""


def counted_twice(
    rows: Sequence[tuple[Line, str, str]], places: Sequence[int], file: str
) -> list[Finding]:
    """Return an error for each text whose amounts are those of the unit's other texts together."""
    totals: dict[str, dict[str, Totals]] = defaultdict(lambda: defaultdict(dict))
    first: dict[tuple[str, str], int] = {}
    for line, unit, account in rows:
        text = unit_text(line.unit, line.unit_name)
        first.setdefault((unit, text), line.number)
        of = totals[unit][text]
        for place in places:
            amount = line.amounts[place] or Decimal(0)
            of[account, place] = of.get((account, place), Decimal(0)) + amount
    return [
        Finding("ledger_unit_twice", "error", file, first[unit, text], value=text,
                params={"unit": unit})
        for unit, texts in totals.items()
        if len(texts) > 1
        for text in texts
        if _is_the_rest(text, texts)
    ]  # fmt: skip


def _is_the_rest(text: str, texts: dict[str, Totals]) -> bool:
    own = texts[text]
    rest: Totals = {}
    for other, of in texts.items():
        if other != text:
            for key, amount in of.items():
                rest[key] = rest.get(key, Decimal(0)) + amount
    keys = {*own, *rest}
    return any(own.values()) and all(
        own.get(key, Decimal(0)) == rest.get(key, Decimal(0)) for key in keys
    )
