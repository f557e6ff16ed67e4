"""Which columns of a ledger are the unit, the account and the amounts; and what lasts of its headers."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from etl.reading.headers import headers_of
from etl.reading.ledger.amount_headers import understand_amount
from etl.reading.ledger.moments import AmountHeader
from etl.reading.ledger.money import units_told
from etl.reading.mapping import Mapping
from etl.reading.names import plain

# What economy calls the unit that answers for money, before what the contract calls any unit.
COST_CENTRES = (
    "ansvar", "ansvarskod", "ansvarsnr", "ansvarsnummer", "ansvarsenhet", "kostnadsstalle", "kst",
    "kstnr", "kostnadsstallenr", "resultatenhet", "costcentre", "costcenter",
)  # fmt: skip
ACCOUNTS = (
    "konto", "kontonr", "kontonummer", "kontokod", "kontoklass", "kontogrupp", "kontoslag",
    "resultatrad", "intakterkostnader", "intaktkostnad", "kontotext", "kontonamn",
)  # fmt: skip
TEXTS = ("text", "namn", "benamning", "beskrivning", "t", "name")
AMOUNTS = ("budget", "outcome", "forecast")


@dataclass(frozen=True)
class LedgerHeaders:
    """What each column of a ledger is, by its place; None where there is no such column.

    unread: neither amounts nor what they are of; left_out: amounts that are not read (deviations, sums).
    """

    amounts: dict[int, AmountHeader]
    unit: int | None = None
    unit_name: int | None = None
    account: int | None = None
    account_name: int | None = None
    period: int | None = None
    units_found: tuple[int, ...] = ()
    totals: dict[int, AmountHeader] = field(default_factory=dict)
    left_out: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()

    @property
    def has_months(self) -> bool:
        """Say whether any column of amounts is of a month."""
        return any(amount.month for amount in self.amounts.values())

    @property
    def measures(self) -> set[str]:
        """What the amounts are, as far as their own headers say."""
        return {amount.measure for amount in self.amounts.values() if amount.measure}


def understand_headers(headers: Sequence[str], mapping: Mapping) -> LedgerHeaders | None:
    """Return what the columns are; None where they are not those of a ledger at all."""
    said = {plain(header): column for header, column in mapping.columns.items()}
    roles = {place: _role(header, said) for place, header in enumerate(headers)}
    if "indicator_id" in (*roles.values(), *mapping.constants, *mapping.columns.values()):
        return None
    amounts = _without_years_before({
        place: amount
        for place, header in enumerate(headers)
        if (amount := _amount(header, roles[place])) is not None
    })  # fmt: skip
    read = {
        place: amount
        for place, amount in amounts.items()
        if not amount.is_left_out and not amount.is_total
    }
    if not read:
        return None
    unit, units_found = _unit(headers, roles)
    account = _only(roles, "account")
    names = _names(headers, {"unit": unit, "account": account}, amounts)
    taken = {unit, account, *names.values(), _only(roles, "period"), *amounts}
    return LedgerHeaders(
        amounts=read,
        unit=unit,
        unit_name=names.get("unit"),
        account=account,
        account_name=names.get("account"),
        period=_only(roles, "period"),
        units_found=units_found,
        totals={place: a for place, a in amounts.items() if a.is_total},
        left_out=tuple(place for place, a in amounts.items() if a.is_left_out or a.is_total),
        unread=tuple(p for p, header in enumerate(headers) if p not in taken and header.strip()),
    )


def lasting_headers(headers: Sequence[str]) -> list[str]:
    """Return what headers have in common with those of the next month's file.

    The columns of amounts stand there once each, without their months and years; other files' headers
    are as they are.
    """
    if not is_money(headers, (), Mapping()):
        return list(headers)
    kept = []
    for header in headers:
        amount = understand_amount(header)
        if amount is None or not (amount.month or amount.year):
            kept.append(header)
        else:
            kept.append(f"{amount.measure} {amount.span} {amount.unit}")
    return list(dict.fromkeys(kept))


def is_money(headers: Sequence[str], texts: Sequence[str], mapping: Mapping) -> bool:
    """Say whether headers, with the texts around them, are surely those of a ledger.

    Columns by month alone may hold any results: a word of money is asked for too.
    """
    found = understand_headers(headers, mapping)
    if found is None or (found.unit is None and found.account is None):
        return False
    is_told = bool(
        found.measures & {"budget", "outcome"} or mapping.kind == "budget" or units_told(texts)
    )
    is_of_money = found.account is not None or found.measures >= {"budget", "outcome"}
    if found.has_months:
        return is_of_money or is_told or _is_cost_centre(headers, found)
    return bool(found.measures) and is_of_money


def _is_cost_centre(headers: Sequence[str], found: LedgerHeaders) -> bool:
    return found.unit is not None and plain(headers[found.unit]) in COST_CENTRES


def _role(header: str, said: dict[str, str]) -> str | None:
    """Return what a column is by its name: unit, cost_centre, account, period, or a column said."""
    name = plain(header)
    column = said.get(name, headers_of("budget").get(name))
    if name in said:
        known = {"org_unit_id": "cost_centre", "account": "account", "period": "period"}
        return known.get(column or "", column if column in AMOUNTS else "left_out")
    if name in COST_CENTRES:
        return "cost_centre"
    if name in ACCOUNTS:
        return "account"
    if column is not None:
        return {"org_unit_id": "unit", "account": "account", "period": "period"}.get(column)
    return "indicator_id" if headers_of("results").get(name) == "indicator_id" else None


def _amount(header: str, role: str | None) -> AmountHeader | None:
    if role in AMOUNTS:
        known = understand_amount(header) or AmountHeader()
        return AmountHeader(
            role, known.month, known.year, known.span, known.unit, known.first_month  # type: ignore[arg-type]
        )  # fmt: skip
    return None if role is not None else understand_amount(header)


def _without_years_before(amounts: dict[int, AmountHeader]) -> dict[int, AmountHeader]:
    """Leave out the outcome of a whole year (Utfall 2025) where it stands beside this year's to compare."""
    outcomes = [a for a in amounts.values() if a.measure == "outcome" and not a.is_total]
    if all(amount.span == "year" for amount in outcomes):
        return amounts
    return {
        place: replace(amount, is_left_out=True)
        if amount.measure == "outcome" and amount.span == "year"
        else amount
        for place, amount in amounts.items()
    }


def _unit(
    headers: Sequence[str], roles: dict[int, str | None]
) -> tuple[int | None, tuple[int, ...]]:
    """Return the unit's column, and all that may be it: none is chosen among several alike."""
    for role in ("cost_centre", "unit"):
        found = tuple(place for place in range(len(headers)) if roles[place] == role)
        if found:
            return (found[0] if len(found) == 1 else None), found
    return None, ()


def _only(roles: dict[int, str | None], role: str) -> int | None:
    found = [place for place, one in roles.items() if one == role]
    return found[0] if found else None


def _names(
    headers: Sequence[str], of: dict[str, int | None], amounts: dict[int, AmountHeader]
) -> dict[str, int]:
    """Return the columns that hold the names of units and accounts: Ansvar (T), Kontotext, or no header."""
    found: dict[str, int] = {}
    for what, place in of.items():
        if place is None:
            continue
        own = plain(headers[place])
        for other, header in enumerate(headers):
            is_named = plain(header).startswith(own) and plain(header)[len(own) :] in TEXTS
            is_beside = other == place + 1 and plain(header) in ("", *TEXTS)
            if other not in (place, *of.values(), *found.values(), *amounts) and (
                is_named or is_beside
            ):
                found.setdefault(what, other)
    return found
