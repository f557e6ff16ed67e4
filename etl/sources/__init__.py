"""Sources: each turns what it is given into one tidy table in the contract's columns."""

from etl.reading.mapping import Mapping
from etl.sources.extracted import Extract
from etl.sources.files import extract

__all__ = ["Extract", "Mapping", "extract"]
