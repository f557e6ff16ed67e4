"""The sheets of money: budgets that add up, every account of every unit, and goals beside money."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from dashboard.exporting.fields import (
    MONEY,
    WHOLE,
    Field,
    head,
    parameter_name,
    sheet_of,
)
from dashboard.exporting.goals import LIT, light_words
from dashboard.words.translate import Speaker
from etl.exporting.rule_in_excel import budget_deviation_formula, budget_light_formula
from etl.exporting.sheet import Column, Sheet

AMOUNTS = ("budget", "outcome", "budget_deviation", "full_year", "forecast", "forecast_deviation")


def budget_sheet(
    found: pd.DataFrame, near_pct: float, title: str, notes: Sequence[str], say: Speaker
) -> Sheet:
    """Return the net cost of units side by side, with sums; found: `questions/workbook_budget.sql`.

    near_pct: how far over budget is called near, in per cent of it.
    """
    fields = [
        replace(field, column=replace(field.column, adds_up=True)) if field.key in AMOUNTS else field
        for field in _fields(found[found["is_addend"]], say)
    ]  # fmt: skip
    return sheet_of("budget", title, fields, notes, say, near_pct=_near(near_pct, say))


def accounts_sheet(
    found: pd.DataFrame, near_pct: float, title: str, notes: Sequence[str], say: Speaker
) -> Sheet:
    """Return every account of every unit; without sums, for the units lie within each other."""
    near = _near(near_pct, say)
    return sheet_of("accounts", title, _fields(found, say), notes, say, near_pct=near)


def _near(near_pct: float, say: Speaker) -> tuple[str, float]:
    return say("workbook.near_pct_label"), near_pct


def _fields(found: pd.DataFrame, say: Speaker) -> list[Field]:
    return [
        Field("unit", found["unit"]),
        Field("level", [say(f"level.level_{one}") for one in found["level"]]),
        Field("account", [say(f"workbook.account_{one}") for one in found["account"]]),
        Field("period", found["period"], Column("period")),
        Field("budget", found["budget"], MONEY),
        Field("outcome", found["outcome"], MONEY),
        *_judged("budget_deviation", "budget", "outcome", found["deviation"], say),
        _share(found["deviation_pct"], say),
        _light("light", found["status"], "budget_deviation", "budget", say),
        Field("full_year", found["full_year_budget"], MONEY),
        Field("forecast", found["forecast"], MONEY),
        *_judged("forecast_deviation", "full_year", "forecast", found["forecast_deviation"], say),
        _light("forecast_light", found["forecast_status"], "forecast_deviation", "full_year", say),
    ]


def _judged(
    key: str, budget: str, outcome: str, values: "pd.Series[float]", say: Speaker
) -> list[Field]:
    """Return the deviation, computed."""
    formula = budget_deviation_formula(
        head("account", say), head(budget, say), head(outcome, say), say("workbook.account_revenue")
    )
    return [Field(key, values, Column("money", formula=formula))]


def _share(values: "pd.Series[float]", say: Speaker) -> Field:
    """Return the deviation as a share of the budget, in per cent."""
    budget, far = (f"{{{head(key, say)}}}" for key in ("budget", "budget_deviation"))
    formula = f'IF(AND(ISNUMBER({far}),N({budget})<>0),100*{far}/ABS({budget}),"")'
    return Field("deviation_pct", values, Column("per_cent", 2, formula=formula))


def _light(
    key: str, statuses: "pd.Series[str]", deviation: str, budget: str, say: Speaker
) -> Field:
    words = light_words(say)
    formula = budget_light_formula(
        head(deviation, say), head(budget, say), parameter_name("near_pct", say), words
    )
    return Field(key, [words[str(one)] for one in statuses], Column("light", formula=formula))


def weighed_sheet(
    found: pd.DataFrame, names: dict[str, str], near_pct: float, title: str, notes: Sequence[str],
    say: Speaker,
) -> Sheet:  # fmt: skip
    """Return one row per unit: its goals and those below beside its net cost; `weighed_units.sql`."""
    account = [say("workbook.account_net_cost")] * len(found)
    counts = [Field(f"{key}_goals", found[key], WHOLE) for key in (*LIT, "no_data")]
    return sheet_of("weighed", title, [
        Field("unit", found["org_unit_id"].map(names)),
        Field("goal_count", found["goals"], WHOLE),
        *counts,
        Field("met_weight_pct", 100 * found["share"], Column("per_cent", 1)),
        Field("account", account),
        Field("period", found["budget_period"], Column("period")),
        Field("budget", found["budget"], MONEY),
        Field("outcome", found["outcome"], MONEY),
        *_judged("budget_deviation", "budget", "outcome", found["deviation"], say),
        _share(found["deviation_pct"], say),
        _light("light", found["budget_status"].fillna("no_data"), "budget_deviation", "budget", say),
    ], notes, say, near_pct=_near(near_pct, say))  # fmt: skip
