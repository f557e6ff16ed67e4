"""The levers of an indicator: a target of the period, both bounds of a range, the tolerance."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.parts.components import html, paragraphs
from dashboard.selection import Selection
from dashboard.supposing.kept import suppose, supposed_now
from dashboard.supposing.levers import Lever, show_lever
from dashboard.supposing.numbers import exact, same
from dashboard.supposing.scale import target_scale, tolerance_scale
from dashboard.supposing.supposition import Supposed, TargetIf, ToleranceIf
from dashboard.words.translate import THIN, Speaker, lower_period, short_unit
from dashboard.words.values import is_empty

TARGET = ["target_org_unit_id", "target_period"]


@dataclass(frozen=True)
class Subject:
    """What is moved: an indicator, its definition, and the lights of it that are held against a target.

    seen: as in `questions/whatif_seen.sql`, at the selection's period.
    """

    indicator: str
    defined: pd.Series
    seen: pd.DataFrame
    supposed: Supposed
    selection: Selection

    @property
    def say(self) -> Speaker:
        """The reader's speaker."""
        return self.selection.say

    def told(self, number: float) -> str:
        """Say a number of the indicator's: 72,4 %."""
        unit = short_unit(str(self.defined["measure_unit"]))
        return f"{exact(number, self.say)}{THIN}{unit}".rstrip(THIN)


def open_subject(indicator: str, supposed: Supposed, selection: Selection) -> Subject:
    """Ask for what the levers of an indicator need."""
    defined = ask("indicator", selection.snapshot_id, indicator=indicator).iloc[0]
    seen = ask("whatif_seen", selection.snapshot_id, indicator=indicator, period=selection.period)
    return Subject(indicator, defined, seen, supposed, selection)


def show_target(subject: Subject) -> None:
    """Show the levers of one of the targets that are in use, and whose it is; say where there is none."""
    if subject.seen.empty:
        period = lower_period(subject.selection.period, subject.say)
        html(paragraphs([subject.say("whatif.no_target", period=period)]))
        return
    of = zip(*(subject.seen[column].astype(str) for column in TARGET), strict=True)
    keys = list(dict.fromkeys(of))
    chosen = keys[0]
    if len(keys) > 1:
        chosen = st.selectbox(
            subject.say("whatif.whose"), keys, key=f"whose-{subject.indicator}",
            format_func=partial(_target_name, subject),
        )  # fmt: skip
    else:
        html(paragraphs([_target_name(subject, chosen)], "mk-small"))
    unit, period = chosen
    rows = _held(subject, chosen)
    now = TargetIf(subject.indicator, unit, period, float(rows["target_value"].iloc[0]),
                   _bound(rows["target_upper"].iloc[0]))  # fmt: skip
    if subject.defined["direction"] == "range":
        _show_bound(subject, rows, now, "value", subject.say("whatif.lower_bound"))
        _show_bound(subject, rows, now, "upper", subject.say("whatif.upper_bound"))
    else:
        _show_bound(subject, rows, now, "value", subject.say("whatif.target"))


def _target_name(subject: Subject, key: tuple[str, str]) -> str:
    """Say whose target it is and how many are held against it: "Björkskolan, 2025: för 3 enheter"."""
    rows = _held(subject, key)
    count = len(rows)
    form = "one" if count == 1 else "many"
    return subject.say(f"whatif.whose_{form}", unit=rows["target_unit"].iloc[0],
                       period=lower_period(key[1], subject.say), count=count)  # fmt: skip


def _held(subject: Subject, key: tuple[str, str]) -> pd.DataFrame:
    """Return the lights that are held against one of the targets."""
    return subject.seen[(subject.seen[TARGET] == list(key)).all(axis=1)]


def _bound(number: object) -> float | None:
    return None if is_empty(number) else float(number)  # type: ignore[arg-type]


