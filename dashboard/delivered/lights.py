"""What a delivery changed among the lights: before and after, each a way to what it is about."""

from html import escape

import pandas as pd

from dashboard.answers import about_of, store
from dashboard.delivered.cells import Teller
from dashboard.delivered.known import secrets
from dashboard.drawing.lights import worded_light
from dashboard.parts.components import folded, html, paragraphs, section
from dashboard.parts.downloads import show_download, source_notes
from dashboard.parts.stacked_table import stacked_table
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import Speaker
from etl.deliveries import Delivery
from etl.delivery_comparison import Cell, Hidden, LandedRow, lights_changed

OPEN = 12
SHOWN_AT_MOST = 300


def show_lights(delivery: Delivery, is_alone: bool, selection: Selection) -> None:
    """Show every light that the delivery's call changed; is_alone: nothing else came in that call."""
    say = selection.say
    changes = lights_changed(store().home, delivery.batch, secrets(selection.snapshot_id))
    teller = Teller(selection)
    html(section(say("deliveries.lights"), _body(changes, is_alone, teller), "mk-tight"))
    if changes:
        notes = source_notes(about_of(selection.snapshot_id), delivery.delivery_id, say)
        name = f"{say('deliveries.lights_file')} {delivery.batch}"
        show_download(_frame(changes, teller), name, notes, say, say("deliveries.save_lights"))


def _body(changes: list[LandedRow] | None, is_alone: bool, teller: Teller) -> str:
    say = teller.selection.say
    if changes is None:
        return paragraphs([say("deliveries.lights_not_kept")])
    if not changes:
        return paragraphs([say("deliveries.lights_none")])
    told = say("deliveries.lights_one") if len(changes) == 1 else say(
        "deliveries.lights_several", count=say.number(len(changes), 0))  # fmt: skip
    said = [told] if is_alone else [told, say("deliveries.lights_of_call")]
    if len(changes) > SHOWN_AT_MOST:
        said.append(say("deliveries.lights_cut", shown=SHOWN_AT_MOST))
    body = paragraphs(said) + _table(changes[:OPEN], teller)
    more = changes[OPEN:SHOWN_AT_MOST]
    if more:
        body += folded(say("deliveries.lights_more", count=len(more)), _table(more, teller))
    return body


def _table(changes: list[LandedRow], teller: Teller) -> str:
    say = teller.selection.say
    headers = [say(f"deliveries.{name}") for name in ("about", "unit", "period", "before", "after")]
    rows = [_cells(row, teller) for row in changes]
    return stacked_table(headers, [("", rows)], say("deliveries.lights"))


def _cells(row: LandedRow, teller: Teller) -> list[str]:
    """Return one light's cells: a goal's where the row has no indicator."""
    selection, say = teller.selection, teller.selection.say
    unit, period = str(row["org_unit_id"] or ""), str(row["period"])
    if row["indicator_id"]:
        indicator = str(row["indicator_id"])
        to = way(
            "indicator", _about(row, teller), selection, indicator=indicator, at=unit, period=period
        )
    else:
        to = way("goal", _about(row, teller), selection, goal=str(row["goal_id"]), period=period)
    return [to, escape(teller.units.get(unit, unit)), escape(say.period(period)),
            _sign(row["before"], say), _sign(row["after"], say)]  # fmt: skip


def _about(row: LandedRow, teller: Teller) -> str:
    if row["indicator_id"]:
        return teller.indicators.get(str(row["indicator_id"]), str(row["indicator_id"]))
    return teller.goals.get(str(row["goal_id"]), str(row["goal_id"]))


def _sign(status: Cell, say: Speaker) -> str:
    if isinstance(status, Hidden):
        return escape(say("indicator.secret_short"))
    return worded_light(str(status), say)


def _frame(changes: list[LandedRow], teller: Teller) -> pd.DataFrame:
    """Return one row per light that changed, columns in the reader's words."""
    say = teller.selection.say
    words: dict[Cell, str] = {
        Hidden.SECRET: say("indicator.secret_short"),
        **{status: say(f"light.{status}") for status in ("met", "near", "missed", "no_data")},
    }
    return pd.DataFrame({
        say("deliveries.about"): [_about(row, teller) for row in changes],
        say("deliveries.unit"): [
            teller.units.get(str(row["org_unit_id"]), row["org_unit_id"]) for row in changes
        ],
        say("deliveries.period"): [row["period"] for row in changes],
        say("deliveries.before"): [words[row["before"]] for row in changes],
        say("deliveries.after"): [words[row["after"]] for row in changes],
    })  # fmt: skip
