"""The municipality's year at an address of its own, to subscribe to; nothing in it is secret."""

import os
from datetime import UTC, datetime
from urllib.parse import quote, urlsplit

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from dashboard.answers import store
from dashboard.words.translate import LANGUAGES, Speaker
from etl.errors import MalkollError
from etl.year import year_calendar


def calendar(request: Request) -> Response:
    """Answer with the year as iCalendar; ?responsible= counts one role's things, ?lang= is its language."""
    asked = request.query_params
    language = asked.get("lang", "sv") if asked.get("lang", "sv") in LANGUAGES else "sv"
    try:
        text = year_calendar(
            store().home, language, datetime.now(UTC), asked.get("responsible") or None
        )
    except MalkollError:
        # Where the home lies and what is wrong in it is told on the page, not to all the world.
        say = Speaker(language)
        return Response(say("year.no_calendar"), 503, media_type="text/plain; charset=utf-8")
    return Response(
        text, media_type="text/calendar; charset=utf-8", headers={"cache-control": "no-cache"}
    )


def subscription_address(responsible: str | None, language: str) -> str:
    """Return the calendar's address as the reader's browser reaches it; empty where this server has none."""
    name = os.environ.get("MALKOLL_CALENDAR", "")
    here = urlsplit(str(st.context.url or ""))
    if not name or not here.netloc:
        return ""
    folder = here.path.rsplit("/", 1)[0]
    asked = [f"responsible={quote(responsible)}"] if responsible else []
    asked += [f"lang={language}"] if language != "sv" else []
    query = "?" + "&".join(asked) if asked else ""
    return f"{here.scheme}://{here.netloc}{folder}/{name}{query}"
