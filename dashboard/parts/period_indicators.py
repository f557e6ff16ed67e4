"""Indicators at two periods side by side: those that have changed, the largest change first."""

from collections.abc import Iterator
from html import escape
from math import isclose
from typing import Any

import pandas as pd

from dashboard.parts.components import folded
from dashboard.parts.period_goals import NOW, THEN, Compared
from dashboard.parts.stacked_table import stacked_table
from dashboard.parts.value_cells import (
    absence,
    difference_text,
    is_absent,
    remarks,
    telling_decimals,
    value_cell,
)
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import Speaker, short_unit
from dashboard.words.values import Row, is_empty

# What needs an answer stands first, and open.
TURNS = ("worse", "better", "other")
SIDED = (
    "value",
    "value_period",
    "value_status",
    "target_value",
    "target_upper",
    "status",
    "reason",
)


def changed_indicators(found: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose value or light differs, with turn and size, the largest change first.

    found: as in `questions/compare_indicators.sql`. turn: better, worse, or other where neither can
    be said. size: the change as a share of the larger value, null where there is no change to reckon.
    """
    differs = [_differs(row) for _, row in found.iterrows()]
    rows = found[pd.Series(differs, index=found.index, dtype=bool)]
    is_better = rows["is_better"].astype("boolean")
    turn = (
        is_better.map({True: "better", False: "worse"})
        .astype(object)
        .where(is_better.notna(), "other")
    )
    largest = rows[["value", "value_other"]].astype(float).abs().max(axis=1)
    size = rows["change"].astype(float).abs() / largest.where(largest > 0)
    return rows.assign(turn=turn, size=size).sort_values("size", ascending=False, kind="stable")


def _differs(row: Row) -> bool:
    if row["status"] != row["status_other"] or is_empty(row["value"]) != is_empty(
        row["value_other"]
    ):
        return True
    return not is_empty(row["value"]) and not isclose(
        float(row["value"]), float(row["value_other"]), rel_tol=1e-9)  # fmt: skip


def side(row: Row, ending: str) -> dict[str, Any]:
    """Return a row as it was at one of the periods, for what makes words and cells of one light."""
    return {**row, **{key: row[f"{key}{ending}"] for key in SIDED}}


def indicators_part(changed: pd.DataFrame, compared: Compared, selection: Selection) -> str:
    """Return the changed indicators as HTML: a fold and a table for each turn."""
    say = selection.say
    parts = [(turn, changed[changed["turn"] == turn]) for turn in TURNS]
    return "".join(
        folded(
            f"{say(f'periods.turned_{turn}')} ({len(rows)})",
            _table(rows, say(f"periods.turned_{turn}"), compared, selection),
            is_open=turn == "worse" or len(changed) == len(rows),
        )
        for turn, rows in parts if len(rows)
    )  # fmt: skip


def _table(rows: pd.DataFrame, caption: str, compared: Compared, selection: Selection) -> str:
    say = selection.say
    headers = [say("choose.indicator"), say.period(compared.then), say.period(compared.now),
               say("periods.difference")]  # fmt: skip
    cells = [_cells(row, compared, selection) for _, row in rows.iterrows()]
    return stacked_table(headers, [("", cells)], caption)


def _cells(row: pd.Series, compared: Compared, selection: Selection) -> list[str]:
    named = way("indicator", str(row["name"]), selection, indicator=str(row["indicator_id"]),
                at=str(row["org_unit_id"]))  # fmt: skip
    if row["org_unit_id"] != selection.unit_or_top:
        named += f' <span class="mk-small">{escape(str(row["unit"]))}</span>'
    decimals = _decimals(row)
    sides = [
        value_cell(side(row, ending), period, selection, decimals)
        for ending, period in compared.sides
    ]
    return [named, *sides, escape(difference(row, selection.say))]


def _decimals(row: Row) -> int | None:
    """Return the decimals that both values are shown with; None where there are not two."""
    if is_empty(row["value"]) or is_empty(row["value_other"]):
        return None
    change = float(row["value"]) - float(row["value_other"])
    return telling_decimals(side(row, NOW), side(row, THEN), change)


def difference(row: Row, say: Speaker) -> str:
    """Say what the difference is, or why none is reckoned."""
    decimals = _decimals(row)
    if decimals is None:
        return say(f"periods.has_{'lost' if is_empty(row['value']) else 'gained'}")
    if is_empty(row["change"]):
        return say("periods.year_to_date")
    if isclose(float(row["value"]), float(row["value_other"]), rel_tol=1e-9):
        return say("periods.light_changed")
    text = difference_text(float(row["change"]), decimals, str(row["measure_unit"]), say)
    is_comparable = is_empty(row["is_of_as_many_units"]) or bool(row["is_of_as_many_units"])
    return text if is_comparable else f"{text}, {say('periods.other_units')}"


def indicators_frame(changed: pd.DataFrame, compared: Compared, say: Speaker) -> pd.DataFrame:
    """Return the changed indicators as rows for a file, their columns named in the reader's language."""
    ordered = pd.concat([changed[changed["turn"] == turn] for turn in TURNS])
    return pd.DataFrame([dict(_fields(row, compared, say)) for _, row in ordered.iterrows()])


def _fields(row: Row, compared: Compared, say: Speaker) -> Iterator[tuple[str, object]]:
    yield say("cross.indicator_id"), row["indicator_id"]
    yield say("cross.indicator_name"), row["name"]
    yield say("cross.unit_id"), row["org_unit_id"]
    yield say("cross.unit_name"), row["unit"]
    yield say("indicator.measure_unit"), short_unit(str(row["measure_unit"]))
    for ending, period in compared.sides:
        at, one = say.period(period), side(row, ending)
        is_none = is_absent(one)
        yield f"{say('chart.value_column')}, {at}", None if is_none else float(one["value"])
        yield f"{say('indicator.period_column')}, {at}", None if is_none else one["value_period"]
        remark = (
            absence(one, say) if is_none else ", ".join(remarks(one, str(one["value_period"]), say))
        )
        yield f"{say('cross.remark')}, {at}", remark or None
        yield f"{say('indicator.status_column')}, {at}", say(f"light.{one['status']}")
    change = None if is_empty(row["change"]) else float(row["change"])
    yield say("periods.difference"), change
    word = "" if row["turn"] == "other" else say(f"periods.is_{row['turn']}")
    yield say("periods.change"), word or difference(row, say)
