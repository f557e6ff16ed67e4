"""Tables as a workbook: one sheet each, the lights as formulas, and a first sheet that says what it is."""

import io
from collections.abc import Sequence

from xlsxwriter.workbook import Workbook

from etl.exporting.sheet import Sheet
from etl.exporting.workbook_about import About, put_about
from etl.exporting.workbook_cells import Formats, FullWorksheet
from etl.exporting.workbook_names import range_name, tab_names, unique
from etl.exporting.workbook_sheet import name_ranges, placed, put_sheet

# Nothing in a cell is anything but what it is written as.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook_bytes(sheets: Sequence[Sheet], about: About) -> bytes:
    """Return tables as an xlsx file: what it is about first, then a sheet a table.

    Each sheet holds an Excel table with filters, frozen panes and a name for each of its columns.
    Numbers are written whole. A column with a formula is computed from its own row, so that an edited
    value changes the light.
    """
    into = io.BytesIO()
    workbook = Workbook(into, OPTIONS)
    workbook.set_properties({"title": about.title, "author": about.author,
                             "created": about.made_at.replace(tzinfo=None)})  # fmt: skip
    workbook.set_calc_mode("auto")
    formats = Formats(workbook)
    first, *tabs = tab_names([about.words["tab"], *(sheet.name for sheet in sheets)])
    tables = unique((range_name(sheet.name) for sheet in sheets), 100)
    named = [placed(s, tab, table.replace(" ", "_"))
             for s, tab, table in zip(sheets, tabs, tables, strict=True)]  # fmt: skip
    opening = workbook.add_worksheet(first, FullWorksheet)
    taken = {one.table.casefold() for one in named}
    for one in named:
        into_sheet = workbook.add_worksheet(one.tab, FullWorksheet)
        put_sheet(into_sheet, one, formats, about.lights, about.words["sum"])
        name_ranges(workbook, one, taken)
    put_about(workbook, opening, about, [(one.tab, one.sheet) for one in named], formats)
    workbook.close()
    return into.getvalue()
