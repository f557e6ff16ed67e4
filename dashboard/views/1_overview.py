"""Overview: where we stand, what has changed, what worries, and whether it can be trusted."""

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.components import (
    bar,
    empty_state,
    heading,
    html,
    link,
    paragraphs,
    subheading,
    title,
)
from dashboard.matrix import matrix
from dashboard.selection import Selection
from dashboard.sentences import reason_sentence
from dashboard.summaries import changes, overview_headline
from dashboard.translate import lower_period
from dashboard.units import distinct_names
from dashboard.values import area_name

selection: Selection = st.session_state["selection"]
say = selection.say


def show_goals(goals: pd.DataFrame) -> None:
    """List the goals by target area: light, title, how its indicators stand, what it was."""
    heading(say("overview.goals_title"))
    for _, within in goals.groupby("target_area_id", sort=False):
        subheading(area_name(within.iloc[0], say))
        for number, goal in within.iterrows():
            show_goal(number, goal)


def show_goal(number: object, goal: pd.Series) -> None:
    """Show one goal as a line of the list."""
    with st.container(key=f"row-goal-{number}"):
        main, lights, change = st.columns([6, 2.4, 2.2], gap="medium", vertical_alignment="center")
        with main:
            link("goal", str(goal["title"]), selection, str(goal["status"]),
                 is_bold=True, goal=str(goal["goal_id"]))  # fmt: skip
            html(f'<div class="mk-small">{escape(under_title(goal))}</div>')
        with lights:
            html(bar(goal, say))
        with change:
            html(f'<div class="mk-small">{escape(what_it_was(goal))}</div>')


def under_title(goal: pd.Series) -> str:
    """Say the light in words, whose the goal is, and what the committee judges where it differs."""
    words = [say(f"light.{goal['status']}")]
    if selection.level:
        words.append(str(goal["unit"]))
    if isinstance(goal["assessed"], str) and goal["assessed"] != goal["status"]:
        words.append(say("overview.judged", status=say(f"light.lower_{goal['assessed']}")))
    return " · ".join(words)


def what_it_was(goal: pd.Series) -> str:
    """Say what the light was at the period before."""
    before = goal["previous_status"]
    if not isinstance(before, str):
        return say("overview.first_time")
    if before == goal["status"]:
        return say("overview.unchanged")
    mark = {"1": "▲ ", "-1": "▼ "}.get(str(goal["change"]), "")
    return mark + say("overview.was", status=say(f"light.lower_{before}"))


def show_changes(goals: pd.DataFrame) -> None:
    """List the goals whose light has changed, the worse last."""
    heading(say("overview.changed_title"))
    turned = goals[goals["previous_status"].notna() & (goals["previous_status"] != goals["status"])]
    if turned.empty:
        known = goals["previous_period"].dropna()
        period = lower_period(str(known.iloc[0]), say) if len(known) else "–"
        paragraphs([say("overview.changed_none", period=period)])
        return
    for _, goal in turned.sort_values("change", ascending=False).iterrows():
        step = say(
            "overview.changed_from_to",
            before=say(f"light.lower_{goal['previous_status']}"),
            after=say(f"light.lower_{goal['status']}"),
        )
        link("goal", f"{goal['title']}: {step}", selection, str(goal["status"]),
             goal=str(goal["goal_id"]))  # fmt: skip


def show_worries(goals: pd.DataFrame) -> None:
    """List the indicators farthest from their targets."""
    heading(say("overview.worry_title"))
    found = worries(goals)
    if found.empty:
        paragraphs([say("overview.worry_none")])
    for _, row in found.iterrows():
        link(
            "indicator",
            str(row["name"]),
            selection,
            "missed",
            indicator=str(row["indicator_id"]),
            at=str(row["org_unit_id"]),
        )
        html(f'<div class="mk-small">{escape(reason_sentence(row, say))}</div>')


def worries(goals: pd.DataFrame) -> pd.DataFrame:
    """Return the largest shortfalls among the goals' indicators."""
    return ask(
        "worries", selection.snapshot_id, period=selection.period, goals="\n".join(goals["goal_id"])
    )


def show_matrix() -> None:
    """Show target areas against committees: how many goals at each light."""
    counted = ask("matrix", selection.snapshot_id, period=selection.period, area=selection.area)
    if counted.empty:
        return
    heading(say("overview.matrix_title"))
    names = distinct_names(ask("units", selection.snapshot_id))
    html(matrix(counted, ask("areas", selection.snapshot_id), names, selection))


def show_trust() -> None:
    """Say how much is reported, and of what date the figures are."""
    heading(say("overview.trust_title"))
    counted = ask(
        "trust", selection.snapshot_id, period=selection.period, unit=selection.unit_or_top
    )
    expected, reported = int(counted["expected"].iloc[0]), int(counted["reported"].iloc[0])
    key = "overview.trust_all" if expected == reported else "overview.trust_reported"
    periods = ask("periods", selection.snapshot_id).set_index("period")
    about = ask("about", selection.snapshot_id).iloc[0]
    paragraphs([
        say(key, expected=expected, reported=reported),
        say("overview.trust_date", date=say.day(pd.Timestamp(str(periods["end_date"][selection.period]))),
            built=say.day(about["newest_delivery_at"])),
    ])  # fmt: skip


def main() -> None:
    """Show the page."""
    goals = ask("goals", selection.snapshot_id, period=selection.period, area=selection.area,
                level=selection.level, unit=selection.unit_or_top)  # fmt: skip
    if goals.empty:
        names = distinct_names(ask("units", selection.snapshot_id))
        unit = names.get(selection.unit_or_top, "")
        empty_state(say("overview.no_goals_title"), say("overview.no_goals", unit=unit))
        return
    goals = goals.assign(change=changes(goals))
    title(overview_headline(goals, say))
    for _, worst in worries(goals).head(1).iterrows():
        html(lead(worst))
    left, right = st.columns([2.3, 1], gap="large")
    with left:
        show_goals(goals)
        show_matrix()
    with right:
        for name, show in (
            ("changes", partial(show_changes, goals)),
            ("worries", partial(show_worries, goals)),
            ("trust", show_trust),
        ):
            with st.container(border=True, key=f"card-{name}", gap="small"):
                show()


def lead(row: pd.Series) -> str:
    """Say which goal is farthest from its target, by which indicator."""
    sentence = f"{row['name']}, {reason_sentence(row, say)}"
    before, rest = say("overview.lead", title="\0", sentence=sentence).split("\0", 1)
    bold = f"<b>{escape(str(row['title']))}</b>"
    return f'<p class="mk-lead">{escape(before)}{bold}{escape(rest)}</p>'


main()
