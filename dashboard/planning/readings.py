"""What is written in a field, read as the contract's value: a number is never guessed at."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.planning.fields import Field, Value
from dashboard.words.translate import Speaker

BLANKS = re.compile(r"[\s\u00a0\u2009\u202f]")
NUMBER = re.compile(r"[-−]?\d+([.,]\d+)?")


def read_row(
    fields: Sequence[Field], texts: Mapping[str, str], say: Speaker
) -> tuple[dict[str, Value], dict[str, list[str]]]:
    """Return a row's values by column, and what is wrong with those that cannot be read."""
    values: dict[str, Value] = {}
    wrong: dict[str, list[str]] = {}
    for one in fields:
        text = texts.get(one.name, "").strip()
        try:
            values[one.name] = _read(one, text, say) if text else _empty(one)
        except ValueError:
            values[one.name] = None
            wrong[one.name] = [say(f"plan.not_{one.column.type}", value=text)]
        if not text and one.column.is_required:
            wrong[one.name] = [say("plan.empty", label=one.label)]
    return values, wrong


def _empty(one: Field) -> Value:
    """Return what an empty field holds: the contract's default, where it has one."""
    default = one.column.default
    if default is None or not one.column.is_number:
        return default
    return int(default) if one.column.type == "integer" else float(default)


def _read(one: Field, text: str, say: Speaker) -> Value:
    if one.column.type == "number":
        return read_number(text, say)
    if one.column.type == "integer":
        return int(BLANKS.sub("", text))
    if one.column.type == "date":
        return date.fromisoformat(text)
    return text


def read_number(text: str, say: Speaker) -> float:
    """Return a number as the reader's language writes it: 1 129,5 in Swedish.

    Raises ValueError for what is none, and for 1.129, which is one thing to some and another to others.
    """
    plain = BLANKS.sub("", text).replace("−", "-")
    others = r"\." if say.language == "sv" else ","
    if not NUMBER.fullmatch(plain) or re.fullmatch(rf"-?\d{{1,3}}{others}\d{{3}}", plain):
        raise ValueError(text)
    return float(plain.replace(",", "."))
