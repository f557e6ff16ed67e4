"""A light with its reason: the box under a page's heading, and an indicator as a line of a list."""

from html import escape

import pandas as pd

from dashboard.drawing.lights import light
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.sentences import reason_sentence
from dashboard.words.translate import Speaker


def finding(status: str, why: str, say: Speaker, *, whose: str = "", more: str = "") -> str:
    """Return a light, its word and its reason as HTML; whose it is where there are two; texts are plain."""
    above = f'<div class="mk-small">{escape(whose)}</div>' if whose else ""
    beside = f' <span class="mk-small">{escape(more)}</span>' if more else ""
    return (
        f'<div class="mk-why {status}">{above}{light(status, say, 18)} '
        f"<b>{escape(say(f'light.{status}'))}.</b> {escape(why)}{beside}</div>"
    )


def indicator_line(row: pd.Series, selection: Selection, name: str, where: str = "") -> str:
    """Return a way to an indicator at its unit, with the sentence that explains its light beneath it."""
    to = way("indicator", name, selection, str(row["status"]),
             indicator=str(row["indicator_id"]), at=str(row["org_unit_id"]))  # fmt: skip
    sentence = reason_sentence(row, selection.say) + (f" ({where})" if where else "")
    return f'{to}<div class="mk-small">{escape(sentence)}</div>'
