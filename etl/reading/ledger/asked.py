"""What a ledger tells by itself of its unit, its measure, its months and its signs."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from etl.reading.ledger.answers import Answer
from etl.reading.ledger.headers import LedgerHeaders
from etl.reading.ledger.lines import Line
from etl.reading.ledger.moments import AmountHeader
from etl.reading.ledger.named import Named
from etl.reading.ledger.signs import Signs, decide_signs
from etl.reading.ledger.told import Told
from etl.reading.ledger.when import Calendar
from etl.reading.mapping import Mapping

SURE = 2


def answers_of(
    headers: LedgerHeaders,
    told: Told,
    units_behind: set[str],
    named: Named,
    calendar: Calendar,
    mapping: Mapping,
) -> tuple[Answer, ...]:
    """Return what must be known of this file, each with what the file tells and the user says."""
    found: dict[str, str | None] = {}
    if any(any(line.amounts.values()) for line, _ in named.accounted):
        found["signs"] = _signs(headers, named)
    own = {amount.unit for amount in headers.amounts.values() if amount.unit}
    around = told.units | units_behind
    is_each_told = all(amount.unit for amount in headers.amounts.values())
    if not (is_each_told and not around and len(own) > 1):
        every = own | around
        found["amount_unit"] = every.pop() if len(every) == 1 else None
    if any(amount.measure is None for amount in headers.amounts.values()):
        found["amounts"] = None if told.measure == "forecast" else told.measure
    if _is_span_asked(headers, calendar):
        found["monthly"] = _monthly(headers, [line for line, _ in named.accounted])
    order = ("amounts", "amount_unit", "monthly", "signs")
    return tuple(
        Answer(key, found[key], getattr(mapping, key), mapping.earlier.get(key))
        for key in order
        if key in found
    )


def _signs(headers: LedgerHeaders, named: Named) -> str | None:
    """Return the rule of signs; None where it is unclear, or outcome and budget have one each."""
    found: set[Signs | None] = set()
    by_measure: dict[str | None, list[int]] = {}
    for place, amount in headers.amounts.items():
        by_measure.setdefault(amount.measure, []).append(place)
    for places in by_measure.values():
        amounts = [
            (account, line.amounts[place] or Decimal(0))
            for line, account in named.accounted
            for place in places
        ]
        if any(amount for _, amount in amounts):
            found.add(decide_signs(amounts))
    return found.pop() if len(found) == 1 else None


def _is_span_asked(headers: LedgerHeaders, calendar: Calendar) -> bool:
    """Say whether any outcome or budget of a month does not say if it is of the month alone."""
    moments = (calendar.of_column(a) for a in headers.amounts.values() if a.measure != "forecast")
    return any(when.span is None for when in moments)


def _monthly(headers: LedgerHeaders, lines: Sequence[Line]) -> str | None:
    """Return whether months are each their own, as a column of totals or one accumulated beside proves."""
    if any(amount.span == "each" and amount.month for amount in headers.amounts.values()):
        return "each"
    by_measure: dict[str | None, list[int]] = {}
    for place, amount in headers.amounts.items():
        if amount.month and amount.span is None:
            by_measure.setdefault(amount.measure, []).append(place)
    only = next(iter(by_measure)) if len(by_measure) == 1 else None
    proofs = [
        _proof(lines, by_measure[of.measure or only], total)
        for total, of in _totals(headers)
        if len(by_measure.get(of.measure or only, [])) > 1
    ]
    return "each" if proofs and all(proofs) else None


def _totals(headers: LedgerHeaders) -> Iterable[tuple[int, AmountHeader]]:
    """Yield the columns that may be the sums of months: totals, and what is accumulated beside them."""
    yield from headers.totals.items()
    for place, amount in headers.amounts.items():
        if amount.span == "accumulated":
            yield place, amount


def _proof(lines: Sequence[Line], months: Sequence[int], total: int) -> bool:
    """Say whether every row's months add up to its total, some of them from several months."""
    several = 0
    for line in lines:
        amounts = [line.amounts[place] or Decimal(0) for place in months]
        if sum(amounts) != (line.amounts[total] or Decimal(0)):
            return False
        several += sum(map(bool, amounts)) > 1
    return several >= SURE
