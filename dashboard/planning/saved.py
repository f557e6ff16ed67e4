"""What was saved last, told once on the page that follows: what it changed, advice, and the ways on."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from dashboard.parts.components import heading, html, listed, paragraphs
from dashboard.planning.draft import Draft, Key, open_anew
from dashboard.planning.effects import Names, lights_list
from dashboard.planning.known import advice_on
from dashboard.planning.saving import said
from dashboard.planning.versions import Place
from dashboard.ways import way
from etl.pipeline import Outcome

SAVED = "plan|saved"
SHOWN_AT_MOST = 5


@dataclass(frozen=True)
class Saved:
    """What was saved last: what came of it, what its rows are called, and their keys."""

    outcome: Outcome
    rows: Sequence[str]
    keys: Sequence[Key]


def go_on_saved(place: Place, draft: Draft, rows: Sequence[str], keys: Sequence[Key]) -> None:
    """Keep what was saved to be told, open the place anew, and draw the page again."""
    if draft.outcome is not None:
        st.session_state[SAVED] = Saved(draft.outcome, rows, keys)
    st.session_state.pop(f"{place.key}|note", None)
    st.session_state["who"] = said(place)[0]
    open_anew(place, draft.kind.name, draft.round + 1)
    st.rerun()


def show_saved(place: Place, names: Names) -> None:
    """Tell what was saved last, what it changed, what is worth a thought, and the ways on; once."""
    saved = st.session_state.pop(SAVED, None)
    if not isinstance(saved, Saved):
        return
    say = place.say
    if saved.outcome.brings_nothing:
        html(_done(paragraphs([say("plansave.brought_nothing")])))
        return
    more = len(saved.rows) - SHOWN_AT_MOST
    what = ", ".join(saved.rows[:SHOWN_AT_MOST]) + (f" + {more}" if more > 0 else "")
    text = say("plansave.saved_now", what=what)
    if place.version:
        text = say("plansave.saved", name=place.plan, what=what)
    lights = (
        lights_list(saved.outcome.changed_lights, names, say)
        if saved.outcome.changed_lights
        else ""
    )
    parts = [
        paragraphs([text]),
        heading(say("plansave.lights_turned"), 3) + lights if lights else "",
        _advice(place, saved),
        f'<ul class="mk-ways">{"".join(f"<li>{one}</li>" for one in _ways(place, saved))}</ul>',
    ]
    html(_done("".join(parts)))


def _done(body: str) -> str:
    return f'<div class="mk-done" role="status">{body}</div>'


def _advice(place: Place, saved: Saved) -> str:
    """Return the advice on the goals and indicators that what was saved is about."""
    about = {part for key in saved.keys for part in key}
    found = [one for one in advice_on(place.plan) if about & {one.goal_id, one.indicator_id}]
    texts = list(dict.fromkeys(one.message(place.say.language) for one in found))[:SHOWN_AT_MOST]
    if not texts:
        return ""
    return heading(place.say("plan.advice_here"), 3) + listed(map(escape, texts), "mk-points")


def _ways(place: Place, saved: Saved) -> list[str]:
    """Return the ways on from what was saved: to undo it, and to the goal where it is in force."""
    say = place.say
    if place.version:
        return [place.way(say("plansave.to_saves"), "saves")]
    found = [way("deliveries", say("plansave.to_deliveries"), place.selection)]
    for page, kind in (("goal", "goals"), ("indicator", "indicators")):
        if place.part == kind and len(saved.keys) == 1:
            found.append(
                way(page, say(f"plansave.to_{page}"), place.selection, **{page: saved.keys[0][0]})
            )
    return found
