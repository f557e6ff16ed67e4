"""What unknown names mean, and what the file itself does not say: chosen by the user, never silently."""

from collections.abc import Iterable, Mapping
from math import ceil

import streamlit as st

from dashboard.answers import ask
from dashboard.delivering.draft import Sent
from dashboard.delivering.labels import column_label, in_label
from dashboard.parts.components import heading, html, paragraphs
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.words.names import told_apart
from dashboard.words.translate import Speaker
from etl.contract import kinds
from etl.uploading.uploads import Look, UnknownName

ASKED_AT_ONCE = 25
UNITS = ("org_unit_id", "parent_org_unit_id")
INDICATORS = ("indicator_id", "cost_indicator_id")
GOALS = ("goal_id", "parent_goal_id")
PERIODS = ("period", "baseline_period")


def known_names(column: str, selection: Selection) -> Mapping[str, str]:
    """Return the names that a column's texts may mean, by id; none for a column of other things."""
    asked = {"unit": selection.top_unit, "level": None, "area": None}
    if column in UNITS:
        return unit_names(selection.snapshot_id)
    if column in INDICATORS:
        found = ask("indicator_list", selection.snapshot_id, is_narrowed=False, **asked)
        return told_apart(dict(zip(found["indicator_id"], found["name"], strict=True)))
    if column in GOALS:
        found = ask("goal_list", selection.snapshot_id, **asked)
        return told_apart(dict(zip(found["goal_id"], found["title"], strict=True)))
    return {}


def ask_names(file: Sent, look: Look, selection: Selection) -> Mapping[str, Mapping[str, str]]:
    """Ask what each unknown name means; return all that is said of names, by column and text."""
    say = selection.say
    file.asked.update({(one.column, one.text): one for one in look.unknown})
    values = {column: dict(texts) for column, texts in file.said.values.items()}
    if asked := _asked(file, look):
        html(
            heading(say("deliver.names_title", file=file.name))
            + paragraphs([say("deliver.names_text")])
        )
    first = file.names_part % max(1, ceil(len(asked) / ASKED_AT_ONCE)) * ASKED_AT_ONCE
    for one in asked[first : first + ASKED_AT_ONCE]:
        meant = _ask_name(file, one, values.get(one.column, {}).get(one.text), look, selection)
        if meant is not None:
            values.setdefault(one.column, {})[one.text] = meant
        else:
            values.get(one.column, {}).pop(one.text, None)
    if len(asked) > ASKED_AT_ONCE:
        last = min(first + ASKED_AT_ONCE, len(asked))
        told = say("deliver.names_shown", first=first + 1, last=last, count=len(asked))
        html(paragraphs([told], "mk-small"))
    return {column: texts for column, texts in values.items() if texts}


def _asked(file: Sent, look: Look) -> list[UnknownName]:
    """Return the names asked about, those that nothing is said of yet first: the list moves on."""
    names = kinds()[str(look.kind)].names
    asked = [one for one in file.asked.values() if one.column in names]
    return sorted(asked, key=lambda one: one.text in file.said.values.get(one.column, {}))


def has_more_names(files: Iterable[Sent]) -> bool:
    """Say whether any file asks about more names than are shown at once."""
    return any(len(file.asked) > ASKED_AT_ONCE for file in files)


def _ask_name(
    file: Sent, one: UnknownName, now: str | None, look: Look, selection: Selection
) -> str | None:
    say = selection.say
    of = kinds()[str(look.kind)].column(one.column)
    words = {word: say(f"deliveries.word_{word}") for word in of.allowed}
    names = {**dict(one.proposals), **known_names(one.column, selection), **words}
    if look.answers:
        names[""] = say("ledger.leave_row_out")
    options = [*(key for key, _ in one.proposals),
               *(key for key in names if key not in dict(one.proposals))]  # fmt: skip
    label = say("deliver.name", column=column_label(look.kind, one.column, say),
                text=in_label(one.text), rows=say.number(one.rows, 0))  # fmt: skip
    key = f"name_{one.column}_{one.text}_{file.name}"
    if not names or one.column in PERIODS:
        # There is no list of what it may be: the year that a text names may be but a part of it.
        example = "2026-T2" if one.column in PERIODS else None
        return st.text_input(
            label, now or "", max_chars=200, key=key, placeholder=example
        ).strip() or None  # fmt: skip
    return st.selectbox(
        label, options, options.index(now) if now in options else None,
        format_func=lambda key: names[key].strip(), key=key,
        placeholder=say("deliver.choose"),
    )  # fmt: skip


def ask_constants(file: Sent, look: Look, selection: Selection) -> Mapping[str, str]:
    """Ask for what the kind must have and the file lacks: the same for all its rows."""
    say = selection.say
    constants = dict(file.said.constants)
    asked = list(dict.fromkeys([*look.missing, *constants]))
    if asked:
        html(heading(say("deliver.constants_title", file=file.name))
             + paragraphs([say("deliver.constants_text")]))  # fmt: skip
    for column in asked:
        meant = _ask_constant(file, look, column, constants.get(column, ""), selection)
        if meant:
            constants[column] = meant
        else:
            constants.pop(column, None)
    return constants


def _ask_constant(
    file: Sent, look: Look, column: str, now: str, selection: Selection
) -> str | None:
    say: Speaker = selection.say
    names = known_names(column, selection)
    of = kinds()[str(look.kind)].column(column)
    label, key = column_label(look.kind, column, say), f"constant_{column}_{file.name}"
    options = list(names) or list(of.allowed)
    if not options:
        example = "2026-T2" if column == "period" else None
        return st.text_input(label, now, max_chars=200, key=key, placeholder=example).strip()
    return st.selectbox(
        label, options, options.index(now) if now in options else None, key=key,
        format_func=lambda one: names[one].strip() if names else say(f"deliveries.word_{one}"),
        placeholder=say("deliver.choose"),
    )  # fmt: skip
