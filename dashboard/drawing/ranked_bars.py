"""Units or municipalities in order of value: a table whose cells hold the bars."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd

from dashboard.drawing.chart_marks import open_values
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, is_empty, target_text, value_text


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
    """Return rows in order, the best first; columns as of `ranked_bars`, and worth, whose highest is best.

    Those that are not placed come below, without worth, and those without a value last. The best of a
    range is nearest to it; where its target is not known none is, and higher values come first.
    """
    rows = open_values(rows)
    worth = rows["value"]
    if indicator["direction"] == "lower":
        worth = -worth
    elif indicator["direction"] == "range" and (bounds := bounds_of(indicator, target)):
        worth = -((bounds[0] - worth).clip(lower=0) + (worth - bounds[-1]).clip(lower=0))
    if "is_placed" in rows:
        worth = worth.where(rows["is_placed"])
    ordered = rows.assign(worth=worth, is_unknown=rows["value"].isna())
    return ordered.sort_values(["is_unknown", "worth"], ascending=[True, False]).drop(
        columns="is_unknown"
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

    rows: one per unit or municipality, columns id, name, value; where known value_status, its own
    target_value and target_upper, is_placed (else it has no bar), remark (plain, said by its name).
    indicator: measure_unit, decimals, direction. caption: what the table shows, plain. chosen: the id to
    emphasise. target: target_value and target_upper, marked by a line in each bar. names: HTML by id.
    """
    bounds = bounds_of(indicator, target)
    ordered = ranked(rows, indicator, target)
    values = [0.0, *ordered.loc[ordered["worth"].notna(), "value"], *bounds]
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
        f'<thead class="mk-hidden" role="rowgroup"><tr role="row">{heads}</tr></thead>'
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


def bounds_of(indicator: Row, target: "Row | None") -> list[float]:
    """Return a target's bounds, of a range both; none where the target is not known in full."""
    if target is None:
        return []
    is_range = indicator["direction"] == "range"
    keys = ("target_value", "target_upper") if is_range else ("target_value",)
    return (
        [] if any(is_empty(target[key]) for key in keys) else [float(target[key]) for key in keys]
    )


def shown_text(row: Row, indicator: Row, bounds: list[float], say: Speaker) -> str:
    """Return a row's value with its unit, told apart from its own target, or else from the bounds given."""
    held = {key: row.get(key, bound) for key, bound in _held(bounds).items()}
    return value_text({**dict(indicator), **held, "value": row["value"]}, say)


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
            text = escape(shown_text(row, self.indicator, self.bounds, self.say))
            bar = (
                '<span class="track"></span>'
                if pd.isna(row["worth"])
                else self._bar(float(row["value"]))
            )
            cell = f"<div>{bar}<b>{text}</b></div>"
        remark = str(row.get("remark") or "")
        beside = f" <small>{escape(remark)}</small>" if remark else ""
        return (
            f'<tr role="row"{marked}><th scope="row" role="rowheader">{name or escape(str(row["name"]))}'
            f'{beside}</th><td role="cell">{cell}</td></tr>'
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
