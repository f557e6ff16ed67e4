"""The figures themselves, to take along: a workbook, tables, a package, SQL; how they may be used."""

from collections.abc import Iterator
from functools import partial
from html import escape

import streamlit as st

from dashboard.access import may_write
from dashboard.answers import about_of, ask, store
from dashboard.exporting.package import NAME, package_zip
from dashboard.exporting.tables import row_count, table_columns, table_sheet, tables
from dashboard.exporting.whole import SHEETS, whole_workbook
from dashboard.kept_choice import choose_one
from dashboard.parts.components import code, folded, heading, html, listed, paragraphs, table, title
from dashboard.parts.downloads import ROWS_AT_MOST, XLSX, show_files, source_notes
from dashboard.parts.pictures import safe_name
from dashboard.selection import Selection
from dashboard.ways import way
from dashboard.words.translate import lower_period
from etl.exporting.licence import licence_of

selection: Selection = st.session_state["selection"]
say = selection.say
FIRST = "indicator_points"


def show_workbook() -> None:
    """Show what is in the workbook for what is chosen, and the way to it."""
    period = lower_period(selection.period, say)
    texts = [say("data.workbook", period=period), say("data.workbook_lights")]
    sheets = listed(escape(say(f"data.has_{name}")) for name in SHEETS)
    html(heading(say("data.workbook_title")) + paragraphs(texts))
    st.download_button(
        say("data.get_workbook"), partial(whole_workbook, selection),
        f"{safe_name(say('data.workbook_file'))}-{safe_name(selection.period)}.xlsx", XLSX,
        key="get-workbook", on_click="ignore", type="primary",
    )  # fmt: skip
    html(folded(say("data.sheets"), sheets))


def show_tables() -> None:
    """Show the choice of a table, what it holds, and the kinds of file it can be had as."""
    html(heading(say("data.tables_title")) + paragraphs([say("data.tables")]))
    known = tables()
    names = {name: f"{say(f'data.table_{name}')} ({name})" for name in known}
    chosen = known[choose_one("table", say("data.table"), names, FIRST)]
    rows = row_count(chosen, selection.snapshot_id)
    html(paragraphs([chosen.told(say.language), say("data.rows", rows=say.number(rows, 0))]))
    about = about_of(selection.snapshot_id)
    notes = source_notes(about, say("data.all_periods"), say)
    make = partial(table_sheet, chosen, selection.snapshot_id, store().home,
                   say(f"data.table_{chosen.name}"), notes)  # fmt: skip
    with st.container(horizontal=True, key="table-files"):
        show_files(make, chosen.name, rows, say)
    if rows > ROWS_AT_MOST:
        html(paragraphs([say("data.long", rows=say.number(ROWS_AT_MOST, 0))], "mk-note"))
    html(folded(say("data.columns"), columns_table(chosen.name)))


def columns_table(name: str) -> str:
    """Return what each column of a table holds, as HTML."""
    found = table_columns(tables()[name], selection.snapshot_id)
    rows = [[code(column.name), escape(column.told(say.language))] for column in found]
    headers = [escape(say("data.column")), escape(say("data.means"))]
    return table(headers, rows, [False, False], say(f"data.table_{name}"))


def show_package() -> None:
    """Show the way to all of it as a package; only on the server's own computer, for it holds drafts too."""
    html(heading(say("data.package_title")) + paragraphs([say("data.package")]))
    total = sum(row_count(one, selection.snapshot_id) for one in tables().values())
    if not may_write():
        html(paragraphs([say("data.package_ask")]))
    elif total > 10 * ROWS_AT_MOST:
        html(f"<p>{escape(say('data.package_large'))} {code('malkoll export')}</p>")
    else:
        st.download_button(
            say("data.get_package"), partial(package_zip, store().home), f"{NAME}.zip",
            "application/zip", key="get-package", on_click="ignore",
        )  # fmt: skip


def beside() -> Iterator[str]:
    """Yield the ways further and how the figures may be used, as HTML."""
    yield heading(say("data.sql_title")) + paragraphs([say("data.sql")])
    yield f'<p class="mk-ways">{way("sql", say("data.to_sql"), selection)}</p>'
    yield heading(say("data.licence_title")) + f"<p>{licence()}</p>"
    sources = ask("sources", selection.snapshot_id)["source"].tolist()
    if sources:
        yield paragraphs([say("data.sources", sources=", ".join(map(str, sources)))])
    yield paragraphs([say("data.secret")])


def licence() -> str:
    """Return how the figures may be used, as HTML."""
    chosen = licence_of(store().home)
    name = str(about_of(selection.snapshot_id)["name"])
    if chosen is None:
        return escape(say("data.no_licence", name=name))
    words, address = chosen
    shown = f'<a href="{escape(address)}">{escape(words)}</a>' if address else escape(words)
    before, after = say("data.licence", name=name, licence="\0").split("\0")
    return f"{escape(before)}{shown}{escape(after)}"


def main() -> None:
    """Show the page."""
    title(say("data.title"))
    html(paragraphs([say("data.lead")], "mk-lead"))
    show_workbook()
    show_tables()
    show_package()
    html("".join(beside()))


main()
