"""What a version of the plan holds, asked of its deliveries and kept for as long as they are the same."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.answers import store
from dashboard.planning.fields import NAME_OF
from etl.deliveries import list_deliveries
from etl.pipeline import Outcome
from etl.planning.advice import Advice, advice
from etl.planning.plans import (
    Difference,
    compare_plan,
    find_plan,
    plan_folder,
    preview_plan,
    rows_of,
    targets_to_fill,
)

PARTS = (
    "target_areas", "organisation", "goals", "indicators", "goal_indicators", "targets", "activities",
)  # fmt: skip

Sign = tuple[tuple[str, bool], ...]


def home() -> Path:
    """Return the home that the dashboard shows."""
    return store().home


def rows(plan: str | None, kind: str) -> pd.DataFrame:
    """Return a kind's rows in a version (None: as in force): the contract's columns, a row per key."""
    return _rows(str(home()), plan, kind, sign(plan)).copy(deep=False)


def names(plan: str | None) -> Mapping[str, Mapping[str, str]]:
    """Return the names of a version's areas, units, goals and indicators, by kind and id."""
    found = {}
    for kind, name in NAME_OF.items():
        table = rows(plan, kind)
        found[kind] = dict(zip(table.iloc[:, 0].astype(str), table[name].astype(str), strict=True))
    return found


def to_fill(plan: str | None, year: int) -> pd.DataFrame:
    """Return the targets of a year to fill in, as `targets_to_fill` has them."""
    return _to_fill(str(home()), plan, year, sign(plan)).copy(deep=False)


def differences(plan: str) -> list[Difference]:
    """Return what a version has otherwise than what is in force."""
    return _differences(str(home()), plan, sign(plan))


def advice_on(plan: str | None) -> list[Advice]:
    """Return the advice on all goals and indicators of a version."""
    return _advice(str(home()), plan, sign(plan))


def effects(plan: str) -> Outcome:
    """Return what taking a version into force would do, from the day on which it begins."""
    return _effects(str(home()), plan, sign(plan))


def undone_last(plan: str | None, kind: str) -> dict[str, str]:
    """Return who last undid a save of a kind, or took it back, and when: delivered_by, delivered_at."""
    deliveries = list_deliveries(plan_folder(home(), plan))
    remarks = [w for d in deliveries if d.kind == kind for w in d.withdrawals]
    times = [(w.restored_at or w.withdrawn_at, w.restored_by or w.by) for w in remarks]
    if not times:
        return {"delivered_by": "–", "delivered_at": "–"}
    at, by = max(times)
    return {"delivered_by": by or "–", "delivered_at": f"{at.astimezone():%Y-%m-%d %H:%M}"}


def sign(plan: str | None) -> Sign:
    """Return what tells one state of a version from another: its deliveries, and what is decided of it."""
    deliveries = list_deliveries(plan_folder(home(), plan))
    known = tuple((d.delivery_id, d.withdrawn_at is None) for d in deliveries)
    return known if plan is None else (*known, (repr(find_plan(home(), plan)), True))


@st.cache_data(max_entries=60, show_spinner=False)
def _rows(where: str, plan: str | None, kind: str, sign: Sign) -> pd.DataFrame:
    return rows_of(Path(where), plan, kind)


@st.cache_data(max_entries=20, show_spinner=False)
def _to_fill(where: str, plan: str | None, year: int, sign: Sign) -> pd.DataFrame:
    return targets_to_fill(Path(where), plan, year)


@st.cache_data(max_entries=10, show_spinner=False)
def _differences(where: str, plan: str, sign: Sign) -> list[Difference]:
    return compare_plan(Path(where), plan)


@st.cache_data(max_entries=10, show_spinner=False)
def _advice(where: str, plan: str | None, sign: Sign) -> list[Advice]:
    return advice(Path(where), plan)


@st.cache_resource(max_entries=10, show_spinner=False)
def _effects(where: str, plan: str, sign: Sign) -> Outcome:
    return preview_plan(Path(where), plan)
