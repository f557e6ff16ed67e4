"""Overview: where we stand, what has changed, what worries, and whether it can be trusted."""

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.components import STATUSES, bar, empty_state, html, light, link, paragraphs, table
from dashboard.selection import Selection
from dashboard.sentences import changes, lower_period, overview_headline, reason_sentence

selection: Selection = st.session_state["selection"]
say = selection.say


def show_goals(goals: pd.DataFrame) -> None:
    """List the goals by target area: light, title, how its indicators stand, what it was."""
    name = "name_en" if selection.language == "en" else "name_sv"
    for _, within in goals.groupby("target_area_id", sort=False):
        title = within[name].iloc[0] or within["name_sv"].iloc[0]
        st.subheader(str(title), anchor=False)
        for _, goal in within.iterrows():
            show_goal(goal)


def show_goal(goal: pd.Series) -> None:
    """Show one goal as a line of the list."""
    with st.container(key=f"row-{goal['goal_id']}"):
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
    st.header(say("overview.changed_title"), anchor=False)
    turned = goals[goals["previous_status"].notna() & (goals["previous_status"] != goals["status"])]
    if turned.empty:
        known = goals["previous_period"].dropna()
        period = lower_period(str(known.iloc[0]), say) if len(known) else "–"
        paragraphs([say("overview.changed_none", period=period)])
        return
    lines = []
    for _, goal in turned.sort_values("change", ascending=False).iterrows():
        step = say(
            "overview.changed_from_to",
            before=say(f"light.lower_{goal['previous_status']}"),
            after=say(f"light.lower_{goal['status']}"),
        )
        lines.append(
            f'<p class="mk-line">{light(goal["status"], say, 14)} '
            f"{escape(str(goal['title']))}: {escape(step)}</p>"
        )
    html("".join(lines))


def show_worries(goals: pd.DataFrame) -> None:
    """List the indicators farthest from their targets."""
    st.header(say("overview.worry_title"), anchor=False)
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
        "worries", selection.snapshot_id, period=selection.period, goals="|".join(goals["goal_id"])
    )


def show_matrix() -> None:
    """Show target areas against committees: how many goals at each light."""
    counted = ask("matrix", selection.snapshot_id, period=selection.period, area=selection.area)
    areas = ask("areas", selection.snapshot_id)
    if counted.empty:
        return
    st.header(say("overview.matrix_title"), anchor=False)
    committees = counted.drop_duplicates("org_unit_id").sort_values("org_unit_id")
    name = "name_en" if selection.language == "en" else "name_sv"
    rows = []
    for _, area in areas[areas["target_area_id"].isin(counted["target_area_id"])].iterrows():
        of_area = counted[counted["target_area_id"] == area["target_area_id"]]
        cells = [
            cell(of_area[of_area["org_unit_id"] == unit]) for unit in committees["org_unit_id"]
        ]
        rows.append([escape(str(area[name] or area["name_sv"])), *cells])
    headers = ["", *committees["org_unit_id"]]
    html(table(headers, rows, [False] * len(headers), say("overview.matrix_caption")))


def cell(found: pd.DataFrame) -> str:
    """Return the lights of one area and committee, with how many goals have each."""
    if found.empty:
        return ""
    row = found.iloc[0]
    return " ".join(f"{light(s, say, 15)}{int(row[s]) if row[s] > 1 else ''}"
                    for s in STATUSES if row[s])  # fmt: skip


def show_trust() -> None:
    """Say how much is reported, and of what date the figures are."""
    st.header(say("overview.trust_title"), anchor=False)
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
        units = ask("units", selection.snapshot_id).set_index("org_unit_id")["name"]
        name = units.get(selection.unit_or_top, "")
        empty_state(say("overview.no_goals_title"), say("overview.no_goals", unit=name))
        return
    goals = goals.assign(change=changes(goals))
    st.title(overview_headline(goals, say), anchor=False)
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
    title, rest = say("overview.lead", title="|", sentence=sentence).split("**|**")
    bold = f"<b>{escape(str(row['title']))}</b>"
    return f'<p class="mk-lead">{escape(title)}{bold}{escape(rest)}</p>'


main()
