"""What came of one delivered file."""

from dataclasses import dataclass
from pathlib import Path

from etl.findings import Finding
from etl.reading.headers import Matched
from etl.reading.ledger.ledger import Ledger
from etl.reading.raw import Raw
from etl.reading.recognised import Recognised


@dataclass(frozen=True)
class Extract:
    """What came of one file: its kind, and a table of its rows unless findings say otherwise."""

    file: str
    kind: str | None
    table: str
    recognised: Recognised
    findings: tuple[Finding, ...]
    matched: Matched | None = None
    raw: Raw | None = None
    path: Path | None = None
    ledger: Ledger | None = None
    """What was seen in one of economy's own files; None for any other."""
