"""Checks the formulas of indicators: whether they can be understood, and computed in some order."""

from collections.abc import Iterator
from dataclasses import replace

import duckdb

from etl.findings import Finding
from etl.formulas import Formula, FormulaError, circle_in, parse_formula
from etl.incoming import Incoming


def check_formulas(connection: duckdb.DuckDBPyConnection, incoming: Incoming) -> Iterator[Finding]:
    """Find formulas that cannot be understood, need unknown indicators, or go in a circle."""
    if incoming.kind.name != "indicators":
        return
    rows = connection.execute(
        "select line, indicator_id, formula from incoming where formula is not null order by line"
    ).fetchall()
    known = {
        name
        for (name,) in connection.execute("select indicator_id from known_indicators").fetchall()
    }
    parsed = _parsed_formulas(connection)
    circle = circle_in(parsed)
    for line, indicator_id, text in rows:
        header = incoming.header("formula")
        blank = Finding("", "error", incoming.file, line, header, text)
        if indicator_id not in parsed:
            yield replace(blank, code="formula_not_understood")
            continue
        unknown = [i for i in parsed[indicator_id].indicator_ids if i not in known]
        if unknown:
            yield replace(blank, code="formula_unknown", params={"unknown": ", ".join(unknown)})
        if indicator_id in circle:
            yield replace(blank, code="formula_circle", params={"circle": " → ".join(circle)})


def _parsed_formulas(connection: duckdb.DuckDBPyConnection) -> dict[str, Formula]:
    """Return the formulas of the plan as it would be; those that cannot be understood are left out."""
    parsed: dict[str, Formula] = {}
    for indicator_id, text in connection.execute(
        "select indicator_id, formula from known_indicators where formula is not null"
    ).fetchall():
        try:
            parsed[indicator_id] = parse_formula(text)
        except FormulaError:
            continue  # reported on the line where it is delivered
    return parsed
