"""Which rows of a ledger are sums of other rows: known by their words or numbers, and tried by arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.findings import Finding
from etl.reading.ledger.lines import Line
from etl.reading.ledger.sum_marks import Mark, mark_rows
from etl.reading.ledger.sums_tried import Tried, Trying

LISTED = 12
OWN = ("detail", "said")


@dataclass
class Parted:
    """A ledger's rows, parted: those of accounts, and the sums that are left out."""

    details: list[Line] = field(default_factory=list)
    sums: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def part_sums(
    lines: Sequence[Line], places: Sequence[int], file: str, *, has_accounts: bool
) -> Parted:
    """Part the rows that are sums from the others; rows without any amount are neither.

    A sum is known by its word, by its account's number (3, where 3110 is there too, or 3*), by being named
    alone where others have numbers, or by a word beside its account. Each is tried: one known by its own
    word that does not agree is left out all the same, with a warning; a row without an account that is no
    sum, a short number that is not the sum of the longer ones, and a word beside it alone, are errors.
    """
    filled = [line for line in lines if any(line.amounts[place] is not None for place in places)]
    parted = Parted()
    marks = mark_rows(filled, has_accounts=has_accounts)
    trying = Trying([line for line, mark in zip(filled, marks, strict=True) if mark in OWN], places)
    before = 0
    for line, mark in zip(filled, marks, strict=True):
        if mark in OWN:
            if mark == "said" and trying.is_of_neighbours(line, before):
                where = (file, line.number, "", line.account.text)
                parted.findings.append(Finding("ledger_said_is_sum", "warning", *where))
            before += 1
            parted.details.append(line)
            continue
        tried = trying.try_sum(line, before)
        if mark in ("word", "result") or tried.agrees:
            parted.sums.append(line)
        if not tried.agrees:
            parted.findings += _disagreeing(line, mark, tried, file)
    if parted.sums:
        parted.findings.append(_left_out(parted.sums, file))
    return parted


def _disagreeing(line: Line, mark: Mark, tried: Tried, file: str) -> list[Finding]:
    text = line.account.text or line.own_unit or line.unit
    params = {"said": float(tried.said), "counted": float(tried.counted)}
    if mark == "nameless":
        return [Finding("ledger_row_without_account", "error", file, line.number, "", text, params)]
    if mark == "beside":
        return [Finding("ledger_row_or_sum", "error", file, line.number, "", text, params)]
    if mark == "number":
        return [Finding("ledger_account_or_sum", "error", file, line.number, "", text, params)]
    return [Finding("ledger_sum_disagrees", "warning", file, line.number, "", text, params)]


def _left_out(sums: Sequence[Line], file: str) -> Finding:
    """Say which rows were left out as sums: their lines, and the words of the first."""
    lines = ", ".join(str(line.number) for line in sums[:LISTED])
    more = f" … (+{len(sums) - LISTED})" if len(sums) > LISTED else ""
    texts = dict.fromkeys(line.account.text or line.own_unit for line in sums)
    params: dict[str, str | int | float] = {"count": len(sums), "lines": f"{lines}{more}"}
    return Finding(
        "ledger_sums_left_out", "warning", file, value=", ".join(texts)[:200], params=params
    )
