"""The bridge: from full-year budget to forecast, unit by unit: a table whose cells hold the bars."""

from dataclasses import dataclass
from html import escape

from dashboard.budgeting.amounts import Amounts
from dashboard.budgeting.asked import Asked
from dashboard.parts.components import paragraphs, section
from dashboard.words.values import is_empty

# More units than these are collected, the smallest steps first.
STEPS_AT_MOST = 8
# How much of the scale is left free at either end.
AIR = 0.12


@dataclass(frozen=True)
class Step:
    """One bar: from one amount to another in SEK; deviation: how much better than budget it is."""

    name: str
    start: float
    end: float
    deviation: float | None = None


def bridge_part(asked: Asked) -> str:
    """Return the part as HTML; nothing where no units below have forecasts, or the unit has none."""
    steps = steps_of(asked)
    if len(steps) < 4:
        return ""
    title = asked.say("budget.bridge_title", year=asked.year)
    return section(
        title,
        _table(steps, title, asked.amounts)
        + paragraphs([asked.say("budget.bridge_note")], "mk-small"),
    )


def steps_of(asked: Asked) -> list[Step]:
    """Return the steps: the budget, the units from the worst deviation to the best, the rest, the forecast.

    The ends are the unit's own figures. What its units do not explain is a step of its own, so that the
    last step always ends at the forecast.
    """
    row = asked.chosen
    if row is None or is_empty(row["full_year_budget"]) or is_empty(row["forecast"]):
        return []
    known = asked.below.dropna(subset=["full_year_budget", "forecast"])
    moves = [
        (str(r["name"]), _ore(r["forecast"]) - _ore(r["full_year_budget"]))
        for _, r in known.iterrows()
    ]
    first, last = _ore(row["full_year_budget"]), _ore(row["forecast"])
    sign = 1 if asked.account == "revenue" else -1
    moves = _collected(sorted(moves, key=lambda move: sign * move[1]), asked)
    rest = last - first - sum(move for _, move in moves)
    if rest:
        moves.append((asked.say("budget.bridge_rest"), rest))
    steps, at = [Step(asked.say("budget.full_year_budget"), 0, first / 100)], first
    for name, move in moves:
        steps.append(Step(name, at / 100, (at + move) / 100, sign * move / 100))
        at += move
    return [*steps, Step(asked.say("budget.forecast"), 0, last / 100)]


def _ore(amount: object) -> int:
    return round(float(amount) * 100)  # type: ignore[arg-type]


def _collected(moves: list[tuple[str, int]], asked: Asked) -> list[tuple[str, int]]:
    """Return moves with the smallest of many as one: their sum is what it was, to the öre."""
    if len(moves) <= STEPS_AT_MOST:
        return moves
    sizes = sorted((abs(move) for _, move in moves), reverse=True)
    limit = sizes[STEPS_AT_MOST - 2]
    large = [move for move in moves if abs(move[1]) >= limit][: STEPS_AT_MOST - 1]
    small = [move for move in moves if move not in large]
    name = asked.say("budget.bridge_others", count=len(small))
    return [*large, (name, sum(move for _, move in small))]


def _table(steps: list[Step], caption: str, amounts: Amounts) -> str:
    say = amounts.say
    ends = [
        steps[0].end,
        steps[-1].end,
        *(end for step in steps[1:-1] for end in (step.start, step.end)),
    ]
    air = AIR * (max(ends) - min(ends)) or 1.0
    low, high = min(ends) - air, max(ends) + air
    heads = "".join(
        f'<th scope="col" role="columnheader">{escape(say(f"budget.{name}"))}</th>'
        for name in ("unit", "bridge_bar", "deviation")
    )
    body = "".join(_row(step, low, high, amounts) for step in steps)
    caption = say("budget.bridge_caption", title=caption, unit=amounts.unit)
    return (
        f'<table class="mk-bridge" role="table"><caption>{escape(caption)}</caption><thead role="rowgroup">'
        f'<tr role="row">{heads}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(step: Step, low: float, high: float, amounts: Amounts) -> str:
    """Return one step; the first and the last are whole amounts, whose bars begin beyond the scale."""
    is_whole = step.deviation is None
    ends = sorted((low if is_whole else step.start, step.end))
    left, right = (100 * (end - low) / (high - low) for end in ends)
    kind = "whole" if is_whole else "minus" if (step.deviation or 0) < 0 else "plus"
    text = amounts.text(step.end) if is_whole else amounts.signed(step.deviation or 0)
    marked = ' class="whole"' if is_whole else ""
    return (
        f'<tr role="row"{marked}><th scope="row" role="rowheader">{escape(step.name)}</th>'
        f'<td role="cell" aria-hidden="true"><span class="track"><span class="{kind}"'
        f' style="left:{left:.2f}%;width:{right - left:.2f}%"></span></span></td>'
        f'<td role="cell"><b>{escape(text)}</b></td></tr>'
    )
