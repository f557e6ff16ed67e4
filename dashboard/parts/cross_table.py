"""Indicators, units and periods crossed: two of them as rows and columns, a table for each of the third."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, cast

import pandas as pd

from dashboard.drawing.sparks import spark, spark_sentence
from dashboard.parts.components import scrolled, section
from dashboard.parts.stacked_table import stacked_table
from dashboard.parts.value_cells import absence, is_absent, value_cell
from dashboard.selection import Selection
from dashboard.words.translate import Speaker, capital, short_unit
from dashboard.words.values import Row, is_empty
from etl.periods import parse_period

# What can be crossed, by its column in the answer.
AXES = {"indicator": "indicator_id", "unit": "org_unit_id", "period": "period"}
CELLS_AT_MOST = 400
# What is asked for at most: many of what is chosen may have nothing, so more than is shown.
ASKED_AT_MOST = 20_000
# So many columns are as wide in each table, and stand beneath each other.
EVEN_AT_MOST = 7

Key = tuple[str, str]


@dataclass(frozen=True)
class Crossing:
    """What is crossed and how it lies: the chosen ids with their names, by axis and in order."""

    rows: str
    columns: str
    names: Mapping[str, Mapping[str, str]]

    @property
    def heading(self) -> str:
        """The axis that has a table for each."""
        return next(axis for axis in AXES if axis not in (self.rows, self.columns))


@dataclass(frozen=True)
class Laid:
    """One table as it is laid: what it is of, its rows and columns, and the answer's rows by both."""

    of: str
    rows: Sequence[str]
    columns: Sequence[str]
    cells: Mapping[Key, Row]


def lay(found: pd.DataFrame, crossing: Crossing) -> list[Laid]:
    """Return the tables that have anything, without rows that have nothing.

    found: as in `questions/cross.sql`. Columns that have nothing in a table are left out too, but
    for periods: there a hole tells something.
    """
    tables = []
    for of, within in found.groupby(AXES[crossing.heading], sort=False):
        keys = zip(within[AXES[crossing.rows]], within[AXES[crossing.columns]], strict=True)
        cells = cast(Mapping[Key, Row], dict(zip(keys, within.to_dict("records"), strict=True)))
        rows, columns = ({key[at] for key in cells} for at in (0, 1))
        named = crossing.names[crossing.columns]
        kept = [c for c in named if c in columns or crossing.columns == "period"]
        tables.append(
            Laid(str(of), [r for r in crossing.names[crossing.rows] if r in rows], kept, cells)
        )
    order = list(crossing.names[crossing.heading])
    return sorted(tables, key=lambda laid: order.index(laid.of))


def within_reach(crossing: Crossing, at_most: int = ASKED_AT_MOST) -> Crossing:
    """Return a crossing that asks for no more than so many cells: the last tables are left out first."""
    kept, room = dict(crossing.names), at_most
    for axis in (crossing.columns, crossing.rows, crossing.heading):
        kept[axis] = dict(list(crossing.names[axis].items())[: max(room, 1)])
        room //= max(len(kept[axis]), 1)
    return Crossing(crossing.rows, crossing.columns, kept)


def cell_count(tables: Sequence[Laid]) -> int:
    """Return how many cells tables have."""
    return sum(len(laid.rows) * len(laid.columns) for laid in tables)


