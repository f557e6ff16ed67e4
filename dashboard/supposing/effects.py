"""What would change: goals and indicators with another light, before and after, with why."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd

from dashboard.answers import ask
from dashboard.drawing.lights import worded_light
from dashboard.parts.components import folded, paragraphs, section
from dashboard.parts.stacked_table import stacked_table
from dashboard.selection import Selection
from dashboard.supposing.supposition import Supposed
from dashboard.ways import way
from dashboard.words.sentences import reason_sentence
from dashboard.words.summaries import goal_reason
from dashboard.words.translate import Speaker, lower_period

SHOWN_AT_MOST = 50


@dataclass(frozen=True)
class Effects:
    """What would change. lights: those of indicators held against what is supposed, as seen at the period.

    goals: all periods' that change, as in `questions/whatif_goals.sql`; points: results whose own light
    changes, all periods', as in `whatif_points.sql`.
    """

    lights: pd.DataFrame
    goals: pd.DataFrame
    points: pd.DataFrame
    period: str

    @property
    def changed_lights(self) -> pd.DataFrame:
        """The lights that change in the period."""
        return self.lights[self.lights["status"] != self.lights["status_before"]]

    @property
    def changed_goals(self) -> pd.DataFrame:
        """The goals that change in the period."""
        return self.goals[self.goals["period"] == self.period]


def effects_of(supposed: Supposed, selection: Selection) -> Effects:
    """Ask what would change."""
    asked = {"supposed": supposed.as_json}
    return Effects(
        ask("whatif_lights", selection.snapshot_id, period=selection.period, **asked),
        ask("whatif_goals", selection.snapshot_id, **asked),
        ask("whatif_points", selection.snapshot_id, **asked), selection.period,
    )  # fmt: skip


def headline(effects: Effects, supposed: Supposed, say: Speaker) -> str:
    """Say how many lights would change in the period."""
    if supposed.is_nothing:
        return say("whatif.headline_none")
    goals, lights = len(effects.changed_goals), len(effects.changed_lights)
    if not goals and not lights:
        return say("whatif.headline_same", period=lower_period(effects.period, say))
    told = [say(f"whatif.{_number(count)}_{what}", count=say.count(count))
            for count, what in ((goals, "goals"), (lights, "indicators")) if count]  # fmt: skip
    return say("whatif.headline", lights=say("whatif.and").join(told),
               period=lower_period(effects.period, say))  # fmt: skip


def _number(count: int) -> str:
    return "one" if count == 1 else "many"


def goals_part(effects: Effects, selection: Selection) -> str:
    """Return the goals that change in the period as HTML."""
    say, rows = selection.say, effects.changed_goals
    headers = [say("choose.goal"), say("whatif.before"), say("whatif.after")]
    cells = [_goal_cells(row, selection) for _, row in rows.head(SHOWN_AT_MOST).iterrows()]
    return _part(say("whatif.goals_title"), headers, cells, len(rows), say("whatif.no_goals"), say)


def _goal_cells(row: pd.Series, selection: Selection) -> list[str]:
    say = selection.say
    named = way("goal", str(row["title"]), selection, goal=str(row["goal_id"]))
    return [named + _beneath(row, goal_reason(row, say)), *_sides(row, say)]


def indicators_part(effects: Effects, selection: Selection) -> str:
    """Return the indicators that change in the period, unit by unit, as HTML."""
    say, rows = selection.say, effects.changed_lights
    headers = [say("choose.indicator"), say("whatif.before"), say("whatif.after")]
    cells = [_light_cells(row, selection) for _, row in rows.head(SHOWN_AT_MOST).iterrows()]
    none = say("whatif.no_indicators")
    shown = _part(say("whatif.indicators_title"), headers, cells, len(rows), none, say)
    unchanged = len(effects.lights) - len(rows)
    return shown + (paragraphs([_unchanged(unchanged, say)], "mk-small") if unchanged else "")


def _unchanged(count: int, say: Speaker) -> str:
    return say(f"whatif.unchanged_{_number(count)}", count=count)


def _light_cells(row: pd.Series, selection: Selection) -> list[str]:
    say = selection.say
    named = way("indicator", str(row["name"]), selection, indicator=str(row["indicator_id"]),
                at=str(row["org_unit_id"]))  # fmt: skip
    return [named + _beneath(row, reason_sentence(row, say)), *_sides(row, say)]


def _beneath(row: pd.Series, why: str) -> str:
    """Return what stands under a name as HTML: whose it is, and why it would have its light."""
    lines = (str(row["unit"]), why)
    return "".join(f' <span class="mk-small">{escape(line)}</span>' for line in lines)


def _sides(row: Mapping[str, object] | pd.Series, say: Speaker) -> list[str]:
    return [worded_light(str(row[key]), say) for key in ("status_before", "status")]


def _part(
    title: str, headers: list[str], cells: list[list[str]], count: int, none: str, say: Speaker
) -> str:
    """Return a table with its heading, how many more there are, and what is said of none."""
    if not cells:
        return section(title, paragraphs([none]))
    table = stacked_table(headers, [("", cells)], title)
    more = count - len(cells)
    rest = paragraphs([say("whatif.more_rows", count=more)], "mk-small") if more else ""
    return section(f"{title} ({count})", table + rest)


def other_periods(effects: Effects, say: Speaker) -> str:
    """Say how many lights would change in other periods, period by period, folded; nothing of none."""
    goals = effects.goals[effects.goals["period"] != effects.period]
    points = effects.points[effects.points["period"] != effects.period]
    if goals.empty and points.empty:
        return ""
    counts = [one["period"].value_counts() for one in (goals, points)]
    order = dict.fromkeys([*goals["period"], *points["period"]])
    rows = [
        [
            escape(say.period(period)),
            *(say.number(int(count.get(period, 0)), 0) for count in counts),
        ]
        for period in sorted(order, reverse=True)
    ]
    headers = [say("choose.period"), say("whatif.goals"), say("whatif.results")]
    table = stacked_table(headers, [("", rows)], say("whatif.other_periods"), numeric=True)
    told = say(
        "whatif.other_counts", goals=say.number(len(goals), 0), results=say.number(len(points), 0)
    )
    return folded(told, table)
