"""Values in full, never rounded: as they stand in a field, in a table of a file, and in a file."""

from datetime import date
from decimal import Decimal

from dashboard.words.translate import Speaker
from dashboard.words.values import is_empty


def number_in_full(number: int | float) -> str:
    """Return a number whole, with a point: 48.4, 1129, 0.00001."""
    # repr is the shortest text that reads back as the same number.
    return format(Decimal(repr(number)), "f").removesuffix(".0")


def in_full(value: object, say: Speaker) -> str:
    """Return a value whole, a number with the reader's decimal mark; empty where there is none."""
    if is_empty(value):
        return ""
    if isinstance(value, float):
        text = number_in_full(value)
        return text.replace(".", ",") if say.language == "sv" else text
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return str(value)
