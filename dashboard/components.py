"""What pages are made of: the light, the bar of lights, rows that link, tables and cards."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from dashboard.plain_text import plain_markdown
from dashboard.selection import Selection
from dashboard.translate import Speaker
from dashboard.values import Row

STATUSES = ("met", "near", "missed", "no_data")
# Colours with at least 3:1 against the light and the dark background.
COLOURS = {"met": "#1f8a53", "near": "#b9791c", "missed": "#d0453c", "no_data": "#7a8790"}
SHAPES = {
    "met": '<circle cx="10" cy="10" r="9" fill="{c}"/><path d="M5.6 10.4l3 3 5.8-6.4" fill="none"'
    ' stroke="#fff" stroke-width="2.2"/>',
    "near": '<path d="M10 1.5L19 18H1z" fill="{c}"/><path d="M10 7v5.2M10 14.2v1.6" stroke="#fff"'
    ' stroke-width="2"/>',
    "missed": '<rect x="1.5" y="1.5" width="17" height="17" rx="2" fill="{c}"/>'
    '<path d="M6.4 6.4l7.2 7.2M13.6 6.4l-7.2 7.2" stroke="#fff" stroke-width="2.2"/>',
    "no_data": '<circle cx="10" cy="10" r="8" fill="none" stroke="{c}" stroke-width="2"'
    ' stroke-dasharray="3 2.4"/>',
}
PAGES = {
    "overview": "views/1_overview.py",
    "goal": "views/2_goal.py",
    "indicator": "views/3_indicator.py",
    "organisation": "views/4_organisation.py",
    "about": "views/5_about.py",
}


@cache
def picture(status: str) -> str:
    """Return a light's picture as a data address: colour and shape; its word goes beside it."""
    shape = SHAPES[status].replace("{c}", COLOURS[status])
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">{shape}</svg>'
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def light(status: str, say: Speaker, size: int = 16) -> str:
    """Return a light as HTML, its word as the alternative text."""
    word = escape(say(f"light.{status}"))
    return f'<img src="{picture(status)}" alt="{word}" width="{size}" height="{size}">'


def worded_light(status: str, say: Speaker, word: str | None = None) -> str:
    """Return a light as HTML with its word beside it, or another word that says more."""
    image = f'<img src="{picture(status)}" alt="" width="16" height="16">'
    return f"{image} {escape(word or say(f'light.{status}'))}"


@cache
def _style() -> str:
    return Path(__file__).with_name("style.css").read_text(encoding="utf-8")


def frame(language: str) -> None:
    """Put the style sheet, the menu's word on a phone and the page's language in place."""
    menu = Speaker(language)("app.menu")
    st.html(f"<style>{_style()} :root {{ --menu: '{menu}'; }}</style>")
    st.html(
        f"<script>document.documentElement.lang = '{language}'</script>",
        unsafe_allow_javascript=True,
    )


def html(body: str) -> None:
    """Show HTML of our own; whatever comes from files is escaped by those who make it."""
    st.html(f'<div class="mk">{body}</div>')


def paragraphs(texts: Iterable[str], kind: str = "") -> None:
    """Show sentences as paragraphs of plain text."""
    html("".join(f'<p class="{kind}">{escape(text)}</p>' for text in texts))


def link(
    page: str,
    text: str,
    selection: Selection,
    status: str | None = None,
    *,
    is_bold: bool = False,
    **changed: str | None,
) -> None:
    """Show a way to another page with the selection kept; a light before its text where given."""
    image = f"![{selection.say(f'light.{status}')}]({picture(status)}) " if status else ""
    label = f"**{plain_markdown(text)}**" if is_bold else plain_markdown(text)
    st.page_link(PAGES[page], label=image + label, query_params=selection.query(**changed))


def bar(counts: Row, say: Speaker) -> str:
    """Return the lights of several indicators as one bar, and in words beneath it."""
    total = sum(int(counts[s]) for s in STATUSES)
    if not total:
        return ""
    parts = "".join(
        f'<span class="{s}" style="width:{100 * int(counts[s]) / total:.1f}%"></span>'
        for s in STATUSES if int(counts[s])
    )  # fmt: skip
    words = escape(say("overview.readings", met=int(counts["met"]), total=total))
    return (
        f'<div class="mk-bar" aria-hidden="true">{parts}</div><div class="mk-small">{words}</div>'
    )


def table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[bool], caption: str
) -> str:
    """Return an accessible table; headers and cells are HTML already, the caption is plain text."""
    head = "".join(
        f'<th scope="col"{_right(n)}>{h}</th>' for h, n in zip(headers, numeric, strict=True)
    )
    body = "".join(f"<tr>{_cells(row, numeric)}</tr>" for row in rows)
    return (
        f'<div class="mk-scroll" role="region" tabindex="0" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _cells(row: Sequence[str], numeric: Sequence[bool]) -> str:
    first, *others = row
    cells = (f"<td{_right(n)}>{c}</td>" for c, n in zip(others, numeric[1:], strict=True))
    return f'<th scope="row">{first}</th>' + "".join(cells)


def _right(is_numeric: bool) -> str:
    return ' class="n"' if is_numeric else ""


def title(text: str) -> None:
    """Show the page's one heading of the first order; the text is plain."""
    st.title(plain_markdown(text), anchor=False)


def heading(text: str) -> None:
    """Show a heading of the second order; the text is plain."""
    st.header(plain_markdown(text), anchor=False)


def subheading(text: str) -> None:
    """Show a heading of the third order; the text is plain."""
    st.subheader(plain_markdown(text), anchor=False)


def empty_state(title: str, text: str) -> None:
    """Say that there is nothing here, and what to do."""
    st.title(plain_markdown(title), anchor=False)
    paragraphs([text], "mk-lead")
