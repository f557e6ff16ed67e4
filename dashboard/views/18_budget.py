"""The budget: what the chosen unit and those below it have spent and will spend, beside what was planned."""

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard.access import may_write
from dashboard.answers import about_of, ask
from dashboard.budgeting.accounts import accounts_part
from dashboard.budgeting.amounts import SIZES, Amounts
from dashboard.budgeting.asked import ACCOUNTS, Asked, month_of
from dashboard.budgeting.bridge import bridge_part
from dashboard.budgeting.files import columns_of, file_name, frame_of
from dashboard.budgeting.sentences import farthest, headline, lead, notes
from dashboard.budgeting.sources import sources_part
from dashboard.budgeting.table import budget_table, caption_of
from dashboard.budgeting.years import years_part
from dashboard.kept_choice import choose_one
from dashboard.parts.components import heading, html, listed, paragraphs, title
from dashboard.parts.downloads import show_download, source_notes
from dashboard.parts.terms import terms_box
from dashboard.selection import Selection, periods_of
from dashboard.units import unit_names, units_above
from dashboard.ways import way
from dashboard.words.translate import lower_period

selection: Selection = st.session_state["selection"]
say = selection.say
TERMS = ("budget", "outcome", "forecast", "net_cost", "surplus", "deficit", "committee", "administration",
         "operation")  # fmt: skip


def choose() -> Asked:
    """Return what the reader has chosen on the page: an account, and how amounts are written."""
    with st.container(horizontal=True, key="layout"):
        accounts = {name: say(f"budget.account_{name}") for name in ACCOUNTS}
        account = choose_one("account", say("budget.account"), accounts, "net_cost")
        kinds = {name: say(f"budget.amounts_{name}") for name in SIZES}
        kind = choose_one("amounts", say("budget.amounts"), kinds, "tkr")
    return Asked(selection, account, Amounts(kind, say))


def kicker(asked: Asked) -> str:
    """Return the way up: the units above, and what level the chosen one is at."""
    units = ask("units", selection.snapshot_id)
    names = unit_names(selection.snapshot_id)
    above = [
        way("budget", names[one], selection, unit=one, level=None, **asked.kept)
        for one in units_above(asked.unit, units)
    ]
    levels = dict(zip(units["org_unit_id"], units["level"], strict=True))
    level = say(f"level.level_{levels[asked.unit]}")
    if selection.level:
        level = f"{level} › {say('level.level_' + selection.level)}"
    return f'<p class="mk-kicker">{" › ".join([*above, escape(level)])}</p>'


def show_nothing(asked: Asked) -> None:
    """Say that there is no budget here, and what to deliver."""
    account = say(f"budget.account_{asked.account}").lower()
    title(say("budget.nothing_title", unit=asked.unit_name, account=account))
    texts = [
        say("budget.nothing", period=lower_period(selection.period, say)),
        say("budget.what_to_deliver"),
    ]
    html(paragraphs(texts, "mk-lead"))
    ways = [
        way("budget", say(f"budget.account_{one}"), selection, **{**asked.kept, "account": one})
        for one in ACCOUNTS if one != asked.account and len(asked.rows_of(one))
    ]  # fmt: skip
    if ways:
        html(paragraphs([say("budget.other_accounts")]) + listed(ways))
    if may_write():
        html(f'<p class="mk-ways">{way("deliver", say("app.to_deliver"), selection)}</p>')


def show_budget(asked: Asked) -> None:
    """Show the answer, the table and its file, the bridge, the accounts, the years and the sources."""
    title(headline(asked))
    html(paragraphs([text for text in (lead(asked), farthest(asked)) if text], "mk-lead"))
    told = [*notes(asked), say("budget.reading", unit=asked.amounts.unit)]
    html(
        heading(caption_of(asked), kind="mk-tight")
        + f'<div class="mk-budget">{budget_table(asked)}</div>'
        + paragraphs(told, "mk-small")
        + newer(asked)
    )
    about = about_of(selection.snapshot_id)
    show_download(frame_of(asked), file_name(asked), source_notes(about, caption_of(asked), say), say,
                  columns=columns_of(asked))  # fmt: skip
    html(bridge_part(asked) + accounts_part(asked) + years_part(asked) + sources_part(asked)
         + terms_box(TERMS, say))  # fmt: skip
    to_unit = way("organisation", say("budget.to_unit", unit=asked.unit_name), selection)
    html(f'<p class="mk-ways">{to_unit}</p>')


def newer(asked: Asked) -> str:
    """Return a way to the money that is newer than all results; nothing where none is."""
    newest, *_ = periods_of("budget", selection.snapshot_id)
    results = periods_of("overview", selection.snapshot_id)
    there = replace(asked, selection=replace(selection, period=newest))
    if selection.period not in results[:1] or there.date is None or asked.date is None:
        return ""
    if there.date <= asked.date:
        return ""
    text = say("budget.newer", month=month_of(there.date, say))
    return f'<p class="mk-ways">{way("budget", text, there.selection, **asked.kept)}</p>'


def main() -> None:
    """Show the page."""
    asked = choose()
    html(kicker(asked))
    if asked.date is None:
        show_nothing(asked)
    else:
        show_budget(asked)


main()
