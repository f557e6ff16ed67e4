"""Rows of a ledger that stand twice: the same to the öre once, others of one account added and said so."""

from collections import defaultdict
from collections.abc import Sequence

from etl.findings import Finding
from etl.reading.ledger.lines import Line

LISTED = 12


def without_rows_again(
    lines: Sequence[Line], places: Sequence[int], file: str
) -> tuple[list[Line], list[Finding]]:
    """Return the rows without those that say the same as one before, and what is to be said of them."""
    seen: dict[tuple[object, ...], list[Line]] = defaultdict(list)
    kept, again, added = [], [], []
    for line in lines:
        of = (line.unit, line.unit_name, line.account.text, line.period, line.beside)
        amounts = [line.amounts[place] for place in places]
        same = [one for one in seen[of] if [one.amounts[place] for place in places] == amounts]
        if same and any(amounts):
            again.append((same[0], line))
            continue
        if seen[of] and any(amounts):
            added.append((seen[of][0], line))
        seen[of].append(line)
        kept.append(line)
    found = []
    for code, pairs in (("ledger_row_again", again), ("ledger_account_again", added)):
        if pairs:
            lines_of = ", ".join(
                f"{first.number}+{second.number}" for first, second in pairs[:LISTED]
            )
            params: dict[str, str | int | float] = {"count": len(pairs), "lines": lines_of}
            text = pairs[0][1].account.text
            found.append(Finding(code, "warning", file, pairs[0][1].number, "", text, params))
    return kept, found
