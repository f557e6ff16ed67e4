"""Reads one file against the small town's plan, for the tests of this room."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.findings import LANGUAGES, Finding
from etl.plan import KnownIndicator, Plan
from etl.reading.mapping import Mapping
from etl.sources import Extract, extract

HEAD = "Indikator;Enhet;Period;Utfall\n"
PLAN = Plan(
    indicators={
        key: KnownIndicator(key, name, unit, frequency, accumulation)
        for key, name, unit, frequency, accumulation in (
            ("BEH", "Behöriga till gymnasiet", "%", "year", "period"),
            ("KO", "Kötid", "dagar", "month", "period"),
            ("EL", "Elever", "antal", "year", "point"),
            ("KOS", "Kostnad", "kr", "tertial", "year_to_date"),
        )
    },
    org_units={"BJ": "Björkskolan", "LI": "Lindskolan", "SKN": "Skolnämnden", "0180": "Stockholm"},
    goals={"K1": "Alla elever når målen"},
    target_areas={"LAR": "Lärande"},
)


@dataclass(frozen=True)
class Read:
    """What came of a file: its rows by column, its findings."""

    extract: Extract
    rows: list[dict[str, object]]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.extract.findings

    def column(self, name: str) -> list[object]:
        return [row[name] for row in self.rows]

    def said(self) -> list[tuple[str, int | None, str, str]]:
        """Return each finding's code, line, column and value, after saying it in both languages."""
        for finding in self.findings:
            assert all(finding.message(language) for language in LANGUAGES)
        return [(f.code, f.line, f.column, f.value) for f in self.findings]

    def codes(self) -> list[str]:
        return [code for code, *_ in self.said()]


@dataclass(frozen=True)
class Reader:
    """A folder in which files are written and read."""

    folder: Path

    def read(
        self,
        content: str | bytes,
        name: str = "fil.csv",
        *,
        mapping: Mapping | None = None,
        kind: str | None = None,
        encoding: str = "utf-8",
        max_bytes: int = 1 << 30,
    ) -> Read:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return self.read_path(path, mapping=mapping, kind=kind, max_bytes=max_bytes)

    def read_path(
        self,
        path: Path,
        *,
        mapping: Mapping | None = None,
        kind: str | None = None,
        max_bytes: int = 1 << 30,
    ) -> Read:
        with duckdb.connect() as connection:
            found = extract(
                path, connection, "x", PLAN, kind=kind, mapping=mapping, max_bytes=max_bytes
            )
            if found.recognised.kind is None:
                return Read(found, [])
            answer = connection.execute("from x order by line, source_column")
            names = [column[0] for column in answer.description or ()]
            rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
            return Read(found, rows)

    def values(self, *written: str, indicator: str = "EL", **how: object) -> Read:
        """Read a results file with one value a year from 2001 on."""
        lines = (f'{indicator};BJ;{2001 + n};"{text}"' for n, text in enumerate(written))
        return self.read(HEAD + "\n".join(lines) + "\n", **how)  # type: ignore[arg-type]
