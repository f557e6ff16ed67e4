"""What if: a lever moves the lights on the page and nothing else; the proposal gives just those lights."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.answers import ask, store
from dashboard.parts.downloads import csv_bytes
from dashboard.selection import Selection
from dashboard.supposing.effects import effects_of
from dashboard.supposing.proposal import (
    changes_frame,
    proposed_indicators,
    proposed_rule,
    proposed_targets,
)
from dashboard.supposing.supposition import Supposed, TargetIf, ToleranceIf, parse_supposed
from dashboard.words.translate import Speaker
from etl.pipeline import Request, preview
from tests.pages.conftest import Open
from tests.pages.reader import title_of, words_of
from tests.town import Town

SUPPOSED = (
    "target:B002:BUN:2026:80,target:H015:KFF-BI:2026:54:56,target:G002:BUF-GR:2026:91,"
    "tolerance:B004:0,tolerance:KL02:25"
)
PERIOD = "2026-T2"
VALUE, TOLERANCE = "whatif-value-B002-BUN-2026", "whatif-tolerance-B002"


def suppose(visit: AppTest) -> str:
    """Return what the address supposes."""
    found = visit.query_params.get("suppose", [""])
    return found if isinstance(found, str) else found[0]


def selection_of(home: Path, monkeypatch: pytest.MonkeyPatch) -> Selection:
    monkeypatch.setenv("MALKOLL_HOME", str(home))
    snapshot = store().current_id()
    assert snapshot
    return Selection(snapshot, "sv", None, None, None, PERIOD, "PK")


def test_begins_with_what_is(open_page: Open) -> None:
    visit = open_page("whatif", period=PERIOD, indicator="B002")
    assert title_of(visit) == "Tänk om målen var andra?"
    assert visit.select_slider(f"{VALUE}-slide").value == 93
    assert visit.text_input(f"{TOLERANCE}-field").value == "5"
    words = words_of(visit)
    assert "Det här är bara en tanke" in words
    # The value is 82,4: with 5 per cent of 86,7 it is just within the tolerance, of 86,8 not.
    assert (
        "till och med 82,4 % uppfyllt, från 82,5 % delvis uppfyllt, från 86,8 % ej uppfyllt"
        in words
    )
    assert "Spara som förslag" not in words and not suppose(visit)


def test_moves_a_target_by_slider_and_by_number(open_page: Open) -> None:
    visit = open_page("whatif", period=PERIOD, indicator="B002")
    visit.select_slider(f"{VALUE}-slide").set_value(82.4).run()
    assert suppose(visit) == "target:B002:BUN:2026:82.4"
    assert (
        title_of(visit) == "Tänk om: ett mål och ett indikatorvärde skulle byta ljus tertial 2 2026"
    )
    assert "82,4 % mot målet 82,4 %: uppfyllt." in words_of(visit)
    visit.text_input(f"{VALUE}-field").set_value("82,41").run()
    assert suppose(visit) == "target:B002:BUN:2026:82.41"
    assert visit.select_slider(f"{VALUE}-slide").value == 82.41
    assert "delvis uppfyllt" in words_of(visit)
    visit.text_input(f"{VALUE}-field").set_value("93").run()
    assert not suppose(visit), "as it is it is no supposition"


def test_refuses_what_is_no_number(open_page: Open) -> None:
    visit = open_page("whatif", period=PERIOD, indicator="B002")
    for key, text in ((VALUE, "åttio"), (TOLERANCE, "-1")):
        visit.text_input(f"{key}-field").set_value(text).run()
        assert text.replace("-", "\\-") in visit.error[0].value and not suppose(visit)
    visit.run()
    assert not visit.error


def test_holds_several_suppositions_and_takes_them_back(open_page: Open) -> None:
    visit = open_page("whatif", period=PERIOD, indicator="B002", suppose=SUPPOSED)
    visit.select_slider(f"{TOLERANCE}-slide").set_value(10.0).run()
    visit.radio("whatif-rollup").set_value("worst").run()
    visit.checkbox("whatif-subgoals").check().run()
    assert suppose(visit) == f"{SUPPOSED},tolerance:B002:10,rollup:worst,subgoals:yes"
    visit.button("without-0").click().run()
    assert "target:B002" not in suppose(visit) and "tolerance:B002:10" in suppose(visit)
    visit.radio("whatif-rollup").set_value("share").run()
    assert "rollup" not in suppose(visit)
    visit.button("whatif-reset").click().run()
    assert not suppose(visit) and title_of(visit) == "Tänk om målen var andra?"


def test_a_bound_of_a_range_pushes_the_other(open_page: Open) -> None:
    visit = open_page("whatif", period=PERIOD, indicator="H015")
    visit.text_input("whatif-value-H015-KFF-BI-2026-field").set_value("57").run()
    assert suppose(visit) == "target:H015:KFF-BI:2026:57:57"
    visit.text_input("whatif-upper-H015-KFF-BI-2026-field").set_value("50").run()
    assert suppose(visit) == "target:H015:KFF-BI:2026:50:50"


def test_says_what_the_address_asks_for_in_vain(open_page: Open) -> None:
    parts = "target:NO:BUN:2026:1", "target:H015:KFF-BI:2026:57:5", "tolerance:NO:1", "rollup:best"
    visit = open_page("whatif", period=PERIOD, suppose=",".join([*parts, "tolerance:B004:0"]))
    assert len(visit.warning) == 4
    assert "Avhopp från gymnasiet: toleransen 0 i stället för 1 procentenheter" in words_of(visit)


def test_says_no_more_than_the_beginning_of_what_it_cannot_understand(open_page: Open) -> None:
    visit = open_page("whatif", suppose="x" * 5000 + ",target:H015:KFF-BI:2026:-1e308:1e308")
    assert [len(warning.value) < 250 for warning in visit.warning] == [True, True]
    assert title_of(visit) == "Tänk om målen var andra?"


def test_never_shows_a_secret_or_where_its_light_would_turn(
    open_page: Open, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.deliver(
        targets="indicator_id;org_unit_id;period;target_value\nBEH;TOP;2025;80",
        results=(
            "indicator_id;org_unit_id;period;value;value_status\n"
            "BEH;SKN;2025;;confidential\nKO;SOC;2025-12;11;final"
        ),
    )  # fmt: skip
    visit = open_page("whatif", home=town.home, period="2025", indicator="BEH",
                      suppose="target:BEH:TOP:2025:10")  # fmt: skip
    assert "inget ljus skulle ändras 2025" in title_of(visit)
    assert "Inget ljus kan ändras här: värdet är hemligt eller saknas." in words_of(visit)
    frame = changes_frame(
        effects_of(parse_supposed("target:BEH:TOP:2025:10")[0], selection_of(town.home, monkeypatch)),
        Speaker("sv"),
    )  # fmt: skip
    assert frame.empty


def test_says_that_an_indicator_has_no_target(open_page: Open) -> None:
    visit = open_page("whatif", period=PERIOD, indicator="X003", lang="en")
    assert "The indicator has no value with a target in tertial 2 2026." in words_of(visit)


def test_the_proposal_gives_the_lights_that_the_page_shows(
    sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    selection = selection_of(sample_home, monkeypatch)
    supposed, wrong = parse_supposed(SUPPOSED)
    files = {
        "mal.csv": proposed_targets(ask("whatif_targets", selection.snapshot_id, supposed=supposed.as_json)),
        "ind.csv": proposed_indicators(
            ask("whatif_indicators", selection.snapshot_id, supposed=supposed.as_json)
        ),
    }  # fmt: skip
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    outcome = preview(sample_home, Request([tmp_path / name for name in files]))
    assert not wrong and not outcome.findings, outcome.findings
    assert [(one.changed, one.new) for one in outcome.delivered] == [(2, 0), (3, 0)]
    effects = effects_of(supposed, selection)
    shown = {
        *((row.goal_id, row.org_unit_id, row.period, row.status_before, row.status)
          for row in effects.goals.itertuples()),
        *((row.indicator_id, row.org_unit_id, row.period, row.status_before, row.status)
          for row in effects.points.itertuples()),
    }  # fmt: skip
    names = ("org_unit_id", "period", "before", "after")
    assert shown == {
        (row["goal_id"] or row["indicator_id"], *(row[name] for name in names))
        for row in outcome.changed_lights
    }
    assert len(effects.changed_goals) >= 2 and len(effects.changed_lights) >= 3


def test_the_list_holds_every_light_of_the_period_with_why(
    sample_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    selection = selection_of(sample_home, monkeypatch)
    effects = effects_of(parse_supposed(SUPPOSED)[0], selection)
    frame = changes_frame(effects, selection.say)
    here = frame[frame["Period"] == PERIOD]
    assert len(here) == len(effects.changed_goals) + len(effects.changed_lights)
    assert (here["Varför"] != "").all() and (frame["Nu"] != frame["Då"]).all()
    assert csv_bytes(frame, selection.say).count(b"\r\n") == len(frame) + 1


def test_writes_the_rule_as_it_stands_in_the_settings() -> None:
    assert proposed_rule(Supposed()) == ""
    assert proposed_rule(Supposed(roll_up="worst", include_sub_goals=False)) == (
        '[rule]\nroll_up = "worst"\ninclude_sub_goals = false'
    )


def test_proposes_texts_and_numbers_whole(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.deliver(
        indicators=(
            "indicator_id;name;description;measure_unit;decimals;direction;frequency;accumulation\n"
            'ODD;=Namn;"rad 1; ""rad"" 2";%;3;higher;year;point'
        ),
        targets="indicator_id;org_unit_id;period;target_value;baseline_value;baseline_period\nODD;TOP;2025;0,1;7;2020",
        results="indicator_id;org_unit_id;period;value\nODD;TOP;2025;0,0001",
    )  # fmt: skip
    selection = selection_of(town.home, monkeypatch)
    supposed = Supposed((TargetIf("ODD", "TOP", "2025", 0.00001),), (ToleranceIf("ODD", 1e-7),))
    asked = {"snapshot_id": selection.snapshot_id, "supposed": supposed.as_json}
    targets = town.write("mal.csv", proposed_targets(ask("whatif_targets", **asked)))
    indicators = town.write("ind.csv", proposed_indicators(ask("whatif_indicators", **asked)))
    outcome = preview(town.home, Request([targets, indicators]))
    assert not outcome.findings and [d.changed for d in outcome.delivered] == [1, 1]
    assert re.search("ODD;TOP;2025;total;0,00001;;7;2020", targets.read_text("utf-8"))
    assert [(row["before"], row["after"]) for row in outcome.changed_lights] == [("missed", "met")]
