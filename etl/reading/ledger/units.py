"""Which unit a cost centre is: by what the user has said, its id, its name, or both in one cell."""

import re
from collections.abc import Mapping as AnyMapping

from etl.reading.names import Names

CODE_AND_NAME = re.compile(r"^(\S+?)[\s:,–-]+(.+)$")


def find_unit(code: str, name: str, known: Names, said: AnyMapping[str, str]) -> str | None:
    """Return the id of the unit that a row is of, "" where the user leaves it out, None where unknown.

    A code and a name that are of two different units are of neither.
    """
    both = unit_text(code, name)
    for key in (both, code):
        if key in said:
            return said[key]
    whole, by_name = known.find(code), known.find(name) if name else None
    if whole is not None:
        return whole if by_name in (None, whole) else None
    parts = CODE_AND_NAME.match(code)
    texts = (name, *(parts.groups() if parts else ()))
    found = {unit for text in texts if text and (unit := known.find(text)) is not None}
    return found.pop() if len(found) == 1 else None


def unit_text(code: str, name: str) -> str:
    """Return how a unit is spoken of: its code and its name, where they stand apart."""
    return " ".join(f"{code} {name}".split())
