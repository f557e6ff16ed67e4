"""Finds a heading among a ledger's rows that names another unit than all its rows are said to be of."""

from collections.abc import Iterator, Sequence

from etl.findings import Finding
from etl.plan import Plan
from etl.reading.ledger.headers import COST_CENTRES
from etl.reading.ledger.lines import Line
from etl.reading.ledger.units import CODE_AND_NAME, find_unit
from etl.reading.mapping import Mapping
from etl.reading.names import Names, plain

WORDS = (*COST_CENTRES, "enhet", "namnd", "forvaltning", "avdelning", "sektor")


def other_units(
    lines: Sequence[Line], plan: Plan, mapping: Mapping, file: str
) -> Iterator[Finding]:
    """Yield an error for each row without amounts that begins another unit's rows (Ansvar: 12 Skolan)."""
    said = mapping.constants.get("org_unit_id", "")
    known, texts = Names(plan.org_units), mapping.values.get("org_unit_id", {})
    own = find_unit(said, "", known, texts)
    for line in lines:
        if any(amount is not None for amount in line.amounts.values()):
            continue
        for text in filter(None, (line.account.text, *line.beside)):
            parts = CODE_AND_NAME.match(text)
            is_headed = parts is not None and plain(parts[1]) in WORDS
            bare = parts[2] if parts and is_headed else text
            unit = find_unit(bare, "", known, texts)
            if (unit or (said if not is_headed else None)) not in (own, said):
                yield Finding("ledger_other_unit", "error", file, line.number, value=text,
                              params={"unit": said})  # fmt: skip
                break
