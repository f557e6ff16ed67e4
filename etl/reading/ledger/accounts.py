"""What a row of a ledger is of: an account by its number or word, or a sum of other rows."""

import re
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass

from etl.contract import kinds
from etl.reading.names import plain
from etl.reading.words import meaning

# Kommun-Bas: 3 is income, 4 to 7 costs. Of 8 taxes, grants and financial income are income, charges and
# financial costs are costs; its other groups, and every other class, are asked about.
CLASSES = {
    "3": "revenue", "4": "cost", "5": "cost", "6": "cost", "7": "cost",
    "80": "revenue", "82": "revenue", "83": "cost", "84": "revenue", "85": "cost",
}  # fmt: skip
WORDS = {
    "verksamhetensintakter": "revenue", "intaktertotalt": "revenue",
    "verksamhetenskostnader": "cost", "kostnadertotalt": "cost",
    "nettokostnader": "net_cost", "verksamhetensnettokostnad": "net_cost",
    "verksamhetensnettokostnader": "net_cost",
}  # fmt: skip
SUM = re.compile(
    r"^\W*(summa|s:a|s:ma|sum|total(t|er|summa|t summa)?|delsumma|subtotal|totalsumma)\b"
)
WORDS_OF_A_SUM = 3
SUM_BEHIND = re.compile(r"\b(totalt?|summa|delsumma|totalsumma)\W*$")
RESULT = re.compile(
    r"^\W*(resultat|netto|saldo|årets resultat|över-?/?underskott)\b", re.IGNORECASE
)
RANGE = re.compile(r"^\**\s*(\d{1,8})\s*[-–:]\s*(\d{1,8})(?!\d)")
STARRED = re.compile(r"^\**\s*(\d{1,7})\s*(?:\*+|x+)(?!\w)", re.IGNORECASE)
NUMBER = re.compile(r"^(\d{1,8})(?:\.0)?(?![\w,.])")


@dataclass(frozen=True)
class Account:
    """What a row is of. text: as the file writes it, number and name; number: empty where it has none.

    meaning: the contract's account, "" where the user leaves the row out, None where it is not known.
    of: the first and last number that a sum is of, as digits that numbers begin with; has_sum_word: it is
    known as a sum by a word, not by such numbers alone.
    """

    text: str
    number: str = ""
    meaning: str | None = None
    is_sum: bool = False
    has_sum_word: bool = False
    of: tuple[str, str] | None = None
    is_said: bool = False


def understand_account(written: str, name: str, said: AnyMapping[str, str]) -> Account:
    """Return what a row's account is; what the user has said of it goes first."""
    text = " ".join(f"{written} {name}".split())
    number = _number(written)
    for key in (text, written.strip()):
        if key in said:
            return Account(text, number, said[key], is_said=True)
    of = _range(written)
    words = (written.casefold(), written.strip().removeprefix(number).casefold(), name.casefold())
    has_word = any(SUM.match(word.strip()) for word in words if word)
    is_known = bool(number or _word(written) or _word(name))
    has_word = has_word or (not is_known and is_sum_word(text))
    if of or written.startswith("*") or has_word:
        own = (number, number) if number else None
        return Account(text, number, None, True, has_word, of or own)
    if number:
        return Account(text, number, CLASSES.get(number[:1], CLASSES.get(number[:2])))
    return Account(text, "", _word(written) or _word(name))


def is_sum_word(text: str) -> bool:
    """Say whether a text, of a unit say, is that of a sum: Summa skola, or Skola totalt."""
    folded = text.casefold().strip()
    return bool(SUM.match(folded) or SUM_BEHIND.search(folded))


def is_sum_cell(text: str) -> bool:
    """Say whether a cell beside the account is that of a sum: Totalt, Summa intern; no comment is."""
    return len(text.split()) <= WORDS_OF_A_SUM and SUM.match(text.casefold().strip()) is not None


def is_result(account: Account) -> bool:
    """Say whether a row without a number is what is left when the others are put together."""
    is_word = account.meaning in ("net_cost", "cost", "revenue")
    if account.number or account.is_said:
        return False
    return is_word or RESULT.match(account.text) is not None


def _word(text: str) -> str | None:
    column = kinds()["budget"].column("account")
    found = meaning(column, text)
    return found if found in column.allowed else WORDS.get(plain(text))


def _number(written: str) -> str:
    found = NUMBER.match(written.strip())
    return found[1] if found else ""


def _range(written: str) -> tuple[str, str] | None:
    """Return the numbers that a row is the sum of: 3*, 3xxx, 30-39."""
    starred = STARRED.match(written.strip())
    if starred:
        return starred[1], starred[1]
    found = RANGE.match(written.strip())
    if found and len(found[1]) == len(found[2]) and found[1] < found[2]:
        return found[1], found[2]
    return None


def is_within(number: str, of: tuple[str, str]) -> bool:
    """Say whether an account's number is in a range of numbers, or begins as one of its ends does."""
    first, last = of
    return bool(number) and first <= number[: len(first)] and number[: len(last)] <= last
