"""Periods of one kind: the one before, and the last few."""

from collections.abc import Sequence

from etl.periods import parse_period


def same_kind_until(period: str, periods: Sequence[str]) -> list[str]:
    """Return the periods of a period's kind that end no later than it, the newest first."""
    own = parse_period(period)
    known = sorted((parse_period(one) for one in periods), reverse=True)
    return [one.text for one in known if one.kind == own.kind and one.end_date <= own.end_date]


def period_before(period: str, periods: Sequence[str]) -> str:
    """Return the period before of the same kind; where there is none, the newest of the others.

    periods: at least one other, the newest first.
    """
    before = [one for one in same_kind_until(period, periods) if one != period]
    return (before or [one for one in periods if one != period])[0]
