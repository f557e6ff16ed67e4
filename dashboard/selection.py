"""What the reader has chosen: area, level, unit, period and language, kept in the address.

Whatever is shown can be sent as a link. The address wins when it has changed, for then somebody
followed a link; else what was chosen on the page wins, and is written to the address.
"""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.address import amend_address
from dashboard.answers import ask
from dashboard.units import unit_names
from dashboard.words.names import told_apart
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import LANGUAGES, Speaker
from dashboard.words.values import area_name

LEVELS = ("municipality", "committee", "administration", "operation", "unit")
KEYS = ("area", "level", "unit", "period")
# What can be chosen on each page; on the others the address alone says it.
CHOICES = {
    "overview": ("period", "unit", "level", "area"),
    "goal": ("period", "unit", "level", "area"),
    "indicator": ("period", "unit", "level", "area"),
    "organisation": ("period", "unit", "level", "area"),
    "periods": ("period", "unit", "level", "area"),
    "coverage": ("period", "unit"),
    "budget": ("period", "unit", "level"),
    "money": ("period", "unit", "level"),
    "whatif": ("period", "unit"),
    "data": ("period", "unit", "level", "area"),
    "assess": ("period", "unit", "area"),
}


@dataclass(frozen=True)
class Selection:
    """One reader's choice at one moment: everything that a question may ask by."""

    snapshot_id: str
    language: str
    area: str | None
    level: str | None
    unit: str | None
    period: str
    top_unit: str

    @property
    def say(self) -> Speaker:
        """The speaker of the chosen language."""
        return Speaker(self.language)

    @property
    def unit_or_top(self) -> str:
        """The chosen unit, or the municipality."""
        return self.unit or self.top_unit

    def query(self, /, **changed: str | None) -> dict[str, str]:
        """Return the address of this selection with something changed, for links."""
        chosen = {
            "area": self.area, "level": self.level, "unit": self.unit, "period": self.period,
            "lang": None if self.language == "sv" else self.language, **changed,
        }  # fmt: skip
        return {key: value for key, value in chosen.items() if value}


def choose_language() -> str:
    """Return the language in the address; Swedish where it says nothing."""
    asked = st.query_params.get("lang", "sv")
    return asked if asked in LANGUAGES else "sv"


def own_address() -> dict[str, str]:
    """Return what the page keeps in the address beside the selection, such as its goal."""
    return {
        key: value for key, value in st.query_params.items() if key not in (*KEYS, "lang") and value
    }


def periods_of(page: str, snapshot_id: str) -> list[str]:
    """Return the periods that can be chosen on a page, the newest first: those that have results.

    Of money also those after them that have an outcome: it is often there before any result is.
    """
    known = ask("periods", snapshot_id)
    if page != "budget":
        return known["period"].tolist()
    after = None if known.empty else f"{known['end_date'].iloc[0]:%Y-%m-%d}"
    later = ask("budget_periods", snapshot_id, after=after)
    return [*later["period"], *known["period"]]


def choose(snapshot_id: str, language: str, page: str) -> Selection:
    """Show a page's choices, and return what is chosen; what the address asks for in vain is said."""
    say = Speaker(language)
    periods = periods_of(page, snapshot_id)
    units = ask("units", snapshot_id)
    areas = ask("areas", snapshot_id)
    options: dict[str, list[str]] = {
        "area": ["", *areas["target_area_id"]],
        "level": ["", *LEVELS],
        "unit": ["", *units["org_unit_id"]],
        "period": periods,
    }
    _follow_address(options, say, silent=set(periods_of("budget", snapshot_id)))
    shown = {
        "area": _area_names(areas, say),
        "level": {"": say("choose.own_level"), **{v: say(f"level.level_{v}") for v in LEVELS}},
        "unit": _unit_names(units, snapshot_id, say),
        "period": {p: say.period(p) for p in periods},
    }
    _show(CHOICES.get(page, ()), options, shown, say)
    chosen = {key: st.session_state.get(key) or None for key in KEYS}
    _write_address(chosen, language)
    top = str(units["org_unit_id"].iloc[0]) if len(units) else ""
    return Selection(
        snapshot_id, language, chosen["area"], chosen["level"], chosen["unit"],
        chosen["period"] or "", top,
    )  # fmt: skip


def _follow_address(options: dict[str, list[str]], say: Speaker, silent: set[str]) -> None:
    """Take what the address asks for, where it has changed since it was last written.

    silent: what nothing is said of where it is asked for in vain, as it can be chosen on another page.
    """
    asked = {key: st.query_params.get(key, "") for key in KEYS}
    written: dict[str, str] | None = st.session_state.get("address")
    for key in KEYS:
        default = options[key][0] if options[key] else ""
        is_first = written is None or key not in st.session_state
        if st.session_state.get(key, "") not in options[key]:
            st.session_state[key] = default
        is_link = bool(asked[key]) if is_first else asked[key] != (written or {}).get(key, "")
        # A bare address is no wish to forget what was chosen.
        if is_link and any(asked.values()):
            if asked[key] and asked[key] not in {*options[key], *silent}:
                st.warning(plain_markdown(say(f"app.not_found_{key}", value=asked[key])))
            st.session_state[key] = asked[key] if asked[key] in options[key] else default


def _write_address(chosen: dict[str, str | None], language: str) -> None:
    address = {key: value for key, value in chosen.items() if value}
    lang = {} if language == "sv" else {"lang": language}
    kept = own_address()
    if _is_readers_unit(address.get("unit", "")):
        kept.pop("at", None)  # a way led to one unit; now the reader wants another
    whole = {**kept, **address, **lang}
    if any(key in st.query_params for key in KEYS) and dict(st.query_params) != whole:
        st.query_params.from_dict(whole)
    else:
        # What the page keeps beside the selection is the page's own to write.
        mine = {**address, **lang}
        amend_address(mine, absent=[key for key in (*KEYS, "lang") if key not in mine])
    st.session_state["address"] = address


def _is_readers_unit(unit: str) -> bool:
    """Say whether the unit was changed on the page, not by a link."""
    written = st.session_state.get("address")
    if written is None:
        return False
    before = written.get("unit", "")
    return bool(unit != before and st.query_params.get("unit", "") == before)


def _area_names(areas: pd.DataFrame, say: Speaker) -> dict[str, str]:
    named = {row["target_area_id"]: area_name(row, say) for _, row in areas.iterrows()}
    return {"": say("choose.all_areas"), **told_apart(named)}


def _unit_names(units: pd.DataFrame, snapshot_id: str, say: Speaker) -> dict[str, str]:
    names = unit_names(snapshot_id)
    depths = zip(units["org_unit_id"], units["depth"], strict=True)
    indented = {unit: "\u2003" * depth + names[unit] for unit, depth in depths}
    return {"": say("choose.whole_municipality"), **indented}


def _show(
    choices: tuple[str, ...],
    options: dict[str, list[str]],
    shown: dict[str, dict[str, str]],
    say: Speaker,
) -> None:
    if not choices:
        return
    with st.container(horizontal=True, key="choices"):
        for key in choices:
            names = partial(_name_of, shown[key])
            st.selectbox(say(f"choose.{key}"), options[key], key=key, format_func=names)


def _name_of(names: dict[str, str], value: str) -> str:
    return names.get(value, value)
