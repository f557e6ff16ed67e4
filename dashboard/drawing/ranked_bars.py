"""Units or municipalities in order of value: a table whose cells hold the bars."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd

from dashboard.drawing.chart_marks import open_values
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, target_text, value_text


@dataclass(frozen=True)
class Zero:
    """A scale that zero is always on, in per cent of the width."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Return where a value is."""
        return (
            round((value - self.low) / (self.high - self.low) * 100, 2)
            if self.high > self.low
            else 0.0
        )


def ranked(rows: pd.DataFrame, indicator: Row, target: "Row | None" = None) -> pd.DataFrame:
    """Return rows in order, the best first, those without a value last; columns as of `ranked_bars`.

    The best of a range is nearest to it; where no target is known, higher values come first.
    """
    rows = open_values(rows)
    worth = rows["value"]
    if indicator["direction"] == "lower":
        worth = -worth
    elif indicator["direction"] == "range" and target is not None:
        lower, upper = float(target["target_value"]), float(target["target_upper"])
        worth = -((lower - worth).clip(lower=0) + (worth - upper).clip(lower=0))
    return rows.assign(worth=worth).sort_values(
        "worth", ascending=False, kind="stable", na_position="last"
    )


def ranked_bars(
    rows: pd.DataFrame,
    indicator: Row,
    say: Speaker,
    caption: str,
    *,
    chosen: str | None = None,
    target: "Row | None" = None,
    names: Mapping[str, str] | None = None,
) -> str:
    """Return rows in order of value as an HTML table; its bars begin at zero, to the left where negative.

    rows: one per unit or municipality, columns id, name, value, value_status where known. indicator:
    measure_unit, decimals, direction. caption: what the table shows, plain. chosen: the id to
    emphasise. target: target_value and target_upper, marked by a line in each bar. names: HTML by id.
    """
    bounds = _bounds(indicator, target)
    ordered = ranked(rows, indicator, target)
    values = [0.0, *ordered["value"].dropna(), *bounds]
    drawn = _Bars(Zero(min(values), max(values)), bounds, indicator, say)
    body = "".join(
        drawn.row(row, (names or {}).get(str(row["id"])), is_chosen=str(row["id"]) == chosen)
        for _, row in ordered.iterrows()
    )
    caption = caption.rstrip(".") + _aim_sentence(bounds, indicator, say)
    heads = "".join(
        f'<th scope="col" role="columnheader">{escape(say(f"chart.{name}_column"))}</th>'
        for name in ("name", "value")
    )
    return (
        f'<table class="mk-ranked" role="table"><caption>{escape(caption)}</caption>'
        f'<thead class="mk-unseen" role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _aim_sentence(bounds: list[float], indicator: Row, say: Speaker) -> str:
    """Say what the line in the bars is; nothing where there is none."""
    if not bounds:
        return ""
    target = target_text({**dict(indicator), **_held(bounds), "value": None}, say)
    return f". {say('chart.line_is_target', target=target)}"


def _held(bounds: list[float]) -> dict[str, float | None]:
    """Return a target's bounds by the columns they stand in."""
    lower, upper = (*bounds, None, None)[:2]
    return {"target_value": lower, "target_upper": upper}


def _bounds(indicator: Row, target: "Row | None") -> list[float]:
    if target is None:
        return []
    keys = (
        ("target_value", "target_upper") if indicator["direction"] == "range" else ("target_value",)
    )
    return [float(target[key]) for key in keys if not pd.isna(target[key])]


@dataclass(frozen=True)
class _Bars:
    """How each row is drawn: the scale and the target's place on it."""

    scale: Zero
    bounds: list[float]
    indicator: Row
    say: Speaker

    def row(self, row: pd.Series, name: str | None, *, is_chosen: bool) -> str:
        """Return a row: the name, the bar and the value, or the word for its being unknown."""
        marked = ' class="chosen"' if is_chosen else ""
        if pd.isna(row["value"]):
            is_secret = row.get("value_status") == "confidential"
            word = self.say("indicator.secret_short" if is_secret else "indicator.missing_short")
            cell = f"<small>{escape(word)}</small>"
        else:
            shown = {**dict(self.indicator), "value": row["value"], **_held(self.bounds)}
            cell = f"<div>{self._bar(float(row['value']))}<b>{escape(value_text(shown, self.say))}</b></div>"
        return (
            f'<tr role="row"{marked}><th scope="row" role="rowheader">{name or escape(str(row["name"]))}</th>'
            f'<td role="cell">{cell}</td></tr>'
        )

    def _bar(self, value: float) -> str:
        zero, end = self.scale.at(0), self.scale.at(value)
        marks = "".join(
            f'<span class="aim" style="left:{self.scale.at(bound)}%"></span>'
            for bound in self.bounds
        )
        if self.scale.low < 0 < self.scale.high:
            marks += f'<span class="zero" style="left:{zero}%"></span>'
        return (
            f'<span class="track" aria-hidden="true"><span class="fill" style="left:{min(zero, end):.2f}%;'
            f'width:{abs(end - zero):.2f}%"></span>{marks}</span>'
        )


def ranked_sentence(
    rows: pd.DataFrame,
    indicator: Row,
    say: Speaker,
    chosen: str | None = None,
    target: "Row | None" = None,
) -> str:
    """Say where the chosen one stands, and who is best: those that are shown alike share a place."""
    known = ranked(rows, indicator, target).dropna(subset=["value"])
    if known.empty:
        return say("chart.nothing")
    best = known.iloc[0]
    parts = {"best": best["name"], "best_value": _said(best, indicator, say), "count": len(known)}
    own = known[known["id"] == chosen]
    if len(known) == 1:
        return say("chart.ranked_only", **parts)
    if own.empty:
        return say("chart.ranked_best", **parts)
    texts = pd.Series([_said(row, indicator, say) for _, row in known.iterrows()], known.index)
    alike = texts == texts[own.index[0]]
    if alike.all():
        return say("chart.ranked_alike", value=texts.iloc[0], count=len(known))
    place = int((~alike & (known["worth"] > own["worth"].iloc[0])).sum()) + 1
    kind = "own" if alike.sum() == 1 else "shared"
    return say(f"chart.ranked_{kind}", name=own["name"].iloc[0], value=texts[own.index[0]],
               place=place, **parts)  # fmt: skip


def _said(row: pd.Series, indicator: Row, say: Speaker) -> str:
    return value_text({**dict(indicator), **_held([]), "value": row["value"]}, say)
