"""Which version of the plan is worked on: the one in force, or one that is on its way; and its parts."""

from dataclasses import dataclass
from html import escape

import streamlit as st

from dashboard.planning.known import PARTS, home
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import Speaker
from etl.planning.plans import PlanVersion, list_plans

IN_FORCE = "-"  # no version can be called so
WHOLE = ("news", "advice", "saves")


@dataclass(frozen=True)
class Place:
    """Where in the planning one is.

    version: None is the plan in force. edit: a row's key, "new", "table" or empty.
    """

    selection: Selection
    version: PlanVersion | None
    part: str
    edit: str = ""

    @property
    def say(self) -> Speaker:
        """The speaker of the chosen language."""
        return self.selection.say

    @property
    def plan(self) -> str | None:
        """The version's name, as the engine wants it."""
        return None if self.version is None else self.version.name

    @property
    def is_open(self) -> bool:
        """Say whether it may be written in."""
        return self.version is None or self.version.state == "draft"

    @property
    def is_one_row(self) -> bool:
        """Say whether it is the form of one row."""
        return bool(self.edit) and self.edit != "table"

    @property
    def key(self) -> str:
        """What tells this place from others in the session."""
        return f"plan|{self.plan or IN_FORCE}|{self.part}|{self.edit}"

    def way(
        self, text: str, part: str, edit: str | None = None, heard: str = "", current: str = ""
    ) -> str:
        """Return a way to another part of the same version as HTML."""
        return way("plan", text, self.selection, plan=self.plan or IN_FORCE, part=part, edit=edit,
                   heard=heard, current=current)  # fmt: skip


def find_place(selection: Selection) -> Place:
    """Return the place in the address; what it asks for in vain is said."""
    versions = {version.name: version for version in list_plans(home())}
    asked = st.query_params.get("plan", "")
    drafts = [name for name, version in versions.items() if version.state == "draft"]
    name = asked or (drafts[-1] if drafts else IN_FORCE)
    if name != IN_FORCE and name not in versions:
        st.warning(plain_markdown(selection.say("plan.unknown", value=name)))
        name = IN_FORCE
    parts = (*PARTS, *WHOLE, "decide", "create")
    part = st.query_params.get("part", "")
    version = versions.get(name)
    if part not in parts:
        part = "goals" if version is None else "news"
    return Place(selection, version, part, st.query_params.get("edit", ""))


def versions_menu(place: Place) -> str:
    """Return the ways to every version as HTML."""
    say = place.say
    items = [_version_way(place, None)]
    items += [_version_way(place, version) for version in list_plans(home())]
    current = "page" if place.part == "create" else ""
    items.append(way("plan", say("plan.create"), place.selection, part="create", current=current))
    shown = "".join(f"<li>{item}</li>" for item in items)
    return f'<nav class="mk-versions" aria-label="{escape(say("plan.versions"))}"><ul>{shown}</ul></nav>'


def _version_way(place: Place, version: PlanVersion | None) -> str:
    say = place.say
    text = say("plan.in_force") if version is None else version_name(version, say)
    name = None if version is None else version.name
    current = "true" if name == place.plan and place.part != "create" else ""
    return way("plan", text, place.selection, plan=name or IN_FORCE, part="goals" if name is None else None,
               current=current)  # fmt: skip


def version_name(version: PlanVersion, say: Speaker) -> str:
    """Return a version's name and how far it has come: 2027 (utkast)."""
    return say(f"plan.named_{version.state}", name=version.name)


def parts_menu(place: Place, counts: dict[str, int]) -> str:
    """Return the ways to the parts of a version as HTML; counts: how many there are of what has a number."""
    shown = (
        *(WHOLE[:1] if place.version else ()),
        *PARTS,
        *(WHOLE[1:] if place.version else WHOLE[1:2]),
    )
    items = "".join(f"<li>{_part_way(place, part, counts)}</li>" for part in shown)
    label = escape(place.say("plan.parts"))
    return f'<nav class="mk-sides" aria-label="{label}"><ul>{items}</ul></nav>'


def _part_way(place: Place, part: str, counts: dict[str, int]) -> str:
    text = place.say(f"plan.part_{part}")
    if part in counts:
        text = f"{text} ({counts[part]})"
    return place.way(text, part, current="page" if part == place.part else "")
