"""Versions of the plan: made, compared with what holds, decided and taken into force.

A version is a branch of the home (branches.py): the home's deliveries, and its own on top. What is saved in
it
goes through the same checks, preview and history: give `plan_folder(home, plan)` to etl.pipeline as a home
(deliver, preview, withdraw, restore). The home's own snapshot is untouched until the version is in force.
"""

from pathlib import Path

import pandas as pd

from etl.build import Progress
from etl.deliveries import list_deliveries
from etl.errors import CannotBeDone, explained
from etl.pipeline import build
from etl.planning.contract_rows import newest_rows, planned_kind
from etl.planning.plan_comparison import Conflict, Difference, compare_plan, conflicts_of, settle
from etl.planning.plan_in_force import Taken, decide, earlier_lights, preview_plan, reopen, take_due
from etl.planning.plan_versions import (
    PlanVersion,
    create_plan,
    find_plan,
    list_plans,
    plan_folder,
    refuse_not_draft,
)
from etl.publishing import is_up_to_date, silent
from etl.questions import ask
from etl.store import Store

__all__ = [
    "Conflict", "Difference", "PlanVersion", "Taken", "compare_plan", "conflicts_of", "create_plan",
    "decide", "earlier_lights", "find_plan", "list_plans", "plan_folder", "preview_plan",
    "refuse_not_draft", "reopen", "rows_of", "settle", "snapshot_of", "take_due", "targets_to_fill",
]  # fmt: skip

TO_FILL = (
    "indicator_id", "org_unit_id", "period", "breakdown", "target_value", "target_upper",
    "baseline_value", "baseline_period", "indicator_name", "org_unit_name", "measure_unit",
    "direction", "last_period", "last_target", "last_upper", "last_value", "last_value_period",
)  # fmt: skip
NUMBERS = (
    "target_value", "target_upper", "baseline_value", "last_target", "last_upper", "last_value",
)  # fmt: skip


def snapshot_of(home: Path, plan: str | None, progress: Progress = silent) -> tuple[Store, str]:
    """Return the store and the id of the snapshot of a version (None: the home), built anew where it lags.

    The home may have been given more since: the version shows it. Raises CannotBeDone where nothing is
    published, WrongUse for an unknown plan.
    """
    store = Store(plan_folder(home, plan))
    if plan is not None and (store.whole_id() is None or not is_up_to_date(store)):
        return store, build(store.home, progress=progress)
    current = store.current_id()
    if current is None:
        raise CannotBeDone("nothing_published", home=str(home))
    return store, current


def rows_of(home: Path, plan: str | None, kind: str) -> pd.DataFrame:
    """Return the newest row per key of a kind, in the version (None: in the home), with all its columns.

    One row per key, ordered by it; columns as in the contract: text, numbers as Float64, whole numbers as
    Int64, dates as datetime64, empty as missing. Raises WrongUse for a kind that is not of the plan.
    """
    with explained(home):
        return newest_rows(list_deliveries(plan_folder(home, plan)), planned_kind(kind))


def targets_to_fill(home: Path, plan: str | None, year: int) -> pd.DataFrame:
    """Return what had a target the year before, with the year's own target to fill in.

    One row per indicator, unit, period and breakdown. Columns of the contract: indicator_id, org_unit_id,
    period (the year's), breakdown, target_value, target_upper (those saved already, else empty),
    baseline_value, baseline_period. Beside: indicator_name, org_unit_name, measure_unit, direction,
    last_period, last_target, last_upper, last_value and last_value_period (the newest result within the
    period before, or empty). Give it to `edits.save_rows` as "targets": rows left empty are not saved.
    """
    store, snapshot_id = snapshot_of(home, plan)
    cursor = store.open(snapshot_id).cursor()
    return pd.DataFrame(ask(cursor, "targets_to_fill", year=year), columns=list(TO_FILL)).astype(
        dict.fromkeys(NUMBERS, "Float64")
    )
