"""A delivered cell in the reader's words: names for ids, words for the contract's, numbers as they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard.answers import ask
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.words.in_full import number_in_full
from etl.contract import Column, Kind
from etl.delivery_comparison import Cell, Hidden

UNITS = ("org_unit_id", "parent_org_unit_id")
INDICATORS = ("indicator_id", "cost_indicator_id")
GOALS = ("goal_id", "parent_goal_id")


@dataclass(frozen=True)
class Teller:
    """Tells delivered cells in the words of what is published: an id that it does not know stays an id."""

    selection: Selection

    @cached_property
    def indicators(self) -> Mapping[str, str]:
        """Every indicator's name by its id."""
        listed = ask("delivered_indicators", self.selection.snapshot_id)
        return dict(zip(listed["indicator_id"], listed["name"], strict=True))

    @cached_property
    def goals(self) -> Mapping[str, str]:
        """Every goal's title by its id."""
        listed = ask("delivered_goals", self.selection.snapshot_id)
        return dict(zip(listed["goal_id"], listed["title"], strict=True))

    @cached_property
    def units(self) -> Mapping[str, str]:
        """Every unit's name by its id."""
        return unit_names(self.selection.snapshot_id)

    def label(self, column: Column) -> str:
        """Return what a column is called."""
        return (column.swedish if self.selection.language == "sv" else column.english).label

    def heading(self, column: Column) -> str:
        """Return what a column is called where names stand in it, not ids: Enhet, not Enhets-id."""
        words = column.swedish if self.selection.language == "sv" else column.english
        is_named = column.name in (*UNITS, *INDICATORS, *GOALS) and words.other_headers
        return words.other_headers[0] if is_named else words.label

    def text(self, cell: Cell, column: Column) -> str:
        """Return a cell as plain text; of a secret figure only that it is one."""
        say = self.selection.say
        if isinstance(cell, Hidden):
            return say("indicator.secret_short")
        if cell is None or cell == "":
            return ""
        if isinstance(cell, str):
            return self._named(cell, column)
        if isinstance(cell, date):
            return f"{cell:%Y-%m-%d}"
        text = exactly(cell)
        return text.replace(".", ",") if say.language == "sv" else text

    def _named(self, cell: str, column: Column) -> str:
        if column.name in UNITS:
            return self.units.get(cell, cell)
        if column.name in INDICATORS:
            return self.indicators.get(cell, cell)
        if column.name in GOALS:
            return self.goals.get(cell, cell)
        if cell in column.allowed:
            return self.selection.say(f"deliveries.word_{cell}")
        return cell

    def key(self, cells: tuple[Cell, ...], kind: Kind) -> str:
        """Return a row's key as one text: names of what it is about, its period, its breakdown."""
        columns = (kind.column(name) for name in kind.key)
        told = (self.text(cell, column) for cell, column in zip(cells, columns, strict=True))
        return " · ".join(part for part in told if part)


def exactly(number: int | float) -> str:
    """Return a number in full, never rounded: 48.4, 1129, 0.00001."""
    return number_in_full(number).replace("-", "−")
