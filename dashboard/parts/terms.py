"""The trade's words with what they mean, at hand where they stand: one plain sentence each."""

from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from html import escape

from dashboard.parts.components import folded
from dashboard.words.translate import Speaker

TERMS = (
    "met", "near", "missed", "no_data", "light", "computed_light", "judgement",
    "goal", "goal_chain", "target_area", "indicator", "activity", "target_value", "tolerance",
    "baseline", "pace", "trend", "swing", "mean", "consolidated", "weight",
    "period", "tertial", "stale", "preliminary", "forecast", "correction", "coverage",
    "measure_unit", "percentage_point", "confidential",
    "median", "quartile", "comparison_group", "kolada",
    "budget", "outcome", "net_cost", "surplus", "deficit",
    "level", "municipality", "committee", "administration", "operation", "unit",
)  # fmt: skip
# The letters that the Swedish alphabet has after z, in its order; there, é is an e.
AFTER_Z = str.maketrans("åäöé", "{|}e")

# How many words the page has explained: each explanation has an id of its own, the same at every run.
_explained: ContextVar[int] = ContextVar("explained", default=0)


def begin_terms() -> None:
    """Count the page's words from the beginning."""
    _explained.set(0)


def term(word_key: str, say: Speaker, text: str | None = None) -> str:
    """Return a word as HTML that says what it means when pressed; text: how the word stands there."""
    number = _explained.get() + 1
    _explained.set(number)
    name = f"term-{word_key}-{number}"
    word = say(f"term.{word_key}")
    return (
        f'<button type="button" class="mk-term" popovertarget="{name}">{escape(text or word)}</button>'
        f'<span popover id="{name}" class="mk-said"><b>{escape(word)}.</b> '
        f"{escape(meaning(word_key, say))}</span>"
    )


def terms_box(keys: Iterable[str], say: Speaker) -> str:
    """Return a page's words with what they mean, folded."""
    return folded(say("term.of_page"), word_list(sorted_terms(keys, say), say))


def word_list(keys: Iterable[str], say: Speaker) -> str:
    """Return words with what they mean as a list; each can be linked to as #word-<key>."""
    rows = (
        f'<dt id="word-{key}">{escape(say(f"term.{key}"))}</dt><dd>{escape(meaning(key, say))}</dd>'
        for key in keys
    )
    return f'<dl class="mk-words">{"".join(rows)}</dl>'


def sorted_terms(keys: Iterable[str], say: Speaker) -> Sequence[str]:
    """Return words as the reader's alphabet has them."""
    return sorted(keys, key=lambda key: say(f"term.{key}").lower().translate(AFTER_Z))


def meaning(word_key: str, say: Speaker) -> str:
    """Return the sentence that says what a word means."""
    return say(f"term.{word_key}_said")
