"""The goal chain: from the council's goal to the operation's, as a list that folds and as a picture."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

import pandas as pd

from dashboard.drawing.lights import light
from dashboard.parts.components import folded, paragraphs
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.values import is_empty


@dataclass(frozen=True)
class Node:
    """A goal of the chain with those directly below it."""

    goal: pd.Series
    below: list["Node"] = field(default_factory=list)


def grow(chain: pd.DataFrame) -> list[Node]:
    """Return the goals that stand uppermost, each with those below it; chain: in the tree's order."""
    roots: list[Node] = []
    last_at: dict[int, Node] = {}
    for _, goal in chain.iterrows():
        node, depth = Node(goal), int(goal["depth"])
        above = next((last_at[d] for d in range(depth - 1, -1, -1) if d in last_at), None)
        (roots if above is None else above.below).append(node)
        last_at = {d: n for d, n in last_at.items() if d < depth} | {depth: node}
    return roots


def tree(chain: pd.DataFrame, present: str, selection: Selection) -> str:
    """Return the chain as a list that folds; chain: as in `questions/goal_chain.sql`."""
    items = "".join(_branch(node, present, selection) for node in grow(chain))
    return f'<ul class="mk-tree">{items}</ul>'


def _branch(node: Node, present: str, selection: Selection) -> str:
    below = ""
    if node.below:
        items = "".join(_branch(one, present, selection) for one in node.below)
        name = selection.say("goal.below_one") if len(node.below) == 1 else selection.say(
            "goal.below", count=len(node.below))  # fmt: skip
        below = folded(name, f"<ul>{items}</ul>", is_open=True)
    return f"<li>{_goal(node.goal, present, selection)}{_judged(node.goal, selection)}{below}</li>"


def tree_picture(chain: pd.DataFrame, present: str, selection: Selection) -> str:
    """Return the chain as a picture for a projector: boxes from the left to the right."""
    return f'<div class="mk-picture mk-scroll">{_boxes(grow(chain), present, selection)}</div>'


def _boxes(nodes: Sequence[Node], present: str, selection: Selection) -> str:
    items = "".join(
        f"<li>{_box(node.goal, present, selection)}{_boxes(node.below, present, selection)}</li>"
        for node in nodes
    )
    return f"<ul>{items}</ul>" if items else ""


def _box(goal: pd.Series, present: str, selection: Selection) -> str:
    inside = _goal(goal, present, selection) + _judged_shortly(goal, selection)
    return f'<div class="mk-box {_status(goal) or "none"}">{inside}</div>'


def _goal(goal: pd.Series, present: str, selection: Selection) -> str:
    """Return one goal: a way to it, or, where it is the page's own, its name marked."""
    say, status = selection.say, _status(goal)
    under = [str(goal["unit"])] + ([] if status else [say("goal.not_valid")])
    small = f'<span class="mk-small">{escape(", ".join(under))}</span>'
    if goal["goal_id"] != present:
        shown = way("goal", str(goal["title"]), selection, status, goal=str(goal["goal_id"]))
        return f"{shown} {small}"
    sign = f"{light(status, say)} " if status else ""
    return f'<b aria-current="page">{sign}{escape(str(goal["title"]))}</b> {small}'


def _judged_shortly(goal: pd.Series, selection: Selection) -> str:
    """Return what the committee judges where that is not the computed light."""
    if is_empty(goal["assessed"]) or goal["assessed"] == goal["status"]:
        return ""
    say, judged = selection.say, str(goal["assessed"])
    word = say("overview.judged", status=say(f"light.lower_{judged}"))
    return f'<span class="mk-small">{light(judged, say, 13)} {escape(word)}</span>'


def _judged(goal: pd.Series, selection: Selection) -> str:
    """Return what the committee judges where that is not the computed light, with its analysis folded."""
    if is_empty(goal["assessed"]) or goal["assessed"] == goal["status"]:
        return ""
    say = selection.say
    word = say("overview.judged", status=say(f"light.lower_{goal['assessed']}"))
    return folded(word, paragraphs([str(goal["analysis"])], "mk-small"))


def _status(goal: pd.Series) -> str | None:
    return None if is_empty(goal["status"]) else str(goal["status"])
