"""The four quarters: goals reached or not, within budget or not; what each unit is asked for by."""

import pandas as pd

from dashboard.units import units_above

# Four fifths of the goals' weight: by the same share a goal is met by its indicators (status.sql).
LIMIT = 0.8
QUARTERS = ("both", "goals", "budget", "neither")


def with_quarters(weighed: pd.DataFrame) -> pd.DataFrame:
    """Return the answer to weighed_units with quarter: both, goals (reached over budget), budget (kept,
    the goals not reached), neither, or None where the goals have no light or nothing is spent.

    share is the weight of the goals that are met by the weight of those that have a light, 0 to 1:
    sum(weight of met) / sum(weight of met, near and missed). Reached: at least LIMIT. Within budget: the
    deviation is zero or a surplus, which is the budget's own rule (budget_status: met).
    """
    is_reached = weighed["share"] >= LIMIT * (1 - 1e-9)
    is_kept = weighed["budget_status"] == "met"
    is_known = weighed["share"].notna() & weighed["deviation"].notna()
    quarter = pd.Series("neither", weighed.index, dtype=object)
    quarter[is_kept] = "budget"
    quarter[is_reached] = "goals"
    quarter[is_reached & is_kept] = "both"
    return weighed.assign(quarter=quarter.where(is_known, None))


def units_to_weigh(units: pd.DataFrame, unit: str, level: str | None) -> list[str]:
    """Return the units to hold against each other, in the order of the tree.

    units: the answer to `units`. Those of the level at or below the unit; where no level is chosen the
    committees below it, else the units where the tree first branches, else the unit alone.
    """
    above = {one: units_above(one, units) for one in units["org_unit_id"]}
    levels = dict(zip(units["org_unit_id"], units["level"], strict=True))
    if level:
        return [one for one in above if levels[one] == level and unit in (one, *above[one])]
    committees = [one for one in above if levels[one] == "committee" and unit in above[one]]
    if committees:
        return committees
    below: list[str] = []
    while len(below) < 2:
        parent = below[0] if below else unit
        children = units.loc[units["parent_org_unit_id"] == parent, "org_unit_id"].tolist()
        if not children:
            return below or [unit]
        below = children
    return below
