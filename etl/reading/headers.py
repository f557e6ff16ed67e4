"""Which column of the contract each header of a file is, and so what kind of delivery the file holds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from etl.contract import Kind, kinds
from etl.findings import Finding
from etl.plan import Plan
from etl.reading.mapping import Mapping
from etl.reading.names import Names, plain
from etl.reading.periods import understand_period
from etl.reading.words import meaning

LIKE_PERIOD = re.compile(r"(19|20)\d\d|\b[hv]t ?\d\d", re.IGNORECASE)
YEAR_HEADERS = ("ar", "year")
PART_HEADERS = {"manad": "M", "month": "M", "tertial": "T", "kvartal": "Q", "quarter": "Q"}
# What stands beside in a template is for people: such a header, or a sheet so named, says so itself.
NOT_READ = ("(läses inte)", "(not read)")
WIDE_VALUE = {"results": "value", "targets": "target_value", "benchmarks": "value"}


@dataclass(frozen=True)
class Matched:
    """How the columns of one file stand for a kind's: by position in the file."""

    kind: Kind
    columns: dict[str, int]
    year_part: tuple[int, int, str] | None = None
    wide_by: str | None = None
    wide: dict[int, str] = field(default_factory=dict)
    unread: tuple[int, ...] = ()
    also: frozenset[str] = frozenset()
    """Columns of the contract that are known otherwise than by a column of their own: a ledger's."""
    findings: tuple[Finding, ...] = ()

    @property
    def covered(self) -> set[str]:
        """The contract's columns that the file fills, one way or another."""
        found = {*self.columns, *self.also}
        if self.year_part:
            found.add("period")
        if self.wide_by:
            found |= {self.wide_by, WIDE_VALUE[self.kind.name]}
        return found


@cache
def headers_of(kind_name: str) -> dict[str, str]:
    """Return what a kind's columns may be called, plainly, and which column each is."""
    kind = kinds()[kind_name]
    return {plain(header): c.name for c in reversed(kind.columns) for header in c.headers}


@cache
def _all_headers() -> frozenset[str]:
    return frozenset(header for name in kinds() for header in headers_of(name))


def is_known_header(text: str) -> bool:
    """Say whether any kind of delivery has a column that may be called this."""
    return plain(text) in _all_headers()


def is_for_people_alone(name: str) -> bool:
    """Say whether a column or a sheet says itself that it is not read."""
    return name.strip().casefold().endswith(NOT_READ)


def match_headers(
    headers: Sequence[str], plan: Plan, mapping: Mapping, kind_name: str | None
) -> Matched | None:
    """Return the best match of a file's headers; None where they fit no kind, or several alike."""
    wanted = kind_name or mapping.kind
    candidates = [wanted] if wanted else list(kinds())
    matches = [_match(kinds()[name], headers, plan, mapping) for name in candidates]
    if wanted:
        return matches[0]
    whole = [m for m in matches if not missing_columns(m, mapping)]
    if not whole:
        return None
    ranked = sorted(whole, key=_rank, reverse=True)
    if len(ranked) > 1 and _rank(ranked[0]) == _rank(ranked[1]):
        return None
    return ranked[0]


def _rank(match: Matched) -> tuple[int, int]:
    """The more columns filled the better; a file with both results and targets is results."""
    return (len(match.covered) + len(match.wide), int(match.kind.name == "results"))


def missing_columns(match: Matched, mapping: Mapping) -> list[str]:
    """Return the columns that the kind must have and the file lacks."""
    twice = {str(f.params["name"]) for f in match.findings if f.code == "header_twice"}
    have = match.covered | set(mapping.constants) | twice
    missing = [c.name for c in match.kind.columns if c.is_required and c.name not in have]
    # A value may be empty, but without a column for it (a misspelt header) all would be.
    lacks_value = "value" in match.kind.names and not {"value", "value_status"} & have
    return [*missing, "value"] if lacks_value else missing


def _match(kind: Kind, headers: Sequence[str], plan: Plan, mapping: Mapping) -> Matched:
    named = {plain(h): column for h, column in mapping.columns.items()}
    known = headers_of(kind.name)
    places: dict[str, list[int]] = {}
    left_out: set[int] = set()
    for place, header in enumerate(headers):
        column = named.get(plain(header), known.get(plain(header)))
        if named.get(plain(header), "" if is_for_people_alone(header) else None) == "":
            left_out.add(place)
        elif column in kind.names:
            places.setdefault(str(column), []).append(place)
    year_part = _year_and_part(headers, places.get("period", []))
    if year_part:
        del places["period"]
    twice = [c for c, found in places.items() if len(found) > 1]
    columns = {c: found[0] for c, found in places.items() if len(found) == 1}
    taken = {p for found in places.values() for p in found} | set(
        year_part[:2] if year_part else ()
    )
    free = [p for p in range(len(headers)) if p not in taken | left_out and headers[p].strip()]
    have = {*columns, *mapping.constants, *(["period"] if year_part else [])}
    wide_by, wide = _wide(kind, headers, free, have, plan, mapping)
    unread = tuple(p for p in free if p not in wide)
    unclear = [headers[p] for p in unread if wide_by == "period" and LIKE_PERIOD.search(headers[p])]
    return Matched(
        kind=kind,
        columns=columns,
        year_part=year_part,
        wide_by=wide_by,
        wide=wide,
        unread=tuple(p for p in unread if headers[p] not in unclear),
        findings=(
            *(_twice(headers, places[c], c) for c in twice),
            *(Finding("period_header_unclear", column=h, value=h) for h in unclear),
        ),
    )


def _twice(headers: Sequence[str], places: Sequence[int], column: str) -> Finding:
    both = ", ".join(headers[p] for p in places)
    return Finding("header_twice", value=both, params={"name": column})


def _year_and_part(headers: Sequence[str], places: Sequence[int]) -> tuple[int, int, str] | None:
    """Return the places of a year column and of a month, tertial or quarter column beside it."""
    if len(places) != 2:
        return None
    for year, part in (tuple(places), tuple(reversed(places))):
        letter = PART_HEADERS.get(plain(headers[part]))
        if plain(headers[year]) in YEAR_HEADERS and letter:
            return year, part, letter
    return None


def _wide(
    kind: Kind,
    headers: Sequence[str],
    free: Sequence[int],
    matched: set[str],
    plan: Plan,
    mapping: Mapping,
) -> tuple[str | None, dict[int, str]]:
    """Return what the remaining columns are one each of: periods, indicators or breakdowns."""
    if kind.name not in WIDE_VALUE or WIDE_VALUE[kind.name] in matched:
        return None, {}
    ways: tuple[tuple[str, Callable[[str], str | None]], ...] = (
        ("period", lambda header: _as_period(header, mapping)),
        ("indicator_id", lambda header: _as_indicator(header, plan, mapping)),
        ("breakdown", lambda header: _as_breakdown(kind, header)),
    )
    for column, understand in ways:
        if column not in matched:
            wide = {p: found for p in free if (found := understand(headers[p])) is not None}
            if wide:
                return column, wide
    return None, {}


def _as_period(header: str, mapping: Mapping) -> str | None:
    is_said = header.strip() in mapping.values.get("period", {})
    return header if is_said or understand_period(header) is not None else None


def _as_indicator(header: str, plan: Plan, mapping: Mapping) -> str | None:
    said = mapping.values.get("indicator_id", {})
    return said.get(header.strip()) or Names(plan.indicator_names).find(header)


def _as_breakdown(kind: Kind, header: str) -> str | None:
    column = kind.column("breakdown")
    word = meaning(column, header)
    return word if word in column.allowed else None
