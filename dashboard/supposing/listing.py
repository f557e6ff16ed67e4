"""The list of what is supposed: each from what it is to what it would be, with a way to take it back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.selection import Selection
from dashboard.supposing.kept import forget, suppose, supposed_now
from dashboard.supposing.numbers import exact
from dashboard.supposing.supposition import Supposed
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import THIN, Speaker, lower_period, short_unit
from dashboard.words.values import target_text

Without = Callable[[Supposed], Supposed]


def told_suppositions(supposed: Supposed, selection: Selection) -> list[str]:
    """Say each thing that is supposed."""
    return [text for text, _ in _suppositions(supposed, selection)]


def show_suppositions(supposed: Supposed, selection: Selection) -> None:
    """Show what is supposed, each with a press that takes it back, and one that takes back all."""
    say = selection.say
    for place, (text, without) in enumerate(_suppositions(supposed, selection)):
        with st.container(key=f"supposed-{place}"):
            left, right = st.columns([5, 1], vertical_alignment="center")
        left.markdown(plain_markdown(text))
        with right:
            st.button(say("whatif.take_back"), key=f"without-{place}", type="tertiary",
                      on_click=_take_back, args=(without,), help=text)  # fmt: skip
    st.button(say("whatif.reset"), key="whatif-reset", on_click=forget)


def _take_back(without: Without) -> None:
    suppose(without(supposed_now()))


def _suppositions(supposed: Supposed, selection: Selection) -> list[tuple[str, Without]]:
    """Return each supposition in words, and how to be without it."""
    asked = {"supposed": supposed.as_json}
    say = selection.say
    targets = ask("whatif_targets", selection.snapshot_id, **asked)
    indicators = ask("whatif_indicators", selection.snapshot_id, **asked)
    found = [(_target(row, say), _without_target(row)) for _, row in targets.iterrows()]
    found += [(_tolerance(row, say), _without_tolerance(row)) for _, row in indicators.iterrows()]
    now = ask("whatif_rule", selection.snapshot_id).iloc[0]
    if supposed.roll_up is not None:
        before, after = (say(f"whatif.roll_up_{one}") for one in (now["roll_up"], supposed.roll_up))
        text = say("whatif.roll_up_told", before=before, after=after)
        found.append((text, lambda one: replace(one, roll_up=None)))
    if supposed.include_sub_goals is not None:
        counted = "yes" if supposed.include_sub_goals else "no"
        text = say(f"whatif.sub_goals_{counted}")
        found.append((text, lambda one: replace(one, include_sub_goals=None)))
    return found


def _target(row: pd.Series, say: Speaker) -> str:
    before = target_text({**row, "value": None}, say)
    after = {**row, "value": None, "target_value": row["value_if"], "target_upper": row["upper_if"]}
    return say("whatif.target_told", name=row["name"], unit=row["unit"], before=before,
               after=_exact(after, say), period=lower_period(str(row["period"]), say))  # fmt: skip


def _exact(row: dict[str, Any], say: Speaker) -> str:
    """Say a supposed target whole, however many decimals it was written with."""
    unit = short_unit(str(row["measure_unit"]))
    numbers = [row["target_value"]] + ([row["target_upper"]] if row["direction"] == "range" else [])
    return f"{'–'.join(exact(number, say) for number in numbers)}{THIN}{unit}".rstrip(THIN)


def _without_target(row: pd.Series) -> Without:
    key = (str(row["indicator_id"]), str(row["org_unit_id"]), str(row["period"]))
    return lambda supposed: supposed.without_target(key)


def _tolerance(row: pd.Series, say: Speaker) -> str:
    kind = str(row["rule_tolerance_kind"])
    before, after = (exact(row[key], say) for key in ("rule_tolerance", "tolerance_if"))
    return say(f"whatif.tolerance_told_{kind}", name=row["name"], before=before, after=after,
               unit=_unit(row, say))  # fmt: skip


def _unit(row: pd.Series, say: Speaker) -> str:
    unit = short_unit(str(row["measure_unit"]))
    return say("indicator.points") if unit == "%" else unit


def _without_tolerance(row: pd.Series) -> Without:
    indicator = str(row["indicator_id"])
    return lambda supposed: supposed.without_tolerance(indicator)
