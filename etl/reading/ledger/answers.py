"""What must be known of a ledger beside its headers: told by the file, else said by the user, else asked."""

from dataclasses import dataclass

from etl.findings import Finding
from etl.reading.mapping import LEDGER

UNCLEAR = {
    "amount_unit": "ledger_unit_unclear",
    "amounts": "ledger_amounts_unclear",
    "monthly": "ledger_monthly_unclear",
    "signs": "ledger_signs_unclear",
}


@dataclass(frozen=True)
class Answer:
    """One thing that is to be known. told: as the file itself says; said: as the user says; else asked.

    earlier: what was said of an earlier file with these headers, where this one tells otherwise.
    """

    key: str
    told: str | None = None
    said: str | None = None
    earlier: str | None = None

    @property
    def value(self) -> str | None:
        """What holds: what the user says, else what the file tells."""
        return self.said or self.told

    @property
    def choices(self) -> tuple[str, ...]:
        """What it may be."""
        return LEDGER[self.key]

    def findings(self, file: str, line: int) -> list[Finding]:
        """Return what is unclear: not told and not said, or told and said otherwise."""
        if self.value is None:
            return [Finding(UNCLEAR[self.key], "error", file, line)]
        params = {"told": f"reason_{self.told}", "said": f"reason_{self.said or self.earlier}"}
        if self.said and self.told not in (None, self.said):
            is_proven = self.key in ("amount_unit", "monthly")
            code = "ledger_contradicted" if is_proven else "ledger_doubtful"
            return [Finding(code, "error" if is_proven else "warning", file, line, params=params)]
        if self.earlier not in (None, self.told):
            return [Finding("ledger_told_otherwise", "warning", file, line, params=params)]
        return []
