"""Under which licence a home gives its figures away."""

from pathlib import Path

from etl.exporting.about import LICENCES
from etl.settings import load_settings


def licence_of(home: Path) -> tuple[str, str] | None:
    """Return the licence's name and, where it is a known one, its address; None where none is chosen."""
    name = load_settings(home).licence
    return LICENCES.get(name, (name, "")) if name else None
