"""Values in full, never rounded: as they stand in a field, in a table of a file, and in a file."""

from datetime import date

from dashboard.words.translate import Speaker
from dashboard.words.values import is_empty
from etl.exporting.files import number_in_full

__all__ = ["in_full", "number_in_full"]


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
