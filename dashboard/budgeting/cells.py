"""The cells of the budget's tables: an amount and what must be known of it, a deviation as a bar, a light."""

from html import escape

import pandas as pd

from dashboard.budgeting.amounts import Amounts
from dashboard.drawing.lights import worded_light
from dashboard.words.amounts import signed_pct
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, is_empty


def amount_cell(row: Row, measure: str, amounts: Amounts, mismatches: pd.DataFrame) -> str:
    """Return an amount as HTML, with the sum that it is not; or that it is missing, and of how many units."""
    say = amounts.say
    if is_empty(row[measure]):
        return missing_cell(row, measure, say)
    text = escape(amounts.text(float(row[measure])))
    for _, other in _of(row, measure, mismatches).iterrows():
        shown = amounts.text(float(other["other_amount"]))
        text += _small(f"≠ {shown}", say(f"budget.beside_{other['held_against']}", amount=shown))
    return text


def missing_cell(row: Row, measure: str, say: Speaker) -> str:
    """Return that a figure is missing; where it would be a sum, that so many of so many units have it."""
    word = f'<span class="mk-muted">{escape(say("budget.missing"))}</span>'
    expected, known = row.get("expected_units"), row.get(f"{measure}_units")
    if is_empty(expected) or is_empty(known) or not int(expected or 0):
        return word
    told = say("budget.of_units", known=int(known or 0), expected=int(expected or 0))
    return f'{word} <span class="mk-small">{escape(told)}</span>'


def deviation_cell(deviation: object, largest: float, amounts: Amounts, share: object) -> str:
    """Return a deviation with its sign as HTML, and as a bar to the left or the right of zero.

    largest: the largest of those beside it, which fills its side.
    """
    if is_empty(deviation):
        return f'<span class="mk-muted">{escape(amounts.say("budget.missing"))}</span>'
    amount = float(deviation)  # type: ignore[arg-type]
    told = signed_pct(share, amounts.say)
    beside = _small(told) if told else ""
    return f"<b>{escape(amounts.signed(amount))}</b>{beside}{deviation_bar(amount, largest)}"


def deviation_bar(amount: float, largest: float) -> str:
    """Return the bar alone, which says nothing that the number beside it does not."""
    width = 50 * abs(amount) / largest if largest else 0.0
    left = 50 - width if amount < 0 else 50
    kind = "minus" if amount < 0 else "plus"
    return (
        '<span class="mk-deviation" aria-hidden="true"><span class="zero"></span>'
        f'<span class="{kind}" style="left:{left:.2f}%;width:{width:.2f}%"></span></span>'
    )


def light_cell(status: str, say: Speaker) -> str:
    """Return a budget's light with its word."""
    return worded_light(status, say, say(f"budget.light_{status}"))


def origin_text(row: Row, say: Speaker) -> str:
    """Say which of a row's figures are computed, and of what; nothing where all are delivered."""
    origins = {name: row[f"{name}_origin"] for name in ("budget", "outcome", "forecast")}
    known = {name: str(one) for name, one in origins.items() if not is_empty(one)}
    texts = []
    for origin in ("units", "accounts"):
        of = [name for name, one in known.items() if one == origin]
        if not of:
            continue
        made = say(f"budget.made_of_{origin}")
        names = ", ".join(say(f"budget.{name}").lower() for name in of)
        texts.append(made if len(of) == len(known) else f"{names}: {made}")
    return "; ".join(texts)


def _of(row: Row, measure: str, mismatches: pd.DataFrame) -> pd.DataFrame:
    """Return what a cell's figure does not agree with."""
    is_year = measure == "full_year_budget"
    name = "budget" if is_year else measure
    found = mismatches[(mismatches["org_unit_id"] == row["org_unit_id"])
                       & (mismatches["measure"] == name)]  # fmt: skip
    is_wanted = found["is_full_year"].astype(bool) == is_year
    return pd.DataFrame(found[is_wanted])


def _small(text: str, heard: str = "") -> str:
    if not heard:
        return f' <span class="mk-small">{escape(text)}</span>'
    return (
        f' <span class="mk-small" title="{escape(heard)}"><span aria-hidden="true">{escape(text)}</span>'
        f'<span class="mk-hidden">{escape(heard)}</span></span>'
    )
