"""One row saved from a page of work: a delivery like any other, through the same checks."""

from collections.abc import Mapping

from dashboard.answers import store
from etl.pipeline import Outcome
from etl.planning.edits import save_rows


def save(kind: str, row: Mapping[str, object], opened_at: int, by: str, note: str) -> Outcome:
    """Deliver one row of a kind. row: by the contract's columns; what is not in it stays as it is known.

    opened_at: the newest delivery known when the row was shown; what others have made of it since is a
    finding of the outcome (changed_meanwhile), and nothing is saved. Raises MalkollError where the home
    is busy, full or read-only.
    """
    return save_rows(store().home, None, kind, [row], opened_at=opened_at, by=by, note=note)
