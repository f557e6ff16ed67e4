"""Overview: where we stand, what has changed, what worries, and whether it can be trusted."""

from collections.abc import Iterator
from html import escape

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.parts.components import (
    card,
    empty_state,
    heading,
    html,
    listed,
    paragraphs,
    section,
    title,
)
from dashboard.parts.goal_rows import chosen_goals, goal_rows
from dashboard.parts.list_files import show_list_files
from dashboard.parts.matrix import matrix
from dashboard.parts.terms import terms_box
from dashboard.parts.trust import few_reported, trusted
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.ways import way
from dashboard.words.sentences import indicator_title, reason_sentence
from dashboard.words.summaries import overview_headline
from dashboard.words.translate import lower_period
from dashboard.words.values import compared_text, target_text, value_text

selection: Selection = st.session_state["selection"]
say = selection.say
ON_A_CARD = 3
TURNS_AT_MOST = 5
TERMS = (
    "met",
    "near",
    "missed",
    "no_data",
    "target_area",
    "indicator",
    "tertial",
    "judgement",
    "coverage",
)


def changed(goals: pd.DataFrame) -> str:
    """Return the goals whose light has turned: the better, the worse, the others."""
    known = goals["previous_period"].dropna()
    if known.empty:
        return paragraphs([say("overview.changed_first")])
    before = str(known.iloc[0])
    period = lower_period(before, say)
    every = way("periods", say("overview.changed_all", period=period), selection, other=before)
    turned = goals[goals["previous_status"].notna() & (goals["previous_status"] != goals["status"])]
    if turned.empty:
        none = paragraphs([say("overview.changed_none", period=period)])
        return f'{none}<p class="mk-small">{every}</p>'
    parts = (
        (say(f"overview.{word}"), turned[turned["change"] == sign])
        for word, sign in (("better", 1), ("worse", -1), ("other", 0))
    )
    shown = "".join(
        heading(name, 3) + listed(turn(goal) for _, goal in part.head(TURNS_AT_MOST).iterrows())
        for name, part in parts if len(part)
    )  # fmt: skip
    return f'{shown}<p class="mk-small">{every}</p>'


def turn(goal: pd.Series) -> str:
    """Return one goal's turn."""
    step = say(
        "overview.turned",
        before=say(f"light.lower_{goal['previous_status']}"),
        after=say(f"light.lower_{goal['status']}"),
    )
    to = way("goal", str(goal["title"]), selection, str(goal["status"]), goal=str(goal["goal_id"]))
    return f'{to} <span class="mk-small">{escape(step)}</span>'


def worrying(far: pd.DataFrame, goal_ids: str) -> str:
    """Return what is farthest from its target, what gets worse, and what is too old."""
    asked = {"period": selection.period, "goals": goal_ids}
    trends = ask("worst_trends", selection.snapshot_id, **asked)
    stale = ask("stale_values", selection.snapshot_id, **asked)
    parts = (
        ("farthest", [measured(row, against(row)) for _, row in far.iterrows()]),
        ("worsening", [measured(row, worsened(row)) for _, row in trends.iterrows()]),
        ("stale", [measured(row, reason_sentence(row, say))
                   for _, row in stale.head(ON_A_CARD).iterrows()]),
    )  # fmt: skip
    shown = "".join(
        heading(say(f"overview.{key}"), 3) + listed(items) for key, items in parts if items
    )
    return shown or paragraphs([say("overview.worry_none")])


def measured(row: pd.Series, sentence: str) -> str:
    """Return a way to an indicator with a sentence beneath it."""
    to = way("indicator", str(row["name"]), selection, str(row["status"]),
             indicator=str(row["indicator_id"]), at=str(row["org_unit_id"]))  # fmt: skip
    return f'{to} <span class="mk-small">{escape(sentence)}</span>'


def against(row: pd.Series) -> str:
    """Say a value against its target."""
    return say("indicator.against", value=value_text(row, say), target=target_text(row, say))


def worsened(row: pd.Series) -> str:
    """Say what a value that gets worse is, and what it was."""
    period = lower_period(str(row["compared_period"]), say)
    was = say("indicator.worsening", period=period, value=compared_text(row, say))
    return f"{value_text(row, say)}. {was}"


def counted() -> pd.DataFrame:
    """Return target areas against committees, as in `questions/matrix.sql`."""
    return ask("matrix", selection.snapshot_id, period=selection.period, area=selection.area)


def crossed() -> str:
    """Return target areas against committees: how many goals at each light."""
    found = counted()
    if found.empty:
        return ""
    names = unit_names(selection.snapshot_id)
    shown = matrix(found, ask("areas", selection.snapshot_id), names, selection)
    return section(say("overview.matrix_title"), shown)


def lead(row: pd.Series) -> str:
    """Say which goal is farthest from its target, by which indicator."""
    sentence = f"{indicator_title(row, say)}."
    before, rest = say("overview.lead", title="\0", sentence=sentence).split("\0", 1)
    goal = way("goal", str(row["title"]), selection, goal=str(row["goal_id"]))
    return f'<p class="mk-lead">{escape(before)}<b>{goal}</b>{escape(rest)}</p>'


def body(goals: pd.DataFrame, far: pd.DataFrame, goal_ids: str) -> Iterator[str]:
    """Yield the page's parts as HTML."""
    yield from (lead(row) for _, row in far.head(1).iterrows())
    yield few_reported(selection)
    yield '<div class="mk-columns"><div>'
    name = heading(say("overview.goals_title"), kind="mk-hidden")
    yield f'<section class="mk-section">{name}{goal_rows(goals, selection)}</section>'
    yield crossed()
    yield "</div><div>"
    yield card(say("overview.changed_title"), changed(goals))
    yield card(say("overview.worry_title"), worrying(far, goal_ids))
    yield card(say("overview.trust_title"), trusted(selection))
    yield f"{terms_box(TERMS, say)}</div></div>"


def main() -> None:
    """Show the page."""
    goals = chosen_goals(selection)
    if goals.empty:
        names = unit_names(selection.snapshot_id)
        unit = names.get(selection.unit_or_top, "")
        empty_state(say("overview.no_goals_title"), say("overview.no_goals", unit=unit))
        return
    title(overview_headline(goals, say))
    goal_ids = "\n".join(goals["goal_id"])
    far = ask("worries", selection.snapshot_id, period=selection.period, goals=goal_ids)
    html("".join(body(goals, far, goal_ids)))
    show_list_files(selection, goals=goals, crossed=counted())


main()
