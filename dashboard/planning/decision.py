"""Deciding a version: what stands in the way first, then from which day, and what happens then."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.parts.components import heading, html, paragraphs
from dashboard.parts.writing import ask_who
from dashboard.planning.conflict import told
from dashboard.planning.effects import lights_list
from dashboard.planning.known import Sign, differences, home, names, sign
from dashboard.planning.remarks import remarks, remarks_list
from dashboard.planning.saving import NOTE_AT_MOST, said, wish_for, wish_of
from dashboard.planning.settling import show_conflicts
from dashboard.planning.versions import Place
from dashboard.ways import way
from dashboard.words.plain_text import plain_markdown
from etl.errors import MalkollError
from etl.pipeline import Outcome
from etl.planning.plans import conflicts_of, decide, earlier_lights, preview_plan, reopen, take_due

TOLD, DECIDED = "plan|told", "plan|decided"


@dataclass(frozen=True)
class Previewed:
    """What has been seen of a decision: from which day, of what deliveries, and what would come of it."""

    day: date
    sign: Sign
    outcome: Outcome


def show_decision(place: Place) -> None:
    """Show how a version is decided, or what was decided of it."""
    say, version = place.say, place.version
    if version is None:
        return
    _act(place)
    html(told(str(st.session_state.pop(TOLD, ""))))
    if version.state == "decided":
        _show_decided(place)
    elif version.state == "in_force":
        html(paragraphs([say("plannews.in_force")]))
    elif conflicts := conflicts_of(home(), version.name):
        show_conflicts(place, conflicts)
    elif differences(version.name):
        _show_form(place)
    else:
        html(paragraphs([say("plannews.none")]))


def _show_form(place: Place) -> None:
    """Show from which day, by whom and why; then what happens; then the button that decides."""
    say, version = place.say, place.version
    previewed: Previewed | None = st.session_state.get(_kept(place))
    day = f"{place.key}|day"
    if version is not None:
        st.session_state.setdefault(day, f"{version.begins:%Y-%m-%d}")
    with st.form(f"{place.key}|form"):
        html(paragraphs([say("plandecide.lead")]))
        with st.container(horizontal=True, key="planby"):
            st.text_input(say("plandecide.day"), key=day, placeholder="2027-01-01")
            ask_who(say)
            st.text_input(say("plandecide.note"), key=f"{place.key}|note", max_chars=NOTE_AT_MOST)
        if previewed:
            html(_effect(place, previewed))
        can_decide = previewed is not None and not previewed.outcome.is_refused
        with st.container(horizontal=True, key="planbuttons"):
            st.form_submit_button(
                say("plandecide.preview"), on_click=wish_for, args=(place, "preview"),
                type="secondary" if can_decide else "primary",
            )  # fmt: skip
            if can_decide:
                text = plain_markdown(say("plandecide.decide", name=place.plan))
                st.form_submit_button(
                    text, type="primary", on_click=wish_for, args=(place, "decide")
                )


def _kept(place: Place) -> str:
    return f"{place.key}|preview"


def _effect(place: Place, previewed: Previewed) -> str:
    """Return what happens when a version is decided from a day, as HTML."""
    say, outcome, day = place.say, previewed.outcome, previewed.day
    errors = [one for one in outcome.findings if one.severity == "error"]
    if errors:
        return remarks_list(remarks(errors, [], say))
    key = "plandecide.happens_now" if day <= date.today() else "plandecide.happens_then"
    number = len({(one.kind, one.key) for one in differences(str(place.plan))})
    earlier = earlier_lights(outcome, day)
    reported = [say("plandecide.earlier", number=len(earlier))] if earlier else []
    return (
        f'<div class="mk-card mk-effect">{heading(say("plandecide.happens"))}'
        f"{paragraphs([say(key, day=say.day(day), number=number)])}"
        f"{heading(say('plansave.lights'), 3)}"
        f"{lights_list(outcome.changed_lights, names(place.plan), say)}"
        f"{remarks_list([*reported, *remarks(outcome.findings, [], say)], 'mk-note')}</div>"
    )


def _act(place: Place) -> None:
    """Do what a button has asked for, and say what stands in the way."""
    wish = wish_of(place)
    if not wish:
        return
    text = str(st.session_state.get(f"{place.key}|day", "")).strip()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        st.session_state[TOLD] = place.say("plan.not_date", value=text)
        st.session_state.pop(_kept(place), None)
        return
    try:
        with st.spinner(place.say("plansave.reckons")):
            _do(place, wish, day)
    except MalkollError as error:
        st.session_state[TOLD] = error.message(place.say.language)


def _do(place: Place, wish: str, day: date) -> None:
    """Decide what has been previewed as it stands now; else preview it."""
    plan, by_and_note = str(place.plan), said(place)
    seen: Previewed | None = st.session_state.get(_kept(place))
    is_seen = seen is not None and (seen.day, seen.sign) == (day, sign(plan))
    if wish != "decide" or not is_seen:
        st.session_state[_kept(place)] = Previewed(day, sign(plan), preview_plan(home(), plan, day))
        return
    outcome = decide(home(), plan, day, *by_and_note)
    if outcome.is_refused:
        st.session_state[_kept(place)] = Previewed(day, sign(plan), outcome)
        return
    st.session_state["who"] = by_and_note[0]
    st.session_state[DECIDED] = plan
    st.session_state.pop(_kept(place))
    st.rerun()


def show_decided(place: Place) -> None:
    """Tell what was decided last, and the ways on; once."""
    version = place.version
    if version is None or st.session_state.get(DECIDED) != version.name:
        return
    st.session_state.pop(DECIDED)
    say = place.say
    key = "plandecide.done_now" if version.state == "in_force" else "plandecide.done_then"
    text = paragraphs([say(key, name=version.name, day=say.day(version.begins))])
    ways = f'<p class="mk-ways">{way("goal", say("plandecide.to_goals"), place.selection)}</p>'
    html(
        f'<div class="mk-done" role="status">{text}{ways if version.state == "in_force" else ""}</div>'
    )


def _show_decided(place: Place) -> None:
    """Show a version that waits for its day: the way back, and, where the day has come, into force."""
    say, version = place.say, place.version
    html(paragraphs([say("plandecide.waits")]))
    with st.container(horizontal=True, key="planbuttons"):
        if version is not None and version.begins <= date.today():
            st.button(say("plandecide.take_now"), type="primary", on_click=_take, args=(place,),
                      key=f"{place.key}|take")  # fmt: skip
        st.button(
            say("plandecide.reopen"), on_click=_reopen, args=(place,), key=f"{place.key}|reopen"
        )


def _take(place: Place) -> None:
    """Take what is due into force, and say what stood in the way."""
    for taken in take_due(home(), date.today()):
        if taken.plan != place.plan:
            continue
        if taken.error is not None:
            st.session_state[TOLD] = taken.error.message(place.say.language)
        elif taken.outcome is not None and taken.outcome.is_refused:
            st.session_state[TOLD] = " ".join(remarks(taken.outcome.findings, [], place.say))
        else:
            st.session_state[DECIDED] = taken.plan


def _reopen(place: Place) -> None:
    """Make a decided version a draft again."""
    try:
        reopen(home(), str(place.plan))
    except MalkollError as error:
        st.session_state[TOLD] = error.message(place.say.language)
