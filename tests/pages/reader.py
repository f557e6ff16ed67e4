"""Reads a page as a reader does: its words and its ways, without the marks of markdown and HTML."""

import re
from html import unescape
from string import punctuation

from streamlit.testing.v1 import AppTest

NAMED = re.compile(r'<[a-z]+[^>]*(?:aria-label|alt)="([^"]*)"[^>]*>')
WAY = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
ESCAPE = re.compile(rf"\\([{re.escape(punctuation)}])")


def markup_of(visit: AppTest) -> list[str]:
    """Return the markdown and HTML of a page, one text an element; looks and scripts aside."""
    protos = (getattr(element, "proto", None) for element in visit.main)
    texts = (getattr(proto, name, "") for proto in protos for name in ("body", "label"))
    return [
        text for text in texts
        if isinstance(text, str) and text and not text.startswith(("<style>", "<script>"))
    ]  # fmt: skip


def plain(markup: str) -> str:
    """Return markup as words on one line, each picture as its name."""
    text = unescape(re.sub(r"</?[a-z][^>]*>", " ", NAMED.sub(r" \1 ", markup)))
    return " ".join(ESCAPE.sub(r"\1", text).split())


def words_of(visit: AppTest) -> str:
    """Return a page's words on one line."""
    return plain(" ".join(markup_of(visit)))


def ways_of(visit: AppTest) -> dict[str, str]:
    """Return the ways out of a page: where each leads, by its words."""
    found = WAY.findall(" ".join(markup_of(visit)))
    return {plain(text): unescape(address) for address, text in found}


def title_of(visit: AppTest) -> str:
    """Return the page's only heading of the first order."""
    assert len(visit.title) == 1
    return ESCAPE.sub(r"\1", str(visit.title[0].value))
