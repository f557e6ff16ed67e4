"""How a row of a ledger may be known as a sum: by its word, its number, or what stands beside it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal

from etl.reading.ledger.accounts import is_result, is_sum_cell, is_sum_word, is_within
from etl.reading.ledger.lines import Line

Mark = Literal["detail", "said", "word", "result", "nameless", "number", "beside"]
"""No sum; none by the user's word; a sum by its word; what is left of the others; what may be one.

A sum by its word is one even where it disagrees. What has no account, or may be one by its number or by what
is beside it, must be proven.
"""


class _Others:
    """What the rows of each unit have: the numbers of accounts, and what the user has said words are."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.numbers: dict[str, set[str]] = defaultdict(set)
        self.said: dict[str, set[str | None]] = defaultdict(set)
        for line in lines:
            account = line.account
            if account.number and not account.is_sum:
                self.numbers[line.unit].add(account.number)
            if account.is_said and not account.number:
                self.said[line.unit].add(account.meaning)

    def are_numbered(self, line: Line) -> bool:
        """Say whether accounts have numbers: the unit's, or any where the row has no unit of its own."""
        numbers = self.numbers
        return bool(numbers[line.unit] or (not line.own_unit and any(numbers.values())))

    def are_in(self, of: tuple[str, str]) -> bool:
        """Say whether any row is of the accounts that a sum names."""
        return any(is_within(number, of) for own in self.numbers.values() for number in own)

    def are_said(self, line: Line) -> bool:
        """Say whether the unit has rows that the user has said are what this one's word means: costs, say."""
        return line.account.meaning in self.said[line.unit] - {"net_cost", "", None}

    def begin_alike(self, line: Line) -> bool:
        """Say whether the unit has longer numbers that begin as this row's does."""
        own = line.account.number
        return any(n != own and n.startswith(own) for n in self.numbers[line.unit])


def mark_rows(lines: Sequence[Line], *, has_accounts: bool) -> list[Mark]:
    """Return how each row is known, looking at the others of its unit."""
    others = _Others(lines)
    return [
        # Its account may be any: 3110 of all counterparts, say, below the rows of each.
        "beside" if any(map(is_sum_cell, line.beside))
        else _by_word_of_user(line, others) if line.account.is_said
        else "word" if is_sum_word(line.own_unit)
        else "nameless" if has_accounts and not line.account.text
        else _by_account(line, others)
        for line in lines
    ]  # fmt: skip


def _by_word_of_user(line: Line, others: _Others) -> Mark:
    """Return "said" for words among numbers (Personalkostnader below 5010 and 5020): they may be a sum."""
    is_word = not line.account.number and line.account.meaning != ""
    return "said" if is_word and others.numbers[line.unit] else "detail"


def _by_account(line: Line, others: _Others) -> Mark:
    account = line.account
    if account.is_sum:
        is_known = account.has_sum_word or account.of is None or others.are_in(account.of)
        return "word" if is_known else "number"
    if account.number:
        return "number" if others.begin_alike(line) else "detail"
    if is_result(account) and others.are_numbered(line):
        return "result"
    return "beside" if others.are_said(line) else "detail"
