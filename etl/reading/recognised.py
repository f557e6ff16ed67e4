"""What was recognised in a file, as `malkoll inspect` shows it."""

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class RecognisedColumn:
    """One column of the file: what it is, and how many of its cells mean something special."""

    name: str
    matched: str | None
    kind: str
    missing: int = 0
    confidential: int = 0
    not_applicable: int = 0
    masked: int = 0
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recognised:
    """One file: its text, its table and its columns."""

    file: str = ""
    encoding: str | None = None
    delimiter: str | None = None
    decimal_mark: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    data_rows: int = 0
    preamble: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    layout: str | None = None
    kind: str | None = None
    amount_unit: str | None = None
    """What a ledger's amounts are counted in, as read; None where it is not known."""
    amounts: str | None = None
    monthly: str | None = None
    signs: str | None = None
    rows_left_out: tuple[int, ...] = ()
    """The lines of a ledger that were left out as sums, or because the user said so."""
    columns: tuple[RecognisedColumn, ...] = field(default=())

    def as_dict(self) -> dict[str, object]:
        """Return it as plain lists and dictionaries, for JSON."""
        return asdict(self)
