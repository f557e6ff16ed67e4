"""Which kind of delivery headers are most like, where they are not enough for any."""

from collections.abc import Sequence

from etl.contract import kinds
from etl.reading.headers import headers_of
from etl.reading.names import plain


def likely_kinds(headers: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds that a file may hold, the likeliest first: by how many headers are theirs."""
    hits = _hits(headers)
    ranked = sorted(hits, key=lambda name: (-hits[name], name != "results"))
    return tuple(name for name in ranked if hits[name])


def likeliest_kind(headers: Sequence[str]) -> str | None:
    """Return the kind that most headers are of; None where several are alike (others' figures apart)."""
    hits = _hits(headers)
    most = [name for name in hits if hits[name] == max(hits.values()) and name != "benchmarks"]
    return most[0] if len(most) == 1 and hits[most[0]] else None


def _hits(headers: Sequence[str]) -> dict[str, int]:
    said = {plain(header) for header in headers if header}
    return {name: len(said & headers_of(name).keys()) for name in kinds()}
