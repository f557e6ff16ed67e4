"""The whole workbook for what is chosen: a sheet a page, made of the same answers as the pages."""

from datetime import datetime

from dashboard.answers import about_of, ask
from dashboard.exporting.goals import goals_sheet, readings_sheet
from dashboard.exporting.indicators import indicators_sheet
from dashboard.exporting.money import accounts_sheet, budget_sheet, weighed_sheet
from dashboard.exporting.others import dictionary_sheet, missing_sheet, periods_sheet
from dashboard.parts.downloads import source_notes
from dashboard.parts.workbooks import light_looks, workbook_words
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.words.translate import lower_period
from dashboard.words.values import area_name, is_empty
from etl.exporting.sheet import Sheet
from etl.exporting.workbook import workbook_bytes
from etl.exporting.workbook_about import About

# The sheets by the keys of their names, in order.
SHEETS = (
    "goals",
    "readings",
    "indicators",
    "budget",
    "accounts",
    "weighed",
    "periods",
    "missing",
    "dictionary",
)


def whole_workbook(selection: Selection) -> bytes:
    """Return the workbook as an xlsx file."""
    return workbook_bytes(whole_sheets(selection), about_workbook(selection))


def whole_sheets(selection: Selection) -> list[Sheet]:
    """Return the workbook's sheets: goals, readings, indicators, money, periods, what is missing, words."""
    say = selection.say
    about = about_of(selection.snapshot_id)
    notes = source_notes(about, say.period(selection.period), say)
    sheets = [*_results(selection, notes), *_money(selection, notes), *_beside(selection, notes)]
    return [*sheets, dictionary_sheet(sheets, say("workbook.title_dictionary"), say)]


def _results(selection: Selection, notes: list[str]) -> list[Sheet]:
    say, snapshot, period = selection.say, selection.snapshot_id, selection.period
    chosen = {"unit": selection.unit_or_top, "level": selection.level, "area": selection.area,
              "period": period}  # fmt: skip
    goals = ask("workbook_goals", snapshot, **chosen)
    ids = "\n".join(goals["goal_id"])
    readings = ask("workbook_readings", snapshot, goals=ids, period=period)
    indicators = ask("workbook_indicators", snapshot, goals=ids, **chosen)
    when = lower_period(period, say)
    return [
        goals_sheet(goals, say("workbook.title_goals", period=when), notes, say),
        readings_sheet(readings, goals, indicators, say("workbook.title_readings"), notes, say),
        indicators_sheet(indicators, say("workbook.title_indicators", period=when), notes, say),
    ]


def _money(selection: Selection, notes: list[str]) -> list[Sheet]:
    say, snapshot, period = selection.say, selection.snapshot_id, selection.period
    budget = ask("workbook_budget", snapshot, unit=selection.unit_or_top, level=selection.level,
                 period=period)  # fmt: skip
    units = "\n".join(budget.loc[budget["is_addend"], "org_unit_id"])
    weighed = ask("weighed_units", snapshot, units=units, periods=period)
    names, when = unit_names(snapshot), lower_period(period, say)
    near = float(about_of(snapshot)["budget_near_pct"])
    return [
        budget_sheet(budget, near, say("workbook.title_budget", period=when), notes, say),
        accounts_sheet(budget, near, say("workbook.title_accounts", period=when), notes, say),
        weighed_sheet(weighed, names, near, say("workbook.title_weighed", period=when), notes, say),
    ]


def _beside(selection: Selection, notes: list[str]) -> list[Sheet]:
    say, snapshot, period = selection.say, selection.snapshot_id, selection.period
    unit = selection.unit_or_top
    periods = ask("workbook_periods", snapshot, unit=unit, level=selection.level,
                  area=selection.area, period=period)  # fmt: skip
    missing = ask("unreported", snapshot, unit=unit, period=period)
    when = lower_period(period, say)
    return [
        periods_sheet(periods, say("workbook.title_periods"), notes, say),
        missing_sheet(missing, say("workbook.title_missing", period=when), notes, say),
    ]


def about_workbook(selection: Selection) -> About:
    """Return what the workbook says of itself: what was chosen, of what date, what must be known."""
    say, about = selection.say, about_of(selection.snapshot_id)
    title = say("workbook.title", name=about["name"], period=lower_period(selection.period, say))
    remarks = [say("workbook.how"), say("workbook.how_add")]
    if about["is_sample"]:
        remarks.insert(0, say("app.sample_banner"))
    if not is_empty(about["as_of"]):
        remarks.insert(0, say("app.as_of_banner", time=say.day(about["as_of"])))
    return About(
        title, str(about["name"]), datetime.now(), tuple(_facts(selection)), tuple(remarks),
        light_looks(say), workbook_words(say),
    )  # fmt: skip


def _facts(selection: Selection) -> list[tuple[str, object]]:
    """Return what was chosen and of what date the figures are, label and value."""
    say, about = selection.say, about_of(selection.snapshot_id)
    names, areas = unit_names(selection.snapshot_id), ask("areas", selection.snapshot_id)
    area = [area_name(row, say) for _, row in areas.iterrows()
            if row["target_area_id"] == selection.area]  # fmt: skip
    level = say(f"level.level_{selection.level}") if selection.level else say("choose.own_level")
    return [
        (say("workbook.municipality"), about["name"]),
        (say("choose.period"), selection.period),
        (say("choose.unit"), names.get(selection.unit_or_top, "")),
        (say("choose.level"), level),
        (say("choose.area"), area[0] if area else say("choose.all_areas")),
        (say("workbook.delivered_at"), about["newest_delivery_at"]),
        (say("workbook.made_at"), datetime.now().replace(microsecond=0)),
        (say("workbook.roll_up"), say(f"about.roll_up_{about['roll_up']}")),
    ]  # fmt: skip
