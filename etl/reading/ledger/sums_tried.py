"""Tries a sum: is there a block of rows, a unit, a class or a range of accounts that it is the sum of?"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from etl.reading.ledger.accounts import is_within
from etl.reading.ledger.amounts import decimals_of
from etl.reading.ledger.lines import Line

Vector = tuple[Decimal, ...]
ZERO = Decimal(0)
# How a row counts in a sum: as written, or costs less income, either way, where both are written positive.
WAYS: tuple[Callable[[str | None], int], ...] = (
    lambda account: 1,
    lambda account: -1 if account == "revenue" else 1,
    lambda account: 1 if account == "revenue" else -1,
)
LOOKED_BACK = 100
Counted = tuple[int, list[Vector]]
"""How many rows, and what they come to, each way."""


@dataclass(frozen=True)
class Tried:
    """Whether a sum agrees with rows; where not, what it says and what the likeliest rows come to."""

    agrees: bool
    said: Decimal = ZERO
    counted: Decimal = ZERO


class Trying:
    """The rows that sums may be of, in the file's order, with their running totals."""

    def __init__(self, details: Sequence[Line], places: Sequence[int]) -> None:
        """Add up the rows once, each way that a sum may count them."""
        self.details, self.places = details, places
        self.vectors = [self._vector(line) for line in details]
        written = [a for line in details for a in line.amounts.values() if a is not None]
        self.step = Decimal(1).scaleb(-max((decimals_of(amount) for amount in written), default=0))
        self.running = [self._run(way) for way in WAYS]
        self.totals = [set(run) for run in self.running]
        self.last_sum = 0
        self.by_unit: dict[str, list[int]] = defaultdict(list)
        for place, line in enumerate(details):
            self.by_unit[line.unit].append(place)
        self.known: dict[tuple[str | None, tuple[str, str] | str | None], Counted] = {}

    def try_sum(self, line: Line, before: int) -> Tried:
        """Try one sum; `before` is how many of the rows stand above it.

        Any whole block that ends above it or begins below it will do, exactly; else what it should be
        the sum of, within the rounding of that many numbers.
        """
        said = self._vector(line)
        begun, self.last_sum = self.last_sum, before
        for run, totals in zip(self.running, self.totals, strict=True):
            at = run[before]
            if _less(at, said) in totals or _plus(at, said) in totals:
                return Tried(True)
        likely = list(self._likely(line, begun, before))
        if any(self._is_near(said, of) for of in (*likely, *self._blocks(before))):
            return Tried(True)
        counted = likely[0][1][0] if likely else (ZERO,) * len(said)
        worst = max(range(len(said)), key=lambda n: abs(said[n] - counted[n]))
        return Tried(False, said[worst], counted[worst])

    def is_of_neighbours(self, line: Line, at: int) -> bool:
        """Say whether a row, the one at a place, is just the sum of two rows or more above or below it."""
        said, last = self._vector(line), len(self.details)
        above = [(first, at) for first in range(max(0, at - LOOKED_BACK), at - 1)]
        below = [(at + 1, end) for end in range(at + 3, min(last, at + LOOKED_BACK) + 1)]
        return any(said) and any(
            _less(run[end], run[first]) == said
            for run in self.running
            for first, end in above + below
        )

    def _likely(self, line: Line, begun: int, before: int) -> Iterator[Counted]:
        """Yield what a sum may come to, the likeliest first: its accounts, its unit, those above."""
        of = line.account.of or ((line.account.number,) * 2 if line.account.number else None)
        word = line.account.text.casefold()
        by_class = [c for c, w in (("revenue", "intäkt"), ("cost", "kostnad")) if w in word]
        for unit in (line.unit, None):
            if of:
                yield self._counted(unit, of)
            if len(by_class) == 1 and "netto" not in word:
                yield self._counted(unit, by_class[0])
        if before > begun:
            yield self._block(begun, before)
        yield self._counted(line.unit, None)
        yield self._counted(None, None)

    def _counted(self, unit: str | None, of: tuple[str, str] | str | None) -> Counted:
        """Return what rows come to: of a unit or of all, of a range of accounts, a class or all."""
        key = (unit, of)
        if key not in self.known:
            rows = [
                n
                for n in (range(len(self.details)) if unit is None else self.by_unit[unit])
                if of is None
                or (
                    self.details[n].account.meaning == of
                    if isinstance(of, str)
                    else is_within(self.details[n].account.number, of)
                )
            ]
            self.known[key] = (len(rows), [self._sum(rows, way) for way in WAYS])
        return self.known[key]

    def _blocks(self, before: int) -> Iterator[Counted]:
        for first in range(before - 1, max(-1, before - 1 - LOOKED_BACK), -1):
            yield self._block(first, before)

    def _block(self, first: int, last: int) -> Counted:
        return last - first, [_less(run[last], run[first]) for run in self.running]

    def _is_near(self, said: Vector, counted: Counted) -> bool:
        rows, totals = counted
        slack = self.step / 2 * (rows + 1)
        return rows > 0 and any(
            all(abs(a - b) <= slack for a, b in zip(said, total, strict=True)) for total in totals
        )

    def _sum(self, rows: Sequence[int], way: Callable[[str | None], int]) -> Vector:
        total: Vector = (ZERO,) * len(self.places)
        for n in rows:
            total = _plus(total, self.vectors[n], way(self.details[n].account.meaning))
        return total

    def _run(self, way: Callable[[str | None], int]) -> list[Vector]:
        run: list[Vector] = [(ZERO,) * len(self.places)]
        for line, vector in zip(self.details, self.vectors, strict=True):
            run.append(_plus(run[-1], vector, way(line.account.meaning)))
        return run

    def _vector(self, line: Line) -> Vector:
        return tuple(line.amounts[place] or ZERO for place in self.places)


def _plus(first: Vector, second: Vector, sign: int = 1) -> Vector:
    return tuple(a + sign * b for a, b in zip(first, second, strict=True))


def _less(first: Vector, second: Vector) -> Vector:
    return _plus(first, second, -1)
