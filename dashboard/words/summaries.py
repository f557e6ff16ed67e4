"""Summaries: how the goals stand, why a goal has its light, and a unit's money, in sentences."""

import pandas as pd

from dashboard.words.amounts import amount_texts
from dashboard.words.translate import THIN, Speaker, capital, lower_period
from dashboard.words.values import Row, decimals_apart, is_empty


def overview_headline(goals: pd.DataFrame, say: Speaker) -> str:
    """Say how many of the goals are met, and how many have turned since the period before."""
    met, total = int((goals["status"] == "met").sum()), len(goals)
    return f"{_met_of(met, total, say)} {_turned(goals, say)}".strip()


def _met_of(met: int, total: int, say: Speaker) -> str:
    if total == 1:
        return say(f"overview.headline_single_{'met' if met else 'not'}")
    if met == total:
        return say("overview.headline_all", total=say.count(total))
    form = {0: "none", 1: "one"}.get(met, "many")
    return say(f"overview.headline_met_{form}", Met=capital(say.count(met)), total=say.count(total))


def _turned(goals: pd.DataFrame, say: Speaker) -> str:
    known = goals.dropna(subset=["previous_period"])
    if known.empty:
        return ""
    period = lower_period(str(known["previous_period"].iloc[0]), say)
    better, worse = (int((changes(goals) == sign).sum()) for sign in (1, -1))
    if not better and not worse:
        is_same = bool((known["previous_status"] == known["status"]).all())
        return say("overview.headline_same", period=period) if is_same else ""
    parts = []
    if better:
        parts.append(say("overview.headline_better", Better=capital(say.count(better))))
    if worse:
        count = say.count(worse) if better else capital(say.count(worse))
        parts.append(say("overview.headline_worse", worse=count))
    return f"{', '.join(parts)} {say('overview.headline_since', period=period)}."


def changes(goals: pd.DataFrame) -> pd.Series:
    """Return +1 where a goal's light turned for the better since the period before, −1 for the worse."""
    order = {"missed": 0, "near": 1, "met": 2}
    now, before = goals["status"].map(order), goals["previous_status"].map(order)
    step = (now - before).fillna(0)
    return step.gt(0).astype(int) - step.lt(0).astype(int)


def goal_reason(goal: Row, say: Speaker) -> str:
    """Explain a goal's light from its indicators'."""
    reason = str(goal["reason"])
    if reason == "no_indicators":
        return say("goal.why_no_indicators")
    score = "" if is_empty(goal["score"]) else f"{say.number(100 * float(goal['score']), 0)}{THIN}%"
    return say(f"goal.why_{reason}", score=score, counts=_counts(goal, say))


def _counts(goal: Row, say: Speaker) -> str:
    """Say how many of a goal's indicators, or of their values at several units, have each light.

    Of none nothing is said.
    """
    numbers = {name: int(goal[name]) for name in ("met", "near", "missed", "no_data")}
    total = sum(numbers.values())
    counts = "goal.counts" if int(goal["indicators"]) == total else "goal.counts_readings"
    first = say(counts, met=numbers["met"], total=total)
    rest = [
        say(f"goal.count_{name}", count=numbers[name])
        for name in ("near", "missed", "no_data") if numbers[name]
    ]  # fmt: skip
    return ", ".join([first, *rest]) + "."


def budget_sentences(budget: Row, say: Speaker) -> list[str]:
    """Say a unit's budget, outcome and deviation, and its forecast for the year."""
    amounts = [round(float(budget[key]), 2) for key in ("budget", "outcome", "deviation")]
    planned, outcome, deviation = amount_texts([*amounts[:2], abs(amounts[2])], say)
    found = [say(
        "organisation.budget_sentence",
        period=lower_period(str(budget["period"]), say), budget=planned, outcome=outcome,
        kind=_surplus(amounts[2], say), deviation=deviation + _share(budget["deviation_pct"], say),
    )]  # fmt: skip
    if not is_empty(budget["forecast_deviation"]):
        ahead = float(budget["forecast_deviation"])
        [far] = amount_texts([abs(ahead)], say)
        found.append(say("organisation.budget_forecast", kind=_surplus(ahead, say), deviation=far))
    return found


def _share(pct: object, say: Speaker) -> str:
    """Say a deviation as a share of the budget, never rounded into none; nothing where there is no budget."""
    if is_empty(pct):
        return ""
    share = float(pct)  # type: ignore[arg-type]
    return f" ({say.number(share, decimals_apart((share, 0), 1))}{THIN}%)"


def _surplus(deviation: float, say: Speaker) -> str:
    if deviation == 0:
        return say("organisation.no_deviation")
    return say("organisation.surplus" if deviation > 0 else "organisation.deficit")
