"""What a reader sees of a page: its words, without the marks of markdown and HTML."""

import re
from html import unescape
from string import punctuation

from streamlit.testing.v1 import AppTest

PICTURE = re.compile(r"!\[([^\]]*)\]\(data:[^)]*\)")
ESCAPE = re.compile(rf"\\([{re.escape(punctuation)}])")


def markup_of(visit: AppTest) -> list[str]:
    """Return the markdown and HTML of a page, one text an element."""
    protos = (getattr(element, "proto", None) for element in visit.main)
    names = ("body", "label")
    texts = (getattr(proto, name, "") for proto in protos for name in names)
    return [text for text in texts if isinstance(text, str) and text and "<style>" not in text]


def words_of(visit: AppTest) -> str:
    """Return a page's words on one line, each light as its word."""
    text = " ".join(markup_of(visit))
    text = re.sub(r'<img[^>]*alt="([^"]*)"[^>]*>', r"\1", PICTURE.sub(r"\1", text))
    text = unescape(re.sub(r"</?[a-z][^>]*>", " ", text))
    return " ".join(ESCAPE.sub(r"\1", text).split())


def title_of(visit: AppTest) -> str:
    """Return the page's only heading of the first order."""
    assert len(visit.title) == 1
    return ESCAPE.sub(r"\1", str(visit.title[0].value))
