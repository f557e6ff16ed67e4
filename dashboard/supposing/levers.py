"""A lever: a number on a slider with a field beside it, and where on it which light turns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from dashboard.parts.components import folded, html, paragraphs
from dashboard.supposing.numbers import FARTHEST, is_within_reach, number_of
from dashboard.supposing.scale import Scale
from dashboard.words.in_full import in_full
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import Speaker

UNITS_AT_ONCE = 5
Put = Callable[[float], None]


@dataclass(frozen=True)
class Lever:
    """One number that can be moved: its name, its scale, what it is, and what is supposed of it.

    told: how the number is said with its unit. put: keeps what the reader supposes instead. lowest:
    what may not be gone below.
    """

    key: str
    label: str
    scale: Scale
    now: float
    value: float
    told: Callable[[float], str]
    put: Put
    lowest: float = -FARTHEST

    @property
    def numbers(self) -> list[float]:
        """What the slider runs over: the scale, with what is and what is supposed in their places."""
        numbers = self.scale.numbers
        beside = [one for one in (self.now, self.value) if one not in numbers]
        return sorted({*numbers, *beside})


def show_lever(lever: Lever, turns: pd.DataFrame, say: Speaker) -> None:
    """Show the slider and the field, which both hold what is supposed, and where the lights turn.

    turns: as in `questions/whatif_steps.sql`.
    """
    slide, field = f"{lever.key}-slide", f"{lever.key}-field"
    st.session_state[slide], st.session_state[field] = lever.value, in_full(lever.value, say)
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        st.select_slider(
            lever.label, lever.numbers, key=slide, format_func=lever.told, on_change=_slid,
            args=(slide, lever),
        )  # fmt: skip
    with right:
        st.text_input(
            say("whatif.write_number", label=lever.label), key=field, max_chars=20,
            label_visibility="collapsed", on_change=_written, args=(field, lever),
        )  # fmt: skip
    left, right = st.columns([3, 1])
    with left:
        show_turns(turns, lever, say)
    with right:
        html(paragraphs([say("whatif.is_now", number=lever.told(lever.now))], "mk-small"))
    wrong = st.session_state.pop(f"{field}-wrong", None)
    if wrong is not None:
        st.error(plain_markdown(say("whatif.no_number", value=wrong)))


def _slid(key: str, lever: Lever) -> None:
    lever.put(float(st.session_state[key]))


def _written(key: str, lever: Lever) -> None:
    text = str(st.session_state[key])
    number = number_of(text)
    if number is None or number < lever.lowest or not is_within_reach(number):
        st.session_state[f"{key}-wrong"] = text
    else:
        lever.put(number)


def show_turns(turns: pd.DataFrame, lever: Lever, say: Speaker) -> None:
    """Show along the slider which light each unit has; turns: as in `questions/whatif_steps.sql`."""
    is_lit = turns["org_unit_id"].isin(turns.loc[turns["status"] != "no_data", "org_unit_id"])
    lit = turns[is_lit]
    units = [_unit(rows, lever, say) for _, rows in lit.groupby("org_unit_id", sort=False)]
    html("".join(units[:UNITS_AT_ONCE]) or paragraphs([say("whatif.no_turns")], "mk-small"))
    if len(units) > UNITS_AT_ONCE:
        rest = "".join(units[UNITS_AT_ONCE:])
        html(folded(say("whatif.more_units", count=len(units) - UNITS_AT_ONCE), rest))


def _unit(rows: pd.DataFrame, lever: Lever, say: Speaker) -> str:
    """Return one unit's lights along the slider as HTML: a bar, and in words where they turn."""
    statuses = [str(status) for status in rows["status"]]
    places = [*(int(place) for place in rows["place"]), lever.scale.count + 1]
    parts = "".join(
        f'<span class="{status}" style="flex-grow:{after - place}"></span>'
        for status, place, after in zip(statuses, places, places[1:], strict=False)
    )
    unit = str(rows["unit"].iloc[0])
    return (
        f'<div class="mk-turns"><p class="mk-small">{escape(unit)}: '
        f"{escape(turns_text(statuses, rows['number'].tolist(), lever, say))}</p>"
        f'<div class="mk-bar" aria-hidden="true">{parts}</div></div>'
    )


def turns_text(
    statuses: Sequence[str], numbers: Sequence[float], lever: Lever, say: Speaker
) -> str:
    """Say which light stands where: "uppfyllt till och med 72,4 %, från 72,5 % delvis uppfyllt"."""
    first = say(f"light.lower_{statuses[0]}")
    if len(statuses) == 1:
        return say("whatif.turns_never", status=first)
    last = lever.told(round(numbers[1] - lever.scale.step, 9))
    turned = [
        say("whatif.turns_from", number=lever.told(number), status=say(f"light.lower_{status}"))
        for status, number in zip(statuses[1:], numbers[1:], strict=True)
    ]
    return ", ".join([say("whatif.turns_until", number=last, status=first), *turned]) + "."
