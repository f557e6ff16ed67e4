"""Sentences made from the data: the headline of a page, the reason of a light, the trend; no Streamlit."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import pandas as pd

from dashboard.translate import THIN, Speaker, capital, short_unit

# One row of an answer, by column.
Row: TypeAlias = "Mapping[str, Any] | pd.Series[Any]"


def is_empty(value: object) -> bool:
    """Say whether a cell of an answer holds nothing."""
    return bool(pd.isna(value))  # type: ignore[call-overload]


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
        return say("overview.headline_same", period=period)
    parts = []
    if better:
        parts.append(say("overview.headline_better", Better=capital(say.count(better))))
    if worse:
        count = say.count(worse) if better else capital(say.count(worse))
        parts.append(say("overview.headline_worse", worse=count))
    return f"{', '.join(parts)} {say('overview.headline_since', period=period)}."


def lower_period(period: str, say: Speaker) -> str:
    """Return a period's name for the middle of a sentence: tertial 1 2026."""
    text = say.period(period)
    return text[:1].lower() + text[1:]


def changes(goals: pd.DataFrame) -> pd.Series:
    """Return +1 where a goal's light turned for the better since the period before, −1 for the worse."""
    order = {"missed": 0, "near": 1, "met": 2}
    now, before = goals["status"].map(order), goals["previous_status"].map(order)
    step = (now - before).fillna(0)
    return step.gt(0).astype(int) - step.lt(0).astype(int)


def value_text(row: Row, say: Speaker, key: str = "value") -> str:
    """Return a row's value, or another of its numbers, with its unit."""
    return say.measured(float(row[key]), int(row["decimals"]), str(row["measure_unit"]))


def target_text(row: Row, say: Speaker) -> str:
    """Return a row's target; of a range both bounds."""
    if row["direction"] == "range" and not is_empty(row["target_upper"]):
        lower = say.number(float(row["target_value"]), int(row["decimals"]))
        return say("indicator.between", lower=lower, upper=value_text(row, say, "target_upper"))
    return value_text(row, say, "target_value")


def reason_sentence(row: Row, say: Speaker) -> str:
    """Explain a light: "72,4 % mot målet 75 %: 2,6 procentenheter under, inom toleransen 3,75: …"."""
    reason = str(row["reason"])
    if reason in ("missing", "confidential", "not_applicable", "formula") or is_empty(row["value"]):
        return say(f"indicator.{reason}")
    known: dict[str, str] = {
        "value": value_text(row, say),
        "period": lower_period(str(row["value_period"]), say),
        "status": say(f"light.lower_{row['status']}"),
    }
    if reason in ("stale", "no_target"):
        return say(f"indicator.{reason}", **known)
    deviation = float(row["deviation"])
    return say(
        f"indicator.{reason}",
        target=target_text(row, say),
        deviation=difference(abs(deviation), row, say),
        side=say("indicator.above" if deviation > 0 else "indicator.below"),
        tolerance=difference(float(row["tolerance"]), row, say, extra=1),
        **known,
    )


def difference(amount: float, row: Row, say: Speaker, extra: int = 0) -> str:
    """Return a difference between values: of shares in percentage points."""
    decimals = int(row["decimals"])
    if round(amount, decimals) != round(amount, decimals + 1):
        decimals += 1 if extra or round(amount, decimals) == 0 else 0
    unit = short_unit(str(row["measure_unit"]))
    unit = say("indicator.points") if unit == "%" else unit
    return f"{say.number(amount, decimals)}{THIN}{unit}".strip()


def indicator_title(row: Row, say: Speaker) -> str:
    """Say the finding: the value against its target."""
    if is_empty(row["value"]):
        return say("indicator.title_none", name=row["name"])
    known = {"name": row["name"], "value": value_text(row, say)}
    if is_empty(row["target_value"]):
        return say("indicator.title_plain", **known)
    form = "met" if row["status"] == "met" else "not"
    return say(f"indicator.title_{form}", target=target_text(row, say), **known)


