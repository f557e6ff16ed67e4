"""The advice on a whole version: what makes its goals and indicators worth measuring."""

from collections.abc import Iterable
from html import escape

from dashboard.parts.components import html, listed, paragraphs, section
from dashboard.planning.known import advice_on, names
from dashboard.planning.versions import Place
from etl.planning.advice import Advice


def show_advice(place: Place) -> None:
    """Show every piece of advice under the goal or the indicator that it is about, with a way to it."""
    say = place.say
    found = advice_on(place.plan)
    html(paragraphs([say("plan.advice_lead")], "mk-small"))
    if not found:
        html(paragraphs([say("plan.no_advice")]))
        return
    known = names(place.plan)
    for kind, name in (("goals", "goal_id"), ("indicators", "indicator_id")):
        of = (
            [one for one in found if one.goal_id]
            if kind == "goals"
            else [one for one in found if not one.goal_id]
        )
        if of:
            html(section(say(f"plan.part_{kind}"), _list(place, kind, of, known[kind], name)))


def _list(place: Place, kind: str, found: Iterable[Advice], known: object, name: str) -> str:
    by_id: dict[str, list[str]] = {}
    for one in found:
        by_id.setdefault(getattr(one, name), []).append(one.message(place.say.language))
    items = []
    for own, texts in by_id.items():
        title = known.get(own, own)  # type: ignore[attr-defined]
        shown = place.way(title, kind, own) if place.is_open else escape(title)
        items.append(
            shown
            + "".join(
                f'<div class="mk-small">{escape(text)}</div>' for text in dict.fromkeys(texts)
            )
        )
    return listed(items, "mk-rows")
