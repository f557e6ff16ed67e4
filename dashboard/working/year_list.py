"""The municipality's year as a list: each event's days, kind and how far off it is."""

from datetime import date
from html import escape

from dashboard.parts.components import listed
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import lower_period
from dashboard.working.days import days_words, span_words
from etl.year import Occasion

PAGE_OF = {"report": "deliver", "assess": "assess", "approve": "assess", "plan": "plan"}


def occasion_list(found: list[Occasion], selection: Selection, now: date) -> str:
    """Return events as HTML, in the order given."""
    return listed((_line(one, selection, now) for one in found), "mk-list mk-year")


def _line(one: Occasion, selection: Selection, now: date) -> str:
    say = selection.say
    name = one.named(say.language)
    to = PAGE_OF.get(one.kind)
    shown = way(to, name, selection) if to else escape(name)
    parts = [say(f"year.kind_{one.kind}"), span_words(one.first, one.last, say)]
    if one.period:
        parts.append(say("year.of", period=lower_period(one.period, say)))
    mark = f'<span class="mk-kind {one.kind}" aria-hidden="true"></span>'
    under = _when(one, selection, now) + escape(", ".join(parts))
    return f'{mark}{shown} <span class="mk-small">{under}</span>'


def _when(one: Occasion, selection: Selection, now: date) -> str:
    """Return, of what is on, how much is left, and of what comes when it begins, as HTML."""
    say = selection.say
    if one.is_past(now):
        return ""
    if one.is_now(now):
        told = say("year.now", days=days_words(one.last, now, say))
        return f'<b class="mk-due">{escape(told)}</b> '
    return f"{escape(say('year.begins', count=(one.first - now).days))} "