def beside_sentences(row: Row, say: Speaker) -> list[str]:
    """Say what else belongs to a value: its trend, its period, whose target, how it was made."""
    found = []
    if not is_empty(row["trend"]):
        found.append(say(
            f"indicator.{row['trend']}", value=value_text(row, say, "compared_value"),
            period=lower_period(str(row["compared_period"]), say),
        ))  # fmt: skip
    if not is_empty(row["value"]):
        found.append(
            say("indicator.value_from", period=lower_period(str(row["value_period"]), say))
        )
    if not is_empty(row["target_org_unit_id"]) and row["target_org_unit_id"] != row["org_unit_id"]:
        found.append(say("indicator.target_from", unit=row["target_unit"]))
    if row["origin"] == "consolidated":
        found.append(
            say(
                "indicator.consolidated",
                reported=int(row["reported_units"]),
                expected=int(row["expected_units"]),
            )
        )
    if row["origin"] == "formula":
        found.append(say("indicator.computed", formula=row["formula"]))
    return found


def goal_reason(goal: Row, say: Speaker) -> str:
    """Explain a goal's light from its indicators'."""
    score = "" if is_empty(goal["score"]) else f"{say.number(100 * float(goal['score']), 0)}{THIN}%"
    counts = {name: int(goal[name]) for name in ("met", "near", "missed", "no_data")}
    return say(f"goal.why_{goal['reason']}", score=score, **counts)


def pace_sentences(pace: Row, row: Row, say: Speaker) -> list[str]:
    """Say whether the value is on its way to the next target, and when it is reached."""
    numbers = {
        key: say.measured(float(pace[column]), int(row["decimals"]), str(row["measure_unit"]))
        for key, column in (("baseline", "baseline_value"), ("target", "target_value"),
                            ("expected", "expected_value"))
    }  # fmt: skip
    periods = {
        key: lower_period(str(pace[key]), say) for key in ("baseline_period", "target_period")
    }
    found = [say(f"indicator.pace_{pace['pace']}", **numbers, **periods)]
    if pace["pace"] != "reached":
        year = pace["reach_year"]
        never = is_empty(year) or year is pd.NA
        found.append(
            say("indicator.pace_never") if never else say("indicator.pace_year", year=int(year))
        )
    return found


def signal_sentence(signal: Row, row: Row, say: Speaker) -> str:
    """Say whether the newest value is a change or mere variation (XmR)."""
    numbers = {
        key: say.number(float(signal[column]), int(row["decimals"]))
        for key, column in (("lower", "lower_limit"), ("upper", "upper_limit"), ("mean", "mean"))
    }
    text = say(f"indicator.signal_{signal['signal']}", **numbers)
    if is_empty(signal["signal_direction"]):
        return text
    return f"{text} {say('indicator.signal_' + str(signal['signal_direction']))}"


def budget_sentences(budget: Row, say: Speaker) -> list[str]:
    """Say a unit's budget, outcome and deviation, and its forecast for the year."""
    deviation = float(budget["deviation"])
    found = [say(
        "organisation.budget_sentence",
        period=lower_period(str(budget["period"]), say),
        budget=say.millions(float(budget["budget"])),
        outcome=say.millions(float(budget["outcome"])),
        kind=_surplus(deviation, say),
        deviation=say.millions(abs(deviation)),
        pct=f"{say.number(float(budget['deviation_pct']), 1)}{THIN}%",
    )]  # fmt: skip
    if not is_empty(budget["forecast_deviation"]):
        ahead = float(budget["forecast_deviation"])
        found.append(
            say(
                "organisation.budget_forecast",
                kind=_surplus(ahead, say),
                deviation=say.millions(abs(ahead)),
            )
        )
    return found


def _surplus(deviation: float, say: Speaker) -> str:
    return say("organisation.surplus" if deviation >= 0 else "organisation.deficit")
