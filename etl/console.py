"""How the command line speaks: tables, JSON or CSV on standard output, everything else on standard error."""

import csv
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from babel.numbers import format_decimal
from rich.console import Console as Terminal
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Table

from etl.build import Progress as Report
from etl.findings import Finding, say
from etl.questions import Row

SLOW_S = 1.0
SHOWN = 5
FINDINGS = ("file", "line", "column", "value", "severity", "code", "message")


def system_language() -> str:
    """Return the language asked for on the command line or by the system; Swedish where neither says."""
    for place, argument in enumerate(sys.argv[1:], start=2):
        name, _, value = argument.partition("=")
        if name == "--language":
            asked = value or " ".join(sys.argv[place : place + 1])
            return "en" if asked == "en" else "sv"
    spoken = (os.environ[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(v))
    return "en" if next(spoken, "").startswith("en") else "sv"


@dataclass(frozen=True)
class Console:
    """One command's surroundings: its home, its format and its language."""

    home: Path
    format: str = "table"
    language: str = "sv"
    home_is_given: bool = False

    def say(self, code: str, **params: object) -> None:
        """Tell the user something, on standard error where standard output is for a machine."""
        is_machine = self.format != "table"
        print(say(code, self.language, **params), file=sys.stderr if is_machine else sys.stdout)

    def rows(self, rows: Sequence[Row], columns: Sequence[str] = ()) -> None:
        """Write rows in the format asked for; JSON is one array of flat objects.

        `columns` are those of an empty answer, which still has a header as CSV.
        """
        if self.format == "json":
            self.json(rows)
        elif self.format == "csv":
            _write_csv(rows, list(rows[0]) if rows else columns)
        elif rows:
            _write_table(rows, self.language)

    def json(self, whole: object) -> None:
        """Write one JSON value."""
        print(json.dumps(whole, default=_as_text, ensure_ascii=False, indent=1))

    def findings(self, findings: Sequence[Finding]) -> None:
        """Write findings: a line each for people, flat rows for machines."""
        if self.format != "table":
            self.rows([dict(f.as_row(self.language)) for f in findings], FINDINGS)
            return
        for line in self.lines(findings):
            print(line)

    def line(self, finding: Finding) -> str:
        """Return a finding as a line for people."""
        mark = {"error": "✗", "warning": "!"}[finding.severity]
        return f"{mark} {finding.file}: {finding.message(self.language)}"

    def lines(self, findings: Sequence[Finding]) -> list[str]:
        """Return findings as lines for people: of many of one sort in a file only the first few."""
        of_sort = Counter((finding.file, finding.code) for finding in findings)
        seen: Counter[tuple[str, str]] = Counter()
        lines: list[str] = []
        for finding in findings:
            sort = (finding.file, finding.code)
            seen[sort] += 1
            if seen[sort] <= SHOWN or of_sort[sort] <= SHOWN + 1:
                lines.append(self.line(finding))
            elif seen[sort] == of_sort[sort]:
                more = say("more_of_sort", self.language, count=of_sort[sort] - SHOWN)
                lines.append(f"  {finding.file}: {more}")
        return lines

    def error(self, text: str) -> None:
        """Write what stopped the command."""
        print(text, file=sys.stderr)

    @contextmanager
    def progress(self) -> Iterator[Report]:
        """Give a function that shows progress: a bar on a terminal, a line a second elsewhere."""
        terminal = Terminal(stderr=True)
        if not terminal.is_terminal:
            yield _lines()
            return
        columns = (TextColumn("{task.description}"), BarColumn())
        with Progress(*columns, console=terminal, transient=True) as bar:
            task = bar.add_task("", total=1.0)
            yield lambda step, done: bar.update(task, description=step, completed=done)


def _lines() -> Report:
    """Return a reporter that writes a line when a second has passed since the last one."""
    last = time.monotonic()

    def report(step: str, done: float) -> None:
        nonlocal last
        if time.monotonic() - last > SLOW_S:
            last = time.monotonic()
            print(f"{done:4.0%} {step}", file=sys.stderr)

    return report


def _as_text(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def _write_csv(rows: Sequence[Row], columns: Sequence[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_as_cell(row[name]) for name in columns])


def _as_cell(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return _as_text(value) if isinstance(value, date) else value


def _write_table(rows: Sequence[Row], language: str) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name, value in rows[0].items():
        table.add_column(name, justify="right" if isinstance(value, float) else "left")
    for row in rows:
        table.add_row(*(_shown(value, language) for value in row.values()))
    Terminal(width=None if sys.stdout.isatty() else 240).print(table)


def _shown(value: object, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return str(format_decimal(round(value, 4), locale=language))
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return str(value)
