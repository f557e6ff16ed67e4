"""The light: its picture, its word, and several of them as a bar."""

from functools import cache
from html import escape

from dashboard.drawing.palette import LIGHTS
from dashboard.drawing.svg import svg_address
from dashboard.words.translate import Speaker
from dashboard.words.values import Row

STATUSES = ("met", "near", "missed", "no_data")
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


@cache
def picture(status: str) -> str:
    """Return a light's picture as a data address: colour and shape; its word goes beside it."""
    shape = SHAPES[status].replace("{c}", LIGHTS[status])
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">{shape}</svg>'
    return svg_address(svg)


def light(status: str, say: Speaker, size: int = 16) -> str:
    """Return a light as HTML, its word as the alternative text.

    The picture comes from the style sheet: it is sent once, however many lights a page has.
    """
    word = escape(say(f"light.{status}"))
    return f'<span class="mk-light {status}" role="img" aria-label="{word}" style="--size:{size}px"></span>'


def worded_light(status: str, say: Speaker, word: str | None = None) -> str:
    """Return a light as HTML with its word beside it, or another word that says more."""
    sign = f'<span class="mk-light {status}" aria-hidden="true"></span>'
    said = escape(word or say(f"light.{status}"))
    return f'{sign} <span class="mk-word">{said}</span>'


def lights_style() -> str:
    """Return the lights' pictures as a style sheet."""
    return "".join(
        f'.mk-light.{status} {{ background-image: url("{picture(status)}"); }}'
        for status in STATUSES
    )


def bar(counts: Row, say: Speaker) -> str:
    """Return the lights of several indicators as one bar, and in words beneath it.

    counts: a number for each light; indicators, how many they are of where some are read at several units.
    """
    numbers = {status: int(counts[status]) for status in STATUSES}
    total = sum(numbers.values())
    if not total:
        return ""
    of = "indicators" if int(counts.get("indicators", total)) == total else "readings"
    parts = "".join(
        f'<span class="{status}" style="flex-grow:{number}"></span>'
        for status, number in numbers.items() if number
    )  # fmt: skip
    return f'<div class="mk-bar" aria-hidden="true">{parts}</div>{counted(numbers, say, of)}'


def counted(numbers: dict[str, int], say: Speaker, of: str = "indicators") -> str:
    """Return how many indicators, or readings of them, have each light.

    They are shown as lights with numbers; as words to a listener.
    """
    signs = "".join(
        f'<span class="mk-count">{light(status, say, 13)}{number}</span>'
        for status, number in numbers.items() if number
    )  # fmt: skip
    name = f'<span class="mk-label">{escape(say(f"overview.of_{of}"))}</span>'
    return f'<div class="mk-small mk-counts">{name} {signs}</div>'
