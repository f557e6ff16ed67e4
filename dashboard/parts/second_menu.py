"""The second row of the menu: the ways between pages that belong together."""

from collections.abc import Sequence
from html import escape

from dashboard.selection import Selection
from dashboard.ways import way

# What a controller asks: the budget, results beside it, what if, and the figures themselves.
ECONOMY = ("budget", "money", "whatif", "data", "sql")


def second_menu(pages: Sequence[str], label: str, page: str, selection: Selection) -> str:
    """Return the ways between pages as HTML, that which is shown marked; nothing on another page."""
    if page not in pages:
        return ""
    say = selection.say
    items = "".join(
        f"<li>{way(name, say(f'app.menu_{name}'), selection, current='page' if name == page else '')}</li>"
        for name in pages
    )
    return f'<nav class="mk-second" aria-label="{escape(label)}"><ul>{items}</ul></nav>'
