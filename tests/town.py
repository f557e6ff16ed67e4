"""A small town to test on: a plan of a few lines, a home to deliver to, and short ways to ask it."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from etl.findings import Finding
from etl.pipeline import Outcome, Request, check_files, deliver
from etl.reading.mapping import Mapping
from etl.store import Store

PLAN = {
    "target_areas": """
        target_area_id;name_sv
        LAR;Lärande
        OMS;Omsorg
    """,
    "organisation": """
        org_unit_id;parent_org_unit_id;level;name
        TOP;;municipality;Provstad
        SKN;TOP;committee;Skolnämnden
        SKO;SKN;operation;Grundskolan
        BJ;SKO;unit;Björkskolan
        LI;SKO;unit;Lindskolan
        SOC;TOP;committee;Socialnämnden
    """,
    "goals": """
        goal_id;parent_goal_id;target_area_id;org_unit_id;title
        K1;;LAR;TOP;Alla elever når målen
        N1;K1;LAR;SKN;Fler blir behöriga
        K2;;OMS;TOP;Trygg omsorg
    """,
    "indicators": """
        indicator_id;name;measure_unit;decimals;direction;frequency;accumulation;tolerance;tolerance_kind;consolidation;formula
        BEH;Behöriga till gymnasiet;%;1;higher;year;period;;;none;
        KO;Kötid;dagar;0;lower;month;period;2;absolute;none;
        PH;pH i badvattnet;pH;1;range;year;point;0,2;absolute;none;
        EL;Elever;antal;0;higher;year;point;;;sum;
        KOS;Kostnad;kr;0;lower;tertial;year_to_date;;;none;
        KPE;Kostnad per elev;kr;0;lower;year;period;;;none;KR / EL
        KR;Skolans kostnad;kr;0;lower;year;period;;;sum;
        NAR;Närvaro;%;1;higher;year;period;;;ratio;
    """,
    "goal_indicators": """
        goal_id;indicator_id;weight
        K1;BEH;1
        K2;KO;1
    """,
}


def table(text: str) -> str:
    """Return a table written between indented lines as a CSV text."""
    lines = (line.strip() for line in text.strip().splitlines())
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class Town:
    """A home, a folder for the files to deliver, and what a test asks of them."""

    home: Path
    inbox: Path

    def write(self, name: str, text: str | bytes, encoding: str = "utf-8") -> Path:
        """Write a file to deliver, as it stands."""
        self.inbox.mkdir(exist_ok=True)
        path = self.inbox / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    def write_tables(self, **tables: str) -> list[Path]:
        """Write one CSV a kind, from tables between indented lines."""
        return [self.write(f"{kind}.csv", table(text)) for kind, text in tables.items()]

    def deliver(self, mapping: Mapping | None = None, **tables: str) -> Outcome:
        """Deliver tables, one a kind, in one call."""
        return deliver(self.home, Request(self.write_tables(**tables), mapping=mapping))

    def check(self, **tables: str) -> list[Finding]:
        """Return the findings of tables, one a kind, without delivering them."""
        return check_files(self.home, Request(self.write_tables(**tables)))

    def ask(self, sql: str, *params: object) -> list[tuple[object, ...]]:
        """Return the rows of a query to the published snapshot."""
        return self.cursor().execute(sql, list(params)).fetchall()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """Return a cursor to the published snapshot."""
        store = Store(self.home)
        current = store.current_id()
        assert current is not None, "nothing is published"
        return store.open(current).cursor()

    def light(
        self, indicator: str, unit: str, period: str, basis: str = "outcome"
    ) -> tuple[object, ...]:
        """Return status and reason of an indicator at a unit, as seen at the end of a period."""
        rows = self.ask(
            "select s.status, s.reason from indicator_status s, all_periods p"
            " where s.indicator_id = ? and s.org_unit_id = ? and s.breakdown = 'total'"
            " and s.basis = ? and p.period = ? and p.end_date between s.seen_from and s.seen_until",
            indicator, unit, basis, period,
        )  # fmt: skip
        assert len(rows) <= 1, "one light per indicator, unit, breakdown, basis and day"
        return rows[0] if rows else ("no_data", "missing")


def codes(findings: list[Finding]) -> list[str]:
    """Return the codes of findings, in order."""
    return [finding.code for finding in findings]
