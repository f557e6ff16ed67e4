"""The municipality's year: as a wheel, as a list by date, and as a calendar to keep or to subscribe to."""

from datetime import UTC, date, datetime, timedelta
from html import escape

import streamlit as st

from dashboard.answers import about_of, store
from dashboard.drawing.year_wheel import Stretch, year_wheel
from dashboard.parts.components import folded, html, paragraphs, section, title
from dashboard.parts.pictures import safe_name
from dashboard.parts.writing import refuse_reader
from dashboard.selection import Selection
from dashboard.working.days import span_words, today
from dashboard.working.subscription import subscription_address
from dashboard.working.year_list import occasion_list
from etl.year import EVENT_KINDS, Occasion, occasions, year_calendar

selection: Selection = st.session_state["selection"]
say = selection.say


def headline(now: list[Occasion], coming: list[Occasion]) -> str:
    """Say what is on; where nothing is, what comes next."""
    if now:
        names = [one.named(say.language) for one in now]
        told, more = say("year.headline_now", name=names[0]), len(names) - 1
        if not more:
            return told
        key = "year.headline_more_one" if more == 1 else "year.headline_more"
        return f"{told} {say(key, count=say.count(more))}"
    if coming:
        return say(
            "year.headline_next", name=coming[0].named(say.language), day=say.day(coming[0].first)
        )
    return say("year.headline_none")


def told_of(one: Occasion) -> str:
    """Say an event's name, kind and days."""
    kind = say(f"year.kind_{one.kind}").lower()
    return f"{one.named(say.language)}, {kind}: {span_words(one.first, one.last, say)}"


def wheel(found: list[Occasion], now: date) -> str:
    """Return the wheel with what its lines mean, as HTML."""
    this_year = [one for one in found if one.first.year <= now.year <= one.last.year]
    told = "; ".join(told_of(one) for one in this_year)
    alt = say("year.wheel_alt", year=now.year, events=told, today=say.day(now))
    drawn = year_wheel(
        [Stretch(o.kind, o.first, o.last) for o in this_year], now.year, now, alt, say
    )
    kinds = {one.kind for one in this_year}
    legend = "".join(
        f'<li><span class="mk-kind {kind}" aria-hidden="true"></span>{escape(say(f"year.kind_{kind}"))}</li>'
        for kind in EVENT_KINDS if kind in kinds
    )  # fmt: skip
    hint = paragraphs([say("year.today", day=say.day(now))], "mk-small")
    return f'{drawn}<ul class="mk-legend">{legend}</ul>{hint}'


def event_lists(found: list[Occasion], now: date) -> str:
    """Return the events by date as HTML: what is on and what comes first, what has been folded."""
    coming = [one for one in found if not one.is_past(now) and not one.is_now(now)]
    on = [one for one in found if one.is_now(now)]
    past = [one for one in found if one.is_past(now)]
    parts = []
    for key, some in (("now", on), ("coming", coming)):
        if some:
            parts.append(section(say(f"year.{key}_title"), occasion_list(some, selection, now)))
    if past:
        parts.append(
            folded(
                say("year.past_title", count=len(past)), occasion_list(past[::-1], selection, now)
            )
        )
    return "".join(parts)


def show_calendar() -> None:
    """Show the button that saves the year as a calendar file."""
    role = st.session_state.get("address_responsible")
    responsible = None if role in (None, say("work.all_id")) else str(role)
    html(section(say("year.calendar_title"), paragraphs([say("year.calendar")]), "mk-tight"))
    text = year_calendar(store().home, say.language, datetime.now(UTC), responsible)
    if address := subscription_address(responsible, say.language):
        html(paragraphs([say("year.subscribe")]) + f'<p class="mk-address">{escape(address)}</p>')
    name = safe_name(f"{about_of(selection.snapshot_id)['name']} {say('year.file')}")
    st.download_button(say("year.download"), text.encode(), f"{name}.ics", "text/calendar",
                       key="download-calendar", on_click="ignore", type="tertiary")  # fmt: skip


def main() -> None:
    """Show the page."""
    if refuse_reader(say):
        return
    now = today()
    found = occasions(store().home, date(now.year, 1, 1), now + timedelta(days=365))
    on = [one for one in found if one.is_now(now)]
    title(headline(on, [one for one in found if one.first > now]))
    html(paragraphs([say("year.lead")], "mk-lead"))
    left, right = st.columns([1, 1], gap="large")
    with left:
        html(wheel(found, now))
        show_calendar()
    with right:
        html(event_lists(found, now))


main()
