"""The indicators' sheet: value, target and tolerance, and the rule's own steps from them to the light."""

from collections.abc import Sequence

import pandas as pd

from dashboard.exporting.fields import NUMBER, WHOLE, Field, head, sheet_of, yes_or_no
from dashboard.exporting.goals import light_words
from dashboard.words.translate import Speaker
from dashboard.words.values import decimals_of_value, is_empty
from etl.exporting.rule_in_excel import (
    LightColumns,
    allowed_formula,
    bound_formula,
    deviation_formula,
    light_formula,
    shortfall_formula,
)
from etl.exporting.sheet import Column, Sheet

SILENT = ("confidential", "not_applicable")


def light_columns(say: Speaker) -> LightColumns:
    """Return which columns the light is made of, and what their words are."""
    words = light_words(say) | {
        "higher": say("indicator.direction_higher"), "lower": say("indicator.direction_lower"),
        "absolute": say("workbook.in_absolute"),
    }  # fmt: skip
    silent = {
        head("value_status", say): tuple(say(f"workbook.is_{one}") for one in SILENT),
        head("current", say): (say("workbook.no"),),
    }
    keys = ("value", "target", "upper", "direction", "tolerance", "tolerance_kind", "bound",
            "shortfall", "allowed")  # fmt: skip
    return LightColumns(**{key: head(key, say) for key in keys}, words=words, silent=silent)


def indicators_sheet(found: pd.DataFrame, title: str, notes: Sequence[str], say: Speaker) -> Sheet:
    """Return one row per indicator and unit, as in `questions/workbook_indicators.sql`."""
    return sheet_of(
        "indicators", title, [*_measured(found, say), *_judged(found, say)], notes, say, frozen=2
    )


def _measured(found: pd.DataFrame, say: Speaker) -> list[Field]:
    """Return what is measured, the value, and what it is held against."""
    shown = Column("number", _decimals(found))
    return [
        Field("number", found["number"], WHOLE),
        Field("indicator", found["name"]),
        Field("unit", found["unit"]),
        Field("value_period", found["value_period"], Column("period")),
        Field("value", found["value"], shown),
        Field("measure_unit", found["measure_unit"]),
        Field("value_status", [say(f"workbook.is_{one}") for one in found["value_status"]]),
        Field("current", yes_or_no(found["reason"] != "stale", say)),
        Field("direction", [say(f"indicator.direction_{one}") for one in found["direction"]]),
        Field("target", found["target_value"], NUMBER),
        Field("upper", found["target_upper"], NUMBER),
        Field("target_period", found["target_period"], Column("period")),
        Field("target_unit", found["target_unit"]),
        Field("tolerance", found["rule_tolerance"], NUMBER),
        Field("tolerance_kind", [say(f"workbook.in_{one}") for one in found["rule_tolerance_kind"]]),
    ]  # fmt: skip


def _judged(found: pd.DataFrame, say: Speaker) -> list[Field]:
    """Return the rule's steps, each computed from those before it, the light, and the rest."""
    of, decimals = light_columns(say), _decimals(found)
    trends = [None if is_empty(one) else say(f"workbook.trend_{one}") for one in found["trend"]]
    return [
        Field("bound", found["bound"], Column("number", formula=bound_formula(of))),
        Field("shortfall", found["shortfall"],
              Column("number", decimals, formula=shortfall_formula(of))),
        Field("allowed", found["tolerance"], Column("number", formula=allowed_formula(of))),
        Field("deviation", found["deviation"],
              Column("number", decimals, formula=deviation_formula(of))),
        Field("light", [of.words[one] for one in found["status"]],
              Column("light", formula=light_formula(of))),
        Field("trend", trends),
        Field("responsible", found["responsible"]),
        Field("indicator_id", found["indicator_id"]),
        Field("unit_id", found["org_unit_id"]),
    ]  # fmt: skip


def _decimals(found: pd.DataFrame) -> tuple[int, ...]:
    """Return with how many decimals each row is shown, so that no light looks wrong."""
    return tuple(decimals_of_value(row) for _, row in found.iterrows())
