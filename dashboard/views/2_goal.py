"""One goal: its light and why, its chain, its indicators, the committee's judgement, its activities."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.choosing import choose_goal
from dashboard.drawing.lights import worded_light
from dashboard.parts.activities import activity_list
from dashboard.parts.components import card, empty_state, html, listed, paragraphs, section, title
from dashboard.parts.findings import finding, indicator_line
from dashboard.parts.goal_tree import tree, tree_picture
from dashboard.parts.list_files import show_list_files
from dashboard.parts.terms import terms_box
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.summaries import goal_reason
from dashboard.words.translate import lower_period
from dashboard.words.values import area_name, is_empty

selection: Selection = st.session_state["selection"]
say = selection.say
TERMS = ("computed_light", "judgement", "goal_chain", "indicator", "target_value", "tolerance", "weight",
         "percentage_point", "activity")  # fmt: skip


def kicker(goal: pd.Series, chain: pd.DataFrame) -> str:
    """Return the way up: the target area, the goals above, and whose the goal is."""
    depth = int(chain.loc[chain["goal_id"] == goal["goal_id"], "depth"].iloc[0])
    area = way("overview", area_name(goal, say), selection, area=str(goal["target_area_id"]))
    above = [
        way("goal", str(row["title"]), selection, goal=str(row["goal_id"]))
        for _, row in chain[chain["depth"] < depth].iterrows()
    ]
    unit = way("organisation", str(goal["unit"]), selection, unit=str(goal["org_unit_id"]),
               level=None, area=None)  # fmt: skip
    return f'<p class="mk-kicker">{" › ".join([area, *above, unit])}</p>'


def lights(goal: pd.Series) -> str:
    """Return the computed light and why, and beside it what the committee judged where they differ."""
    if is_empty(goal["status"]):
        return paragraphs([say("goal.not_in_period", period=lower_period(selection.period, say))])
    computed, why = str(goal["status"]), goal_reason(goal, say)
    if is_empty(goal["assessed"]) or goal["assessed"] == computed:
        return finding(computed, why, say)
    judged = finding(str(goal["assessed"]), say("goal.assessment_differs"), say,
                     whose=say("goal.assessment_title"))  # fmt: skip
    return f'<div class="mk-two">{finding(computed, why, say, whose=say("goal.computed"))}{judged}</div>'


def assessment(goal: pd.Series) -> str:
    """Return the committee's judgement: its light, analysis, measures, and who approved it when."""
    if is_empty(goal["analysis"]):
        is_pending = not is_empty(goal["assessment_state"])
        return paragraphs([say("goal.assessment_pending")], "mk-small") if is_pending else ""
    parts = []
    if not is_empty(goal["assessed"]):
        parts.append(f"<p>{worded_light(str(goal['assessed']), say)}</p>")
    parts.append(paragraphs([goal["analysis"]]))
    if not is_empty(goal["measures_taken"]):
        parts.append(paragraphs([f"{say('goal.measures_title')}: {goal['measures_taken']}"]))
    if not is_empty(goal["approved_date"]):
        key = "goal.assessment_on" if is_empty(goal["assessed_by"]) else "goal.assessment_by"
        on = say(key, by=goal["assessed_by"], date=say.day(goal["approved_date"]))
        minutes = [] if is_empty(goal["minutes_reference"]) else [str(goal["minutes_reference"])]
        parts.append(paragraphs([", ".join([on, *minutes])], "mk-small"))
    return section(say("goal.assessment_title"), "".join(parts))


def read_by(goal_id: str) -> pd.DataFrame:
    """Return the indicators that a goal reads, as in `questions/goal_indicators.sql`."""
    return ask("goal_indicators", selection.snapshot_id, goal=goal_id, period=selection.period)


def indicators(goal_id: str) -> str:
    """Return what the goal is measured by, each with the sentence that explains its light."""
    found = read_by(goal_id)
    rows = [
        indicator_line(row, selection, str(row["name"]), where(row)) for _, row in found.iterrows()
    ]
    shown = listed(rows, "mk-rows") if rows else paragraphs([say("goal.no_indicators")])
    return section(say("goal.indicators_title"), shown)


def where(row: pd.Series) -> str:
    """Say where an indicator is measured when not at the goal's own unit."""
    return (
        "" if row["reading"] == "own" else say(f"goal.reading_{row['reading']}", unit=row["unit"])
    )


def activities(goal: pd.Series) -> str:
    """Return the goal's activities, and who answers for it."""
    found = ask("activities", selection.snapshot_id, goal=str(goal["goal_id"]), unit=None)
    shown = activity_list(found, say) if len(found) else ""
    if not is_empty(goal["responsible"]):
        shown += paragraphs([say("goal.responsible", who=goal["responsible"])], "mk-small")
    return shown


def body(goal: pd.Series, chain: pd.DataFrame) -> Iterator[str]:
    """Yield the page's parts as HTML."""
    goal_id = str(goal["goal_id"])
    yield lights(goal)
    if not is_empty(goal["description"]):
        yield paragraphs([goal["description"]])
    yield f'<div class="mk-columns"><div>{indicators(goal_id)}{assessment(goal)}</div><div>'
    picture = way("goal", say("goal.chain_picture"), selection, goal=goal_id, chain="picture")
    yield card(say("goal.chain_title"),
               f'{tree(chain, goal_id, selection)}<p class="mk-small mk-screen">{picture}</p>')  # fmt: skip
    yield card(say("goal.activities_title"), activities(goal))
    yield f"{terms_box(TERMS, say)}</div></div>"


def show_picture(goal: pd.Series, chain: pd.DataFrame) -> None:
    """Show the chain alone, over the whole width, for a projector."""
    title(say("goal.chain_of", title=goal["title"]))
    back = way("goal", say("goal.chain_back"), selection, goal=str(goal["goal_id"]))
    html(f"{tree_picture(chain, str(goal['goal_id']), selection)}<p>{back}</p>")


def main() -> None:
    """Show the page."""
    goal_id = choose_goal(selection)
    if goal_id is None:
        empty_state(say("overview.no_goals_title"), say("goal.none_to_choose"))
        return
    asked = {"goal": goal_id, "period": selection.period}
    goal = ask("goal", selection.snapshot_id, **asked).iloc[0]
    chain = ask("goal_chain", selection.snapshot_id, **asked)
    if st.query_params.get("chain") == "picture":
        show_picture(goal, chain)
        return
    html(kicker(goal, chain))
    title(str(goal["title"]))
    html("".join(body(goal, chain)))
    show_list_files(selection, indicators=read_by(goal_id))


main()
