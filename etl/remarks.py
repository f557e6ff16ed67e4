"""The findings beside the user's own rows: a CSV of the file as read, with one more column."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from etl.build import Progress
from etl.deliveries import list_deliveries
from etl.errors import CannotBeDone, WrongUse, explained, reason_of
from etl.findings import Finding, say
from etl.intake import Request, take_in
from etl.publishing import silent
from etl.reading.raw import Raw, cells
from etl.workbench import open_workbench

BOM = "\ufeff"


def check_with_remarks(
    home: Path, request: Request, out: Path, language: str, progress: Progress = silent
) -> list[Finding]:
    """Check one file, and write its rows with their remarks to `out`, as Swedish Excel saves CSV.

    A file that cannot be read as a table has no rows to write. Raises WrongUse for more than one file
    or an `out` that is the file itself, CannotBeDone where `out` cannot be written.
    """
    if len(request.files) != 1:
        raise WrongUse("remarks_of_one_file", count=len(request.files))
    if out.exists() and out.resolve() == request.files[0].resolve():
        raise WrongUse("remarks_over_file", file=str(out))
    findings, table = _check(home, request, request.files[0], language, progress)
    if table is not None:
        try:
            out.write_bytes(table)
        except OSError as error:
            raise CannotBeDone(
                "remarks_not_written", file=str(out), reason=reason_of(error)
            ) from error
    return findings


def rows_with_remarks(
    home: Path, request: Request, file: Path, language: str, progress: Progress = silent
) -> bytes | None:
    """Return the rows of one of the request's files with their remarks, as Swedish Excel saves CSV.

    All files are read and checked, as they lean on each other. None where the file is no table.
    """
    return _check(home, request, file, language, progress)[1]


def _check(
    home: Path, request: Request, file: Path, language: str, progress: Progress
) -> tuple[list[Finding], bytes | None]:
    with explained(home), open_workbench(list_deliveries(home)) as bench:
        intake = take_in(bench, request, progress)
        raw = next(one.raw for one in intake.extracts if one.path == file)
        own = [finding for finding in intake.findings if finding.file in ("", file.name)]
        return intake.findings, None if raw is None else _as_csv(bench, raw, own, language)


def _as_csv(
    bench: duckdb.DuckDBPyConnection, raw: Raw, findings: Sequence[Finding], language: str
) -> bytes:
    of_line: dict[int | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        of_line[finding.line].append(finding)
    rows = bench.execute(
        f"select line, {', '.join(cells(len(raw.layout.headers)))} from {raw.name} order by line"
    ).fetchall()
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    above = [*of_line.pop(None, []), *of_line.pop(raw.layout.header_row, [])]
    title = say("remarks", language)
    writer.writerow([*raw.layout.headers, "; ".join([title, *_words(above, language)])])
    for line, row in _with_unread(rows, of_line):
        writer.writerow([*row, " ".join(_words(of_line[line], language))])
    return f"{BOM}{text.getvalue()}".encode()


def _with_unread(
    rows: Sequence[tuple[object, ...]], of_line: dict[int | None, list[Finding]]
) -> Iterator[tuple[int, list[object]]]:
    """Yield the rows in the file's order; one that could not be read stands as it was written."""
    found = {int(str(row[0])): list(row[1:]) for row in rows}
    width = len(rows[0]) - 1 if rows else 1
    for line in sorted({*found, *(line for line in of_line if line is not None)}):
        unread: list[object] = (
            [of_line[line][0].value, *[""] * (width - 1)] if line not in found else []
        )
        yield line, found.get(line, unread)


def _words(findings: Sequence[Finding], language: str) -> list[str]:
    return [finding.message(language) for finding in findings]
