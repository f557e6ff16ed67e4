"""What pages are made of: HTML of our own, its headings, lists, cards and tables."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from dashboard.words.plain_text import plain_markdown


def html(body: str) -> None:
    """Show HTML of our own; whatever comes from files is escaped by those who make it."""
    st.html(f'<div class="mk">{body}</div>')


def paragraphs(texts: Iterable[str], kind: str = "") -> str:
    """Return sentences as paragraphs; the texts are plain."""
    named = f' class="{kind}"' if kind else ""
    return "".join(f"<p{named}>{escape(text)}</p>" for text in texts)


def code(text: str) -> str:
    """Return a name or a command as HTML: no word of any language."""
    return f'<code translate="no">{escape(text)}</code>'


def title(text: str) -> None:
    """Show the page's one heading of the first order, and name the browser's tab by it; the text is plain."""
    st.set_page_config(page_title=f"{text} – Målkoll")
    st.title(plain_markdown(text), anchor=False)


def heading(text: str, level: int = 2, kind: str = "") -> str:
    """Return a heading of the second or a lower order; the text is plain."""
    named = f' class="{kind}"' if kind else ""
    return f"<h{level}{named}>{escape(text)}</h{level}>"


def section(text: str, body: str, kind: str = "") -> str:
    """Return a part of the page with its heading; the text is plain, the body HTML."""
    return f'<section class="mk-section {kind}">{heading(text)}{body}</section>'


def card(text: str, body: str) -> str:
    """Return a part that stands beside the page's main line, framed; nothing where it has no body."""
    return section(text, body, "mk-card") if body else ""


def listed(items: Iterable[str], kind: str = "mk-list") -> str:
    """Return HTML items as a list."""
    return f'<ul class="{kind}">{"".join(f"<li>{item}</li>" for item in items)}</ul>'


def folded(text: str, body: str, *, is_open: bool = False) -> str:
    """Return a part that can be folded; the text is plain, the body HTML."""
    return (
        f'<details class="mk-fold"{" open" if is_open else ""}>'
        f"<summary>{escape(text)}</summary>{body}</details>"
    )


def table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[bool], caption: str
) -> str:
    """Return an accessible table; headers and cells are HTML already, the caption is plain text."""
    head = "".join(
        f'<th scope="col"{_right(n)}>{h}</th>' for h, n in zip(headers, numeric, strict=True)
    )
    body = "".join(f"<tr>{_cells(row, numeric)}</tr>" for row in rows)
    return scrolled(
        caption,
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>",
    )


def scrolled(name: str, body: str) -> str:
    """Return what may be wider than the page, so that it scrolls in itself, by the keyboard too."""
    region = f'role="region" tabindex="0" aria-label="{escape(name)}"'
    return f'<div class="mk-scroll" {region}>{body}</div>'


def _cells(row: Sequence[str], numeric: Sequence[bool]) -> str:
    first, *others = row
    cells = (f"<td{_right(n)}>{c}</td>" for c, n in zip(others, numeric[1:], strict=True))
    return f'<th scope="row">{first}</th>' + "".join(cells)


def _right(is_numeric: bool) -> str:
    return ' class="n"' if is_numeric else ""


def empty_state(title_text: str, text: str) -> None:
    """Say that there is nothing here, and what to do."""
    title(title_text)
    html(paragraphs([text], "mk-lead"))
