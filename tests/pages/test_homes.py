"""Homes that have little or broken things to show, and homes whose names are hostile or alike."""

import json
from pathlib import Path

import pytest
import streamlit as st

from dashboard import answers
from dashboard.parts.writing import WORK
from dashboard.ways import PAGES
from tests.pages.conftest import Open
from tests.pages.reader import markup_of, title_of, words_of
from tests.town import Town

HOSTILE = "<b>x</b> **y** [z](http://q) $a$ :red[b]"


@pytest.mark.parametrize("page", PAGES)
def test_says_that_nothing_is_published(open_page: Open, page: str, tmp_path: Path) -> None:
    assert title_of(open_page(page, home=tmp_path)) == "Inga siffror ännu"


@pytest.mark.parametrize("page", [page for page in PAGES if page not in WORK])
def test_says_that_there_are_no_results_yet(open_page: Open, page: str, planned_home: Path) -> None:
    assert title_of(open_page(page, home=planned_home)) == "Inga resultat ännu"


def test_says_that_the_store_is_broken(open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text("nonsense\n")
    assert title_of(open_page(home=tmp_path, lang="en")) == "The figures cannot be shown right now"


@pytest.fixture
def hostile_town(empty_town: Town) -> Town:
    """A town in which every name tries to be more than a name; two units have the same one."""
    outcome = empty_town.deliver(
        target_areas=f"target_area_id;name_sv\nA<i>;{HOSTILE}",
        organisation=f"""
            org_unit_id;parent_org_unit_id;level;name
            TOP;;municipality;{HOSTILE}
            N-1;TOP;committee;Nämnden
            N-2;TOP;committee;Andra nämnden
            U1;N-1;unit;Kansliet
            U2;N-2;unit;Kansliet
        """,
        goals=f"""
            goal_id;parent_goal_id;target_area_id;org_unit_id;title;description;responsible
            G|1;;A<i>;TOP;{HOSTILE};{HOSTILE};{HOSTILE}
            G2;G|1;A<i>;N-1;{HOSTILE};;
        """,
        indicators=f"""
            indicator_id;name;description;measure_unit;decimals;direction;frequency;accumulation;tolerance;tolerance_kind;consolidation;source
            I<1>;{HOSTILE};{HOSTILE};<i>%{{x}};1;higher;year;period;;;none;{HOSTILE}
        """,
        goal_indicators="goal_id;indicator_id;weight\nG|1;I<1>;1\nG2;I<1>;1",
        targets="indicator_id;org_unit_id;period;target_value\nI<1>;TOP;2025;75\nI<1>;TOP;2024;75",
        results="""
            indicator_id;org_unit_id;period;value
            I<1>;TOP;2025;70,4
            I<1>;TOP;2024;60,1
            I<1>;N-1;2025;50,5
        """,
    )
    assert not outcome.is_refused, outcome.findings
    return empty_town


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_shows_hostile_names_as_they_are_written(
    open_page: Open, page: str, lang: str, hostile_town: Town
) -> None:
    visit = open_page(page, home=hostile_town.home, lang=lang)
    for text in markup_of(visit):
        assert "<b>x</b>" not in text
        is_html = text.startswith("<div")
        assert is_html or ("[z](http" not in text and ":red[" not in text and "**y" not in text)
    if page in ("overview", "goal", "indicator", "organisation", "periods", "meeting"):
        assert HOSTILE in words_of(visit)


def test_draws_hostile_units_as_they_are_written(open_page: Open, hostile_town: Town) -> None:
    visit = open_page("indicator", home=hostile_town.home)
    spec = next(e for e in visit.main if e.type == "plotly_chart").proto.spec
    assert "<i>" not in json.dumps(json.loads(spec), ensure_ascii=False)
    assert "&lt;i&gt;%{x}" in spec


def test_tells_two_units_of_the_same_name_apart(open_page: Open, hostile_town: Town) -> None:
    options = [o.strip() for o in open_page(home=hostile_town.home).selectbox(key="unit").options]
    assert "Kansliet (Nämnden)" in options
    assert "Kansliet (Andra nämnden)" in options


@pytest.mark.parametrize("page", PAGES)
def test_says_that_a_snapshot_is_damaged(
    open_page: Open, page: str, sample_home: Path, tmp_path: Path
) -> None:
    snapshot_id = (sample_home / "store" / "CURRENT").read_text().strip()
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text(f"{snapshot_id}\n")
    (tmp_path / "store" / f"{snapshot_id}.duckdb").write_bytes(b"no database")
    visit = open_page(page, home=tmp_path)
    assert title_of(visit) == "Siffrorna går inte att visa just nu"
    assert "malkoll build" in words_of(visit)


def test_says_that_a_question_has_no_answer_in_place_of_half_a_page(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    st.cache_resource.clear()  # an answer that is kept is never asked again
    whole = answers._question
    monkeypatch.setattr(
        answers, "_question", lambda name: "select nonsense" if name == "goal" else whole(name)
    )
    visit = open_page("goal", goal="K1")
    assert title_of(visit) == "Siffrorna går inte att visa just nu"
    assert "går inte att öppna (goal: " in words_of(visit)
    assert "Provköping" not in words_of(visit)


def test_offers_no_two_goals_under_the_same_name(open_page: Open, hostile_town: Town) -> None:
    options = open_page("goal", home=hostile_town.home).selectbox(key="goal").options
    assert len(options) == 2
    assert len({option.strip() for option in options}) == 2
