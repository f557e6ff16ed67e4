"""Which sign income and costs are written with: as in a ledger, all positive, or costs negative."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

Signs = Literal["revenue_negative", "all_positive", "cost_negative"]
# Corrections make single rows negative; so large a part of the money with one sign is the rule.
CLEARLY = Decimal("0.9")
RULES: dict[tuple[int, int], Signs] = {
    (1, 1): "all_positive", (-1, 1): "revenue_negative", (1, -1): "cost_negative",
    (0, 1): "all_positive", (1, 0): "all_positive",
    (0, -1): "cost_negative", (-1, 0): "revenue_negative",
}  # fmt: skip


def decide_signs(amounts: Iterable[tuple[str, Decimal]]) -> Signs | None:
    """Return the rule by which amounts, each with its account, are written; None where it is unclear.

    A net cost alone is positive where it costs: a negative one may be either.
    """
    money: dict[str, list[Decimal]] = {"revenue": [], "cost": [], "net_cost": [], "investment": []}
    for account, amount in amounts:
        if amount:
            money[account].append(amount)
    leans = {account: _lean(of) for account, of in money.items()}
    if not any(money.values()):
        return "all_positive"
    if None in (leans["revenue"], leans["cost"]):
        return None
    revenue, cost = leans["revenue"] or 0, leans["cost"] or 0
    if (revenue, cost) == (0, 0):
        others = {leans[name] for name in ("net_cost", "investment") if money[name]}
        return "all_positive" if others == {1} else None
    return RULES.get((revenue, cost))


def _lean(amounts: list[Decimal]) -> int | None:
    """Return the sign that amounts have: 1, -1, 0 where there are none, None where they have both."""
    positive = sum((amount for amount in amounts if amount > 0), Decimal(0))
    negative = -sum((amount for amount in amounts if amount < 0), Decimal(0))
    if not positive + negative:
        return 0
    share = positive / (positive + negative)
    return 1 if share >= CLEARLY else -1 if share <= 1 - CLEARLY else None


def as_contract(account: str, amount: Decimal, signs: str) -> Decimal:
    """Return an amount with the contract's sign: income, costs and net costs are positive."""
    if account == "revenue":
        return -amount if signs == "revenue_negative" else amount
    return -amount if signs == "cost_negative" else amount
