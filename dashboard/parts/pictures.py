"""A figure kept as a picture: the button that browser/chart_picture.js listens to."""

import re
import unicodedata
from html import escape

from dashboard.words.translate import Speaker


def picture_button(key: str, title: str, source: str, file_name: str, say: Speaker) -> str:
    """Return a button that saves a plotly figure as a PNG: the finding above it, the source below.

    key: the figure's key, as given to Streamlit; title, source: plain; file_name: what the file is
    to be called, made safe for every system here, without its ending.
    """
    return (
        f'<button type="button" class="mk-button" data-picture="{escape(key)}" data-title="{escape(title)}"'
        f' data-source="{escape(source)}" data-file="{safe_name(file_name)}.png">'
        f"{escape(say('chart.save_picture'))}</button>"
    )


def safe_name(text: str) -> str:
    """Return a name for a file: a to z, digits and hyphens; å and ä become a, ö becomes o."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "malkoll"
