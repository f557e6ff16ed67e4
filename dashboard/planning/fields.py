"""The fields of a kind's rows, from the contract: labels, and the words and names to choose among."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.words.in_full import in_full
from dashboard.words.names import told_apart
from dashboard.words.translate import Speaker
from etl.contract import Column, Kind

# What a column names, where it names another thing by its id.
NAMED = {
    "target_area_id": "target_areas", "org_unit_id": "organisation", "parent_org_unit_id": "organisation",
    "goal_id": "goals", "parent_goal_id": "goals", "indicator_id": "indicators",
    "cost_indicator_id": "indicators",
}  # fmt: skip
NAME_OF = {
    "target_areas": "name_sv",
    "organisation": "name",
    "goals": "title",
    "indicators": "name",
}
LONG = ("description", "formula")

Value = str | int | float | date | None
PlanRow = Mapping[str, Value]


@dataclass(frozen=True)
class Field:
    """One field of a row. options: what is shown for each value to choose; empty where one writes."""

    column: Column
    label: str
    explanation: str
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The column's name in the contract."""
        return self.column.name

    @property
    def is_long(self) -> bool:
        """Say whether the field holds running text."""
        return self.name in LONG

    def shown(self, value: object, say: Speaker) -> str:
        """Return a value as it is read: the word or the name chosen, a number as people write it."""
        text = in_full(value, say)
        return self.options.get(text, text)

    def chosen(self, shown: str) -> str:
        """Return what a shown word or name stands for; another text as it is."""
        return {name: value for value, name in self.options.items()}.get(shown, shown)


def fields_of(kind: Kind, names: Mapping[str, Mapping[str, str]], say: Speaker) -> list[Field]:
    """Return a kind's fields, in the contract's order; names: those of each kind's rows, by id."""
    return [_field(kind, column, names, say) for column in kind.columns]


def _field(
    kind: Kind, column: Column, names: Mapping[str, Mapping[str, str]], say: Speaker
) -> Field:
    words = column.swedish if say.language == "sv" else column.english
    options: Mapping[str, str] = {
        word: say(f"planfield.{column.name}_{word}") for word in column.allowed
    }
    if column.name in NAMED and kind.key != (column.name,):
        options = told_apart(names.get(NAMED[column.name], {}))
    return Field(column, words.label, words.explanation, options)


def from_contract(column: Column, text: str | None) -> Value:
    """Return a value that stands as text in the contract's form; a text of no such type as it is."""
    if not text:
        return None
    try:
        if column.is_number:
            return float(text) if column.type == "number" else int(float(text))
        return date.fromisoformat(text) if column.type == "date" else text
    except ValueError:
        return text


def same(one: Value, other: Value) -> bool:
    """Say whether two cells hold the same; an absent one is like an empty one."""
    return (one in (None, "") and other in (None, "")) or one == other