def _show_bound(
    subject: Subject, rows: pd.DataFrame, now: TargetIf, moved: str, label: str
) -> None:
    """Show the lever of one of a target's numbers, and where along it the lights turn."""
    number, other = getattr(now, moved), subject.supposed.target(now.key)
    if number is None:
        return
    targets = [one for one in (now.value, now.upper) if one is not None]
    # A secret value has no number here, so the scale tells nothing of it.
    scale = target_scale(
        rows["value"].dropna().astype(float).tolist(), targets, float(rows["tolerance"].max()),
        int(subject.defined["decimals"]), str(subject.defined["measure_unit"]),
    )  # fmt: skip
    value = number if other is None else getattr(other, moved)
    key = f"whatif-{moved}-{'-'.join(now.key)}"
    lever = Lever(key, label, scale, number, value, subject.told, partial(_put_target, now, moved))
    # With the moved number as it is, the answer stays the same while it is moved.
    held = subject.supposed.with_target(replace(other or now, **{moved: number}))
    turns = _turns(subject, lever, held, moved, unit=now.unit, period=now.period)
    show_lever(lever, turns, subject.say)


def _put_target(now: TargetIf, moved: str, number: float) -> None:
    """Suppose another number of a target; as it is it is no supposition. One bound pushes the other."""
    supposed = supposed_now()
    one = supposed.target(now.key) or now
    value, upper = (number, one.upper) if moved == "value" else (one.value, number)
    if now.upper is not None and upper is not None:
        value, upper = (
            (value, max(value, upper)) if moved == "value" else (min(value, upper), upper)
        )
    is_as_now = same(value, now.value) and (now.upper is None or same(float(upper or 0), now.upper))
    fresh = TargetIf(*now.key, value, upper)
    suppose(supposed.without_target(now.key) if is_as_now else supposed.with_target(fresh))


def show_tolerance(subject: Subject) -> None:
    """Show the lever of the indicator's tolerance, of the kind that it has."""
    defined, say = subject.defined, subject.say
    now, kind = float(defined["rule_tolerance"]), str(defined["rule_tolerance_kind"])
    value = subject.supposed.tolerance(subject.indicator)
    held = subject.supposed.with_tolerance(ToleranceIf(subject.indicator, now))
    scale = tolerance_scale(_needed(subject, kind), [now], int(defined["decimals"]))
    lever = Lever(
        f"whatif-tolerance-{subject.indicator}", say(f"whatif.tolerance_{kind}"), scale, now,
        now if value is None else value, _told_tolerance(subject, kind),
        partial(_put_tolerance, subject.indicator, now), lowest=0.0,
    )  # fmt: skip
    show_lever(lever, _turns(subject, lever, held, "tolerance"), say)


def _told_tolerance(subject: Subject, kind: str) -> Callable[[float], str]:
    unit = short_unit(str(subject.defined["measure_unit"]))
    if kind == "percent":
        unit = subject.say("whatif.per_cent_of_target")
    elif unit == "%":
        unit = subject.say("indicator.points")
    return lambda number: f"{exact(number, subject.say)}{THIN}{unit}".rstrip(THIN)


def _needed(subject: Subject, kind: str) -> list[float]:
    """Return how large a tolerance would have to be for each value that is not at its target."""
    far = subject.seen["deviation"].astype(float).abs()
    if kind == "percent":
        far = (
            100 * far / subject.seen["target_value"].astype(float).abs().where(lambda one: one > 0)
        )
    return [float(one) for one in far.dropna()]


def _put_tolerance(indicator: str, now: float, number: float) -> None:
    supposed = supposed_now()
    is_as_now = same(number, now)
    suppose(supposed.without_tolerance(indicator) if is_as_now
            else supposed.with_tolerance(ToleranceIf(indicator, number)))  # fmt: skip


def _turns(
    subject: Subject, lever: Lever, held: Supposed, moved: str, unit: str = "", period: str = ""
) -> pd.DataFrame:
    """Ask where along a lever the lights of the units that are held against it turn."""
    return ask(
        "whatif_steps", subject.selection.snapshot_id, supposed=held.as_json, moved=moved,
        indicator=subject.indicator, period=subject.selection.period, target_unit=unit,
        target_period=period, first=repr(lever.scale.first), step=repr(lever.scale.step),
        count=lever.scale.count,
    )  # fmt: skip
