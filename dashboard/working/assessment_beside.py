"""What an assessment is written beside: the computed light and why, the indicators' lights, the last text."""

from html import escape

import pandas as pd

from dashboard.answers import ask
from dashboard.drawing.lights import worded_light
from dashboard.parts.components import card, listed, paragraphs
from dashboard.parts.findings import finding, indicator_line
from dashboard.selection import Selection
from dashboard.words.summaries import goal_reason
from dashboard.words.translate import lower_period
from dashboard.words.values import is_empty


def computed(goal: pd.Series, selection: Selection) -> str:
    """Return the computed light and its reason as HTML; goal: as in `questions/goal.sql`."""
    say = selection.say
    if is_empty(goal["status"]):
        return paragraphs([say("goal.not_in_period", period=lower_period(selection.period, say))])
    return finding(str(goal["status"]), goal_reason(goal, say), say, whose=say("goal.computed"))


def indicators(goal_id: str, selection: Selection) -> str:
    """Return the goal's indicators, each with the sentence that explains its light, as a card."""
    found = ask("goal_indicators", selection.snapshot_id, goal=goal_id, period=selection.period)
    lines = [indicator_line(row, selection, str(row["name"])) for _, row in found.iterrows()]
    shown = listed(lines, "mk-rows") if lines else paragraphs([selection.say("goal.no_indicators")])
    return card(selection.say("goal.indicators_title"), shown)


def before(last: pd.Series, selection: Selection) -> str:
    """Return the assessment of the period before as a card; last: as in `questions/assessment_before.sql`."""
    say = selection.say
    light = "" if is_empty(last["status"]) else f"<p>{worded_light(str(last['status']), say)}</p>"
    text = f'<div class="mk-lines">{paragraphs([str(last["analysis"])])}</div>'
    if not is_empty(last["measures_taken"]):
        text += (
            f"<p><b>{escape(say('assess.measures'))}:</b> {escape(str(last['measures_taken']))}</p>"
        )
    state = say(f"assess.state_{last['state']}")
    told = paragraphs([say("assess.before_state", state=state.lower())], "mk-small")
    name = say("assess.before_title", period=lower_period(str(last["period"]), say))
    return card(name, light + text + told)
