"""What surrounds every page: looks, script and language, the head with its menu, the foot."""

import json
from functools import cache
from html import escape
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.access import may_write
from dashboard.answers import ask
from dashboard.drawing.lights import lights_style
from dashboard.drawing.palette import variables
from dashboard.drawing.year_wheel import kinds_style
from dashboard.parts.components import html
from dashboard.parts.second_menu import ECONOMY, second_menu
from dashboard.parts.terms import begin_terms
from dashboard.parts.writing import WORK, work_menu
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.ways import address, way
from dashboard.words.translate import Speaker, words
from dashboard.words.values import area_name, is_empty

HERE = Path(__file__).parent
MENU = ("overview", "goal", "indicator", "organisation", "periods", "budget", "meeting")
FOOT = ("about", "accessibility")
# The entries that stand for several pages: their names in the menu, and the pages.
GROUPS = {"work": ("work", WORK), "budget": ("economy", ECONOMY)}
ACCENT = "#1f5673"


def _joined(folder: str, ending: str) -> str:
    """Return the files of a folder, one after the other."""
    found = sorted((HERE / folder).glob(f"*.{ending}"))
    return "\n".join(path.read_text(encoding="utf-8") for path in found)


def put_frame(language: str, accent: str = ACCENT, coat_of_arms: str = "") -> None:
    """Put the style sheet, the script and the page's language in place."""
    begin_terms()
    st.html(_style(language, accent))
    if coat_of_arms:
        # In a style sheet of its own: what is large and never changes is sent once.
        st.html(f'<style>.mk-brand::before {{ background-image: url("{coat_of_arms}"); }}</style>')
    st.html(_script(language), unsafe_allow_javascript=True)


@cache
def _style(language: str, accent: str) -> str:
    waits = Speaker(language)("app.waits")
    return (
        f"<style>{variables(accent)} {_joined('styles', 'css')} {lights_style()} {kinds_style()}"
        f' :root {{ --waits: "{waits}"; }}</style>'
    )


@cache
def _script(language: str) -> str:
    return (
        f"<script>document.documentElement.lang = '{language}';"
        f" window.malkollWords = {_instead(language)};\n{_joined('browser', 'js')}</script>"
    )


def _instead(language: str) -> str:
    """Return what Streamlit says, in the other language, and what to say instead, for browser/words.js."""
    say, other = Speaker(language), Speaker("en" if language == "sv" else "sv")
    names = [key.split(".")[1] for key in words(language) if key.startswith("streamlit.")]
    pairs = {other(f"streamlit.{name}"): say(f"streamlit.{name}") for name in names}
    return json.dumps(pairs, ensure_ascii=False).replace("<", "\\u003c")


def head(about: pd.Series, selection: Selection, page: str, own: dict[str, str]) -> str:
    """Return the head as HTML: whose figures these are, the menu, search and the other language.

    own: what the page has in its address beside the selection, such as its goal.
    """
    say = selection.say
    other = "en" if say.language == "sv" else "sv"
    elsewhere = {"lang": other if other == "en" else None}
    shown = (*MENU, "work") if may_write() else MENU
    menu = "".join(f"<li>{_menu_way(name, page, selection, own)}</li>" for name in shown)
    language = (
        f'<a href="{escape(address(page, selection, **own, **elsewhere))}" lang="{other}"'
        f' hreflang="{other}" data-language="{other}">{escape({"en": "English", "sv": "Svenska"}[other])}</a>'
    )
    return (
        f'<header class="mk-head">{_brand(about, selection)}'
        f'<nav aria-label="{escape(say("app.menu"))}"><ul>{menu}</ul></nav>'
        f'<p class="mk-print">{escape(shown_choice(selection))}</p>'
        f'{marks(about, say)}<div class="mk-beside">{_menu_way("search", page, selection, own)}{language}'
        f"</div></header>{work_menu(page, selection)}"
        f"{second_menu(ECONOMY, say('app.menu_economy'), page, selection)}"
    )


def shown_choice(selection: Selection) -> str:
    """Say the selection in words, for paper, where its lists are not."""
    say = selection.say
    names = unit_names(selection.snapshot_id)
    periods = [say.period(selection.period)] if selection.period else []
    parts = [*periods, names.get(selection.unit_or_top, "")]
    if selection.level:
        parts.append(say(f"level.level_{selection.level}"))
    if selection.area:
        areas = ask("areas", selection.snapshot_id)
        chosen = areas[areas["target_area_id"] == selection.area]
        parts += [area_name(area, say) for _, area in chosen.iterrows()]
    return " · ".join(parts)


def _menu_way(name: str, page: str, selection: Selection, own: dict[str, str]) -> str:
    called, within = GROUPS.get(name, (name, ()))
    current = "page" if name == page else "true" if page in within else ""
    # From a goal, or an indicator that was reached from one, the meeting goes on at that goal.
    goal = own.get("goal") if name == "meeting" else None
    return way(name, selection.say(f"app.menu_{called}"), selection, current=current, goal=goal)


def _brand(about: pd.Series, selection: Selection) -> str:
    kind = "mk-brand has-arms" if about["coat_of_arms"] else "mk-brand"
    return (
        f'<a class="{kind}" href="{escape(address("overview", selection))}">'
        f"<span>{escape(about['name'])}</span></a>"
    )


def marks(about: pd.Series, say: Speaker) -> str:
    """Return what must be known of all figures: that they are a sample's, or an old view."""
    told = [say("app.sample_banner")] if about["is_sample"] else []
    if not is_empty(about["as_of"]):
        told.append(say("app.as_of_banner", time=say.day(about["as_of"])))
    return "".join(f'<p class="mk-sample">{escape(mark)}</p>' for mark in told)


def show_foot(about: pd.Series, selection: Selection) -> None:
    """Show the foot: how to read the page, accessibility, and of what date the figures are."""
    say = selection.say
    ways = "".join(f"<li>{way(name, say(f'app.menu_{name}'), selection)}</li>" for name in FOOT)
    updated = ""
    if not is_empty(about["newest_delivery_at"]):
        updated = say("app.updated", date=say.day(about["newest_delivery_at"]))
    html(
        f'<footer class="mk-foot"><ul>{ways}</ul><p class="mk-small">{escape(updated)}</p></footer>'
    )
