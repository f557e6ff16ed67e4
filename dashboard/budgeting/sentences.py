"""The budget in sentences: where the unit is heading, how it stands, and what must be known of the table."""

from collections.abc import Iterator
from math import isclose

import pandas as pd

from dashboard.budgeting.asked import Asked, month_of
from dashboard.words.amounts import amount_texts, signed_pct
from dashboard.words.translate import Speaker
from dashboard.words.values import is_empty

ORE = 0.005
DECEMBER = 12
MILLION, THOUSAND = 1_000_000, 1_000


def headline(asked: Asked) -> str:
    """Say the answer: where the unit is heading this year, else how it stands so far."""
    say, row = asked.say, asked.chosen
    if row is None or (is_empty(row["deviation"]) and is_empty(row["forecast_deviation"])):
        return say("budget.headline_nothing", unit=asked.unit_name, year=asked.year)
    when, measure = _told_by(row)
    deviation = float(row[measure])
    amount = _told(deviation, say)
    way = _way(asked.account, deviation)
    return say(f"budget.headline_{when}_{way}", unit=asked.unit_name, amount=amount,
               year=asked.year, month=month_of(row["end_date"], say))  # fmt: skip


def _told_by(row: pd.Series) -> tuple[str, str]:
    """Return what answers: the whole year's outcome, else the forecast, else the outcome so far."""
    is_over = pd.Timestamp(row["end_date"]).month == DECEMBER
    if is_over and not is_empty(row["deviation"]):
        return "whole", "deviation"
    if not is_empty(row["forecast_deviation"]):
        return "ahead", "forecast_deviation"
    return "so_far", "deviation"


def _way(account: str, deviation: float) -> str:
    """Return which way a deviation goes: a surplus or deficit, or of a single account more or less."""
    if deviation == 0:
        return "none"
    if account == "net_cost":
        return "surplus" if deviation > 0 else "deficit"
    is_more = (deviation > 0) == (account == "revenue")
    return f"{account}_{'more' if is_more else 'less'}"


def _told(amount: float, say: Speaker) -> str:
    """Return how large an amount is, in the unit in which a listener takes it in: 4,2 mnkr, 150 tkr."""
    size = abs(amount)
    if size >= MILLION:
        return say("organisation.million", value=say.number(size / MILLION, 1))
    if size >= THOUSAND:
        return say("organisation.thousand", value=say.number(size / THOUSAND, 0))
    return say("organisation.krona", value=say.number(size, 0 if size == round(size) else 2))


def lead(asked: Asked) -> str:
    """Say how the unit stands so far: budget, outcome and deviation; nothing where that is not known."""
    say, row = asked.say, asked.chosen
    if row is None or is_empty(row["deviation"]):
        return ""
    figures = [round(float(row[key]), 2) for key in ("budget", "outcome", "deviation")]
    planned, outcome, far = amount_texts([*figures[:2], abs(figures[2])], say)
    sign = "+" if figures[2] > 0 else "−" if figures[2] < 0 else ""
    share = signed_pct(row["deviation_pct"], asked.say)
    return say("budget.lead", month=month_of(row["end_date"], say), budget=planned,
               outcome=outcome, deviation=sign + far, share=f" ({share})" if share else "")  # fmt: skip


def farthest(asked: Asked) -> str:
    """Say which unit below has, or is heading for, the largest deficit, and which the largest surplus."""
    # Of the other accounts more or less is no surplus or deficit of the unit.
    if asked.chosen is None or asked.account != "net_cost":
        return ""
    when, measure = _told_by(asked.chosen)
    known = asked.below.dropna(subset=[measure])
    if len(known) < 2:
        return ""
    texts = []
    for name, sign in (("worst", -1), ("best", 1)):
        of_sign = known[known[measure] * sign > 0]
        if of_sign.empty:
            continue
        row = of_sign.sort_values(measure, ascending=sign < 0).iloc[0]
        amount = _told(float(row[measure]), asked.say)
        texts.append(asked.say(f"budget.{name}_{when}", unit=row["name"], amount=amount))
    return " ".join(texts)


def notes(asked: Asked) -> list[str]:
    """Return what must be known of the table, a sentence each."""
    return [*_disagreeing(asked), *_unlike_sum(asked), *_of_days(asked), *_without(asked)]


def _disagreeing(asked: Asked) -> Iterator[str]:
    """Say which figures are not the sum of those below, or a net cost not its cost less revenue."""
    say = asked.say
    for _, row in asked.mismatches.iterrows():
        measure = "full_year_budget" if row["is_full_year"] else row["measure"]
        own, other, far = amount_texts(
            [float(row["amount"]), float(row["other_amount"]), abs(float(row["difference"]))], say
        )
        yield say(f"budget.not_{row['held_against']}", unit=row["name"], amount=own, other=other,
                  measure=say(f"budget.{measure}").lower(), difference=far)  # fmt: skip


def _unlike_sum(asked: Asked) -> Iterator[str]:
    """Say where rows at a level chosen do not add up to the chosen unit, which nothing else tells."""
    row = asked.chosen
    if row is None or not asked.selection.level or asked.below.empty:
        return
    for measure in ("budget", "outcome", "forecast"):
        parts = asked.below[measure]
        if is_empty(row[measure]) or parts.isna().any():
            continue
        total, own = round(float(parts.sum()), 2), float(row[measure])
        if not isclose(total, own, abs_tol=ORE):
            own_text, other, far = amount_texts([own, total, abs(own - total)], asked.say)
            yield asked.say("budget.not_rows", measure=asked.say(f"budget.{measure}").lower(),
                            amount=own_text, other=other, difference=far)  # fmt: skip


def _of_days(asked: Asked) -> Iterator[str]:
    """Say where the forecasts are of another month, and that some units have later outcomes."""
    say, day, ahead = asked.say, asked.date, asked.forecast_date
    if day is None:
        return
    if ahead is not None and ahead != day:
        yield say("budget.forecast_of", month=month_of(ahead, say))
    later = asked.below[pd.to_datetime(asked.below["newest_outcome"]) > day]
    if len(later):
        newest = month_of(pd.Timestamp(later["newest_outcome"].max()), say)
        is_whole = asked.below["outcome"].notna().all()
        key = "budget.later" if is_whole else "budget.later_than_some"
        yield say(key, count=len(later), total=len(asked.below), newest=newest,
                  month=month_of(day, say))  # fmt: skip


def _without(asked: Asked) -> Iterator[str]:
    """Say which units below have no outcome at the day of the others."""
    if asked.date is None or asked.below["outcome"].notna().sum() == 0:
        return
    lacking = asked.below[asked.below["outcome"].isna()]
    if len(lacking):
        yield asked.say("budget.lacking", units=", ".join(lacking["name"]),
                        month=month_of(asked.date, asked.say))  # fmt: skip
