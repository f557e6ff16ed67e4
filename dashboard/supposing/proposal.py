"""What is supposed as a proposal: files to deliver, lines of malkoll.toml, a list of what would change."""

import pandas as pd
import streamlit as st

from dashboard.answers import about_of, ask
from dashboard.parts.components import heading, html, paragraphs
from dashboard.parts.downloads import show_download, source_notes
from dashboard.selection import Selection
from dashboard.supposing.effects import Effects
from dashboard.supposing.listing import told_suppositions
from dashboard.supposing.supposition import Supposed
from dashboard.words.sentences import reason_sentence
from dashboard.words.summaries import goal_reason
from dashboard.words.translate import Speaker
from etl.exporting.delivery_file import delivery_csv


def proposed_targets(known: pd.DataFrame) -> bytes:
    """Return the targets as a file to deliver; known: as in `questions/whatif_targets.sql`."""
    rows = known.assign(target_value=known["value_if"])
    # A bound above that the indicator has no use for stays as it was delivered.
    rows["target_upper"] = known["upper_if"].where(known["upper_if"].notna(), known["target_upper"])
    return delivery_csv("targets", _records(rows))


def proposed_indicators(known: pd.DataFrame) -> bytes:
    """Return the indicators as a file to deliver; known: as in `questions/whatif_indicators.sql`."""
    rows = known.assign(
        tolerance=known["tolerance_if"], tolerance_kind=known["rule_tolerance_kind"]
    )
    return delivery_csv("indicators", _records(rows))


def _records(rows: pd.DataFrame) -> list[dict[str, object]]:
    return [dict(row) for _, row in rows.astype(object).iterrows()]


def proposed_rule(supposed: Supposed) -> str:
    """Return the lines of malkoll.toml; empty where the rule is as it is."""
    lines = []
    if supposed.roll_up is not None:
        lines.append(f'roll_up = "{supposed.roll_up}"')
    if supposed.include_sub_goals is not None:
        lines.append(f"include_sub_goals = {str(supposed.include_sub_goals).lower()}")
    return "\n".join(["[rule]", *lines]) if lines else ""


def changes_frame(effects: Effects, say: Speaker) -> pd.DataFrame:
    """Return one row per light that would change: the period's first, with why, then other periods'."""
    goals = effects.goals.assign(
        kind=say("choose.goal"), id=effects.goals["goal_id"], name=effects.goals["title"],
        why=[goal_reason(row, say) for _, row in effects.goals.iterrows()],
    )  # fmt: skip
    lights = effects.changed_lights
    lights = lights.assign(
        kind=say("choose.indicator"), id=lights["indicator_id"], period=effects.period,
        why=[reason_sentence(row, say) for _, row in lights.iterrows()],
    )  # fmt: skip
    points = effects.points.assign(
        kind=say("choose.indicator"), id=effects.points["indicator_id"], why=""
    )
    points = points[points["period"] != effects.period]
    here = goals["period"] == effects.period
    return _named(pd.concat([goals[here], lights, goals[~here], points]), say)


def _named(rows: pd.DataFrame, say: Speaker) -> pd.DataFrame:
    return pd.DataFrame({
        say("whatif.kind"): rows["kind"], "Id": rows["id"], say("whatif.name"): rows["name"],
        say("choose.unit"): rows["unit"], say("choose.period"): rows["period"],
        say("whatif.before"): [say(f"light.{one}") for one in rows["status_before"]],
        say("whatif.after"): [say(f"light.{one}") for one in rows["status"]],
        say("whatif.why"): rows["why"],
    })  # fmt: skip


def show_proposal(supposed: Supposed, effects: Effects, selection: Selection) -> None:
    """Show the files of what is supposed, and the list of what would change."""
    say = selection.say
    html(heading(say("whatif.proposal_title")) + paragraphs([say("whatif.proposal_lead")]))
    if supposed.targets:
        known = ask("whatif_targets", selection.snapshot_id, supposed=supposed.as_json)
        _show_file(proposed_targets(known), "targets", say)
        if (known["has_secret"] & known["baseline_value"].isna()).any():
            html(paragraphs([say("whatif.secret_baseline")], "mk-note"))
    if supposed.tolerances:
        known = ask("whatif_indicators", selection.snapshot_id, supposed=supposed.as_json)
        _show_file(proposed_indicators(known), "indicators", say)
    rule = proposed_rule(supposed)
    if rule:
        html(paragraphs([say("whatif.proposal_rule")]))
        st.code(rule, language="toml")
    notes = [*told_suppositions(supposed, selection),
             *source_notes(about_of(selection.snapshot_id), say.period(selection.period), say)]  # fmt: skip
    show_download(changes_frame(effects, say), say("whatif.file_changes"), notes, say,
                  say("whatif.save_changes"))  # fmt: skip


def _show_file(content: bytes, kind: str, say: Speaker) -> None:
    st.download_button(
        say(f"whatif.save_{kind}"), content, f"{say(f'whatif.file_{kind}')}.csv", "text/csv",
        key=f"download-proposal-{kind}", on_click="ignore", type="tertiary",
    )  # fmt: skip
