"""Names that must be told apart: those of two things that are called alike are marked."""

from collections import Counter
from collections.abc import Mapping


def told_apart(names: Mapping[str, str], *marks: Mapping[str, str]) -> dict[str, str]:
    """Return names by id; those alike with a mark each, those still alike with the next, at last their id."""
    told = dict(names)
    for mark in (*marks, {one: one for one in names}):
        counted = Counter(told.values())
        told = {
            one: f"{name} ({mark[one]})" if counted[name] > 1 else name
            for one, name in told.items()
        }
    return told
