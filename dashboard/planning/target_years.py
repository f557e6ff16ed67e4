"""Targets for the years ahead: an indicator at a unit to a row, a year to a column, last year beside."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from dashboard.planning.draft import Draft, Key, Texts
from dashboard.planning.fields import Field, PlanRow, Value
from dashboard.planning.readings import read_number
from dashboard.words.in_full import in_full
from dashboard.words.translate import Speaker, short_unit
from dashboard.words.values import is_empty

YEARS = 3
BOUNDS = ("target_value", "target_upper")


@dataclass(frozen=True)
class TargetLine:
    """What is set for one indicator at one unit and breakdown: a period for each of the years ahead.

    last: the target of the year before, and its result, in words; start: the baseline of new targets.
    """

    key: Key
    name: str
    unit: str
    is_range: bool
    measure_unit: str
    last_target: str
    last_value: str
    periods: Sequence[str]
    start: Mapping[str, Value] = field(default_factory=dict)

    def target_key(self, period: str) -> Key:
        """Return the key of its target for a period."""
        indicator, unit, _, breakdown = self.key
        return (indicator, unit, period, breakdown)

    @property
    def bounds(self) -> tuple[str, ...]:
        """The columns to fill in for a period: both bounds of a range, else the target."""
        return BOUNDS if self.is_range else BOUNDS[:1]

    @property
    def cells(self) -> list[tuple[str, str]]:
        """The period and the column of each cell to fill in."""
        return [(period, bound) for period in self.periods for bound in self.bounds]


def lines_of(found: pd.DataFrame, breakdowns: Field, say: Speaker) -> list[TargetLine]:
    """Return the lines to fill in; found: as `targets_to_fill` has them."""
    return [_line(row, breakdowns, say) for row in found.to_dict("records")]  # type: ignore[arg-type]


def _line(row: Mapping[str, object], breakdowns: Field, say: Speaker) -> TargetLine:
    period, part = str(row["period"]), str(row["breakdown"])
    unit = str(row["org_unit_name"])
    start = {
        name: None if is_empty(row[name]) else row[name]
        for name in ("baseline_value", "baseline_period")
    }
    return TargetLine(
        (str(row["indicator_id"]), str(row["org_unit_id"]), period, part),
        str(row["indicator_name"]),
        unit if part == "total" else f"{unit}, {breakdowns.shown(part, say).lower()}",
        row["direction"] == "range", short_unit(str(row["measure_unit"])),
        _last_target(row, say), _last_value(row, say),
        [later(period, years) for years in range(YEARS)], start,  # type: ignore[arg-type]
    )  # fmt: skip


def new_lines(
    lines: Sequence[TargetLine], targets: pd.DataFrame, indicators: pd.DataFrame,
    units: Mapping[str, str], breakdowns: Field, year: int, say: Speaker,
) -> list[TargetLine]:  # fmt: skip
    """Return the lines of what has a target for the year and had none the year before.

    targets, indicators: the contract's columns; units: the units' names by id.
    """
    known = {line.key for line in lines}
    by_id = indicators.set_index("indicator_id")
    found = []
    for row in targets[targets["period"].str.startswith(str(year))].to_dict("records"):
        key = tuple(
            str(row[name]) for name in ("indicator_id", "org_unit_id", "period", "breakdown")
        )
        if key in known or row["indicator_id"] not in by_id.index:
            continue
        indicator, unit = by_id.loc[row["indicator_id"]], units.get(key[1], key[1])
        blank = dict.fromkeys(
            ("last_target", "last_upper", "last_value", "last_value_period", "last_period")
        )
        beside = {
            "indicator_name": indicator["name"], "org_unit_name": unit,
            "measure_unit": indicator["measure_unit"], "direction": indicator["direction"],
        }  # fmt: skip
        whole: dict[str, object] = {str(name): value for name, value in row.items()}
        found.append(_line({**whole, **blank, **beside}, breakdowns, say))
    return found


def _last_target(row: Mapping[str, object], say: Speaker) -> str:
    lower, upper = in_full(row["last_target"], say), in_full(row["last_upper"], say)
    return f"{lower}–{upper}" if upper else lower


def _last_value(row: Mapping[str, object], say: Speaker) -> str:
    value, of = in_full(row["last_value"], say), row["last_value_period"]
    if not value:
        return ""
    return value if of == row["last_period"] else f"{value} ({say.short_period(str(of))})"


def later(period: str, years: int) -> str:
    """Return the same period some years later: 2027-T1 after 2026-T1, 2027/28 after 2026/27."""
    start = str(int(period[:4]) + years)
    if "/" in period:
        return f"{start}/{(int(period[-2:]) + years) % 100:02d}"
    return re.sub(r"^\d{4}", start, period)


def texts_of(line: TargetLine, opened: Mapping[Key, PlanRow], say: Speaker) -> Texts:
    """Return what a line's cells hold, by "period|column"."""
    return {
        f"{period}|{bound}": in_full((opened.get(line.target_key(period)) or {}).get(bound), say)
        for period, bound in line.cells
    }


def read_line(
    line: TargetLine, texts: Texts, draft: Draft, say: Speaker
) -> tuple[list[PlanRow], dict[str, list[str]]]:
    """Return the targets of a line that differ from what is known, and what is wrong, by cell."""
    rows: list[PlanRow] = []
    wrong: dict[str, list[str]] = {}
    before = texts_of(line, draft.opened, say)
    for period in line.periods:
        cells = {
            bound: texts[f"{period}|{bound}"].strip()
            for bound in BOUNDS
            if texts.get(f"{period}|{bound}", "").strip() or bound in line.bounds
        }
        if all(text == before.get(f"{period}|{bound}", "") for bound, text in cells.items()):
            continue
        values: dict[str, Value] = {}
        for bound, text in cells.items():
            try:
                values[bound] = read_number(text, say) if text else None
            except ValueError:
                wrong[f"{period}|{bound}"] = [say("plan.not_number", value=text)]
        rows.append(_target(line, period, values, draft))
    return rows, wrong


def _target(line: TargetLine, period: str, values: Mapping[str, Value], draft: Draft) -> PlanRow:
    """Return a target as the contract has it: what it held before, with what has been written."""
    key = line.target_key(period)
    named = dict(zip(draft.kind.key, key, strict=True))
    blank: dict[str, Value] = dict.fromkeys(draft.kind.names)
    return {**(draft.opened.get(key) or {**blank, **line.start}), **named, **values}
