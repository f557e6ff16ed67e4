"""Goals at two periods side by side: what the difference comes to, the table, and the table as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import pandas as pd

from dashboard.drawing.lights import STATUSES, light, worded_light
from dashboard.parts.stacked_table import stacked_table
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import Speaker, capital, lower_period
from dashboard.words.values import Row, area_name, is_empty

# The two sides by what their columns end in.
NOW, THEN = "", "_other"


@dataclass(frozen=True)
class Compared:
    """The two periods that are held against each other."""

    then: str
    now: str

    @property
    def sides(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Each side's ending and period, in the order of the table."""
        return (THEN, self.then), (NOW, self.now)


def comparison_headline(goals: pd.DataFrame, other: str, say: Speaker) -> str:
    """Say how many goals are better and worse; goals: as in `questions/compare_goals.sql`."""
    if goals[["status", "status_other"]].dropna().empty:
        return say("periods.headline_apart", period=lower_period(other, say))
    better, worse = (int((goals["change"] == sign).sum()) for sign in (1, -1))
    period = lower_period(other, say)
    if not better and not worse:
        return say("periods.headline_same", period=period)
    first, second = ("better", "worse") if better else ("worse", "better")
    count, rest = (better, worse) if better else (worse, better)
    number = "one" if count == 1 else "many"
    begun = say(
        f"periods.headline_{first}_{number}", Count=capital(say.count(count)), period=period
    )
    number = "many" if rest > 1 else "few"
    return f"{begun}, {say(f'periods.headline_rest_{second}_{number}', count=say.count(rest))}."


def goals_table(goals: pd.DataFrame, compared: Compared, selection: Selection) -> str:
    """Return the table by target area as HTML."""
    say = selection.say
    headers = [say("choose.goal"), say.period(compared.then), say.period(compared.now),
               say("periods.change")]  # fmt: skip
    groups = [
        (area_name(within.iloc[0], say), [_cells(goal, selection) for _, goal in within.iterrows()])
        for _, within in goals.groupby("target_area_id", sort=False)
    ]
    return stacked_table(headers, groups, say("periods.goals_caption"))


def _cells(goal: pd.Series, selection: Selection) -> list[str]:
    named = way(
        "goal", str(goal["title"]), selection, kind="mk-goal-name", goal=str(goal["goal_id"])
    )
    if selection.level:
        named += f' <span class="mk-small">{escape(str(goal["unit"]))}</span>'
    sides = [_side(goal, ending, selection.say) for ending in (THEN, NOW)]
    return [named, *sides, _change(goal, selection.say)]


def _side(goal: Row, ending: str, say: Speaker) -> str:
    """Return a goal's light at one period, its indicators' beneath it, and another judgement."""
    status = goal[f"status{ending}"]
    if is_empty(status):
        return f'<span class="mk-small">{escape(say("goal.not_valid"))}</span>'
    signs = "".join(
        f'<span class="mk-count">{light(one, say, 13)}{int(goal[f"{one}{ending}"])}</span>'
        for one in STATUSES if goal[f"{one}{ending}"]
    )  # fmt: skip
    under = f'<span class="mk-small mk-counts">{signs}</span>' if signs else ""
    assessed = goal[f"assessed{ending}"]
    if not is_empty(assessed) and assessed != status:
        judged = say("overview.judged", status=say(f"light.lower_{assessed}"))
        under += f'<span class="mk-small">{escape(judged)}</span>'
    return f"{worded_light(str(status), say)}{under}"


def _change(goal: Row, say: Speaker) -> str:
    word = change_word(goal, say)
    arrow = {1: "↑", -1: "↓"}.get(int(goal["change"]))
    sign = f'<span aria-hidden="true">{arrow}</span> ' if arrow else ""
    return f"{sign}{escape(word)}"


def change_word(goal: Row, say: Speaker) -> str:
    """Say how a goal's light has changed: bättre, sämre, oförändrat, går inte att jämföra."""
    if int(goal["change"]):
        return say(f"periods.is_{'better' if goal['change'] > 0 else 'worse'}")
    is_same = not is_empty(goal["status"]) and goal["status"] == goal["status_other"]
    return say("overview.unchanged" if is_same else "periods.not_comparable")


def goals_frame(goals: pd.DataFrame, compared: Compared, say: Speaker) -> pd.DataFrame:
    """Return the table as rows for a file: one per goal, its columns named in the reader's language."""
    return pd.DataFrame([dict(_fields(goal, compared, say)) for _, goal in goals.iterrows()])


def _fields(goal: Row, compared: Compared, say: Speaker) -> Iterator[tuple[str, object]]:
    yield say("choose.area"), area_name(goal, say)
    yield say("periods.goal_id"), goal["goal_id"]
    yield say("choose.goal"), goal["title"]
    yield say("choose.unit"), goal["unit"]
    for ending, period in compared.sides:
        at, status = say.period(period), goal[f"status{ending}"]
        known = not is_empty(status)
        word = say(f"light.{status}") if known else say("goal.not_valid")
        yield f"{say('indicator.status_column')}, {at}", word
        for one in STATUSES:
            count = int(goal[f"{one}{ending}"]) if known else None
            yield f"{say('periods.counted', light=say(f'light.lower_{one}'))}, {at}", count
    yield say("periods.change"), change_word(goal, say)