def cut(tables: Sequence[Laid], at_most: int = CELLS_AT_MOST) -> list[Laid]:
    """Return as many tables, and of the last as many whole rows, as there is room for."""
    kept, left = [], at_most
    for laid in tables:
        rows = laid.rows[: left // len(laid.columns)]
        if not rows:
            break
        kept.append(Laid(laid.of, rows, laid.columns, laid.cells))
        left -= len(rows) * len(laid.columns)
    return kept


def crossed_table(laid: Laid, crossing: Crossing, selection: Selection) -> str:
    """Return one table as HTML, under its name; beside periods a small picture of each row."""
    say, names = selection.say, crossing.names
    name = names[crossing.heading][laid.of]
    headers = [
        say(f"cross.by_{crossing.rows}"),
        *(names[crossing.columns][c] for c in laid.columns),
    ]
    rows = [
        [escape(names[crossing.rows][row]), *(_cell(laid.cells.get((row, column)), selection)
                                              for column in laid.columns)]
        for row in laid.rows
    ]  # fmt: skip
    if crossing.columns == "period" and len(laid.columns) > 1:
        headers.insert(1, say("cross.picture"))
        for row, one in zip(rows, laid.rows, strict=True):
            row.insert(1, _picture(one, laid, say))
    caption = say("cross.caption", what=name)
    shown = scrolled(caption, stacked_table(headers, [("", rows)], caption, numeric=True))
    return section(name, shown, "mk-cross mk-even" if len(headers) <= EVEN_AT_MOST else "mk-cross")


def _cell(row: "Row | None", selection: Selection) -> str:
    if row is None:
        return f'<span class="mk-hidden">{escape(selection.say("cross.not_measured"))}</span>'
    return value_cell(row, str(row["period"]), selection)


def _picture(row: str, laid: Laid, say: Speaker) -> str:
    """Return a row's values over time as a small picture; nothing where there are not two."""
    cells: list[dict[str, Any]] = [
        {**cell, **_own_time(str(cell["value_period"]))}
        for column in laid.columns
        if (cell := laid.cells.get((row, column))) is not None and not is_absent(cell)
    ]
    if not cells:
        return ""
    # A value that stands for several periods is one point, at its own.
    points = pd.DataFrame(cells).drop_duplicates("period")
    if len(points) < 2:
        return ""
    aims = [float(cells[-1][key]) for key in ("target_value", "target_upper")
            if not is_empty(cells[-1][key])]  # fmt: skip
    sentence = escape(capital(spark_sentence(points, cells[-1], say)))
    return (
        f'<img src="{spark(points, aims, size=(96, 30))}" width="96" height="30" alt="{sentence}">'
    )


def _own_time(value_period: str) -> dict[str, Any]:
    own = parse_period(value_period)
    return {"period": own.text, "start_date": own.start_date, "end_date": own.end_date}


def crossed_frame(tables: Sequence[Laid], crossing: Crossing, say: Speaker) -> pd.DataFrame:
    """Return the shown cells as rows for a file: one per indicator, unit and period.

    Its headers are those that a delivery of results may have: such a file can be read in again.
    """
    cells = (
        laid.cells[(row, column)]
        for laid in tables for row in laid.rows for column in laid.columns
        if (row, column) in laid.cells
    )  # fmt: skip
    return pd.DataFrame([dict(_fields(cell, crossing, say)) for cell in cells])


def _fields(cell: Row, crossing: Crossing, say: Speaker) -> Iterator[tuple[str, object]]:
    is_none = is_absent(cell)
    yield say("cross.indicator_id"), cell["indicator_id"]
    yield say("cross.indicator_name"), crossing.names["indicator"][str(cell["indicator_id"])]
    yield say("cross.unit_id"), cell["org_unit_id"]
    yield say("cross.unit_name"), crossing.names["unit"][str(cell["org_unit_id"])]
    yield say("cross.seen_at"), say.period(str(cell["period"]))
    yield say("indicator.period_column"), cell["value_period"]
    yield say("chart.value_column"), None if is_none else float(cell["value"])
    yield say("indicator.measure_unit"), short_unit(str(cell["measure_unit"]))
    yield say("indicator.status_column"), say(f"light.{cell['status']}")
    yield say("cross.remark"), _remark(cell, say)


def _remark(cell: Row, say: Speaker) -> str | None:
    if is_absent(cell):
        return absence(cell, say)
    is_preliminary = cell["value_status"] == "preliminary"
    return say("indicator.preliminary_short") if is_preliminary else None
