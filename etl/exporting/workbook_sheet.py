"""One table on one sheet of a workbook: head, table, sums, widths, ranges with names, and its lights."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from xlsxwriter.utility import xl_range, xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from etl.exporting.sheet import Column, Sheet
from etl.exporting.workbook_about import Light
from etl.exporting.workbook_cells import Formats, plain, shown_length, write_cell
from etl.exporting.workbook_names import headers, in_row, range_name

# The title, the source, a line of air, and then the head of the table.
HEAD_ROW = 3
NARROWEST, WIDEST = 8, 60
TWO_LINES = 32
# A column's width is judged by as many rows.
LOOKED_AT = 500
HEADER = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}


@dataclass(frozen=True)
class Placed:
    """A sheet with its place in the workbook: its tab, its table's name, its columns' heads."""

    sheet: Sheet
    tab: str
    table: str
    heads: list[str]
    columns: list[Column]

    @property
    def last_row(self) -> int:
        """The last row of the table's body, counted from 0; a table has one row at least."""
        return HEAD_ROW + max(len(self.sheet.frame), 1)

    def formula(self, number: int) -> str:
        """Return the formula of a column, its own row's columns as a table has them."""
        names = dict(zip(map(str, self.sheet.frame.columns), self.heads, strict=True))
        return re.sub(
            r"\{([^{}]*)\}",
            lambda found: in_row(names[found.group(1)], self.table),
            self.columns[number].formula,
        )


def placed(sheet: Sheet, tab: str, table: str) -> Placed:
    """Return a sheet with what its columns are called and are."""
    heads = headers(map(str, sheet.frame.columns))
    return Placed(sheet, tab, table, heads, [sheet.column(at) for at in range(len(heads))])


def put_sheet(
    into: Worksheet, one: Placed, formats: Formats, lights: Sequence[Light], sum_word: str
) -> None:
    """Write a sheet: the title and the source above, so that rows can be added below the table."""
    into.write_string(0, 0, one.sheet.title, formats.of(bold=True, font_size=14))
    into.write_string(1, 0, " · ".join(one.sheet.notes), formats.of(italic=True))
    _put_cells(into, one, formats)
    _put_table(into, one, formats, sum_word)
    _put_formulas(into, one, formats)
    _put_lights(into, one, formats, lights)
    _set_widths(into, one)
    # An id such as 0180 is text, and means to be.
    body = xl_range(HEAD_ROW + 1, 0, one.last_row, len(one.columns) - 1)
    into.ignore_errors({"number_stored_as_text": body})
    into.set_row(HEAD_ROW, TWO_LINES)
    # The head and the first columns stay in sight, also where the table is wider than the window.
    into.freeze_panes(HEAD_ROW + 1, one.sheet.frozen)
    _prepare_print(into, one)


def _put_cells(into: Worksheet, one: Placed, formats: Formats) -> None:
    """Write the values; those of a computed column come with the formula."""
    for number, (column, (_, values)) in enumerate(
        zip(one.columns, one.sheet.frame.items(), strict=True)
    ):
        if column.formula:
            continue
        for row, value in enumerate(values):
            write_cell(into, (HEAD_ROW + 1 + row, number), value, formats.of_cell(column, row))


def _put_formulas(into: Worksheet, one: Placed, formats: Formats) -> None:
    """Write the formula of every row with what it gives, over the nothing that the table wrote."""
    for number, column in enumerate(one.columns):
        if not column.formula:
            continue
        formula = f"={one.formula(number)}"
        for row, value in enumerate(one.sheet.frame.iloc[:, number]):
            given = plain(value)
            into.write_formula(
                HEAD_ROW + 1 + row, number, formula, formats.of_cell(column, row),
                "" if given is None else given,
            )  # fmt: skip


def _put_table(into: Worksheet, one: Placed, formats: Formats, sum_word: str) -> None:
    """Make a table of the rows: filters, and new rows that get formulas and lights by themselves."""
    has_sums = any(column.adds_up for column in one.columns)
    columns: list[dict[str, Any]] = []
    for number, column in enumerate(one.columns):
        said: dict[str, Any] = {"header": one.heads[number], "header_format": formats.of(**HEADER)}
        if column.formula and len(one.sheet.frame):
            said["formula"] = f"={one.formula(number)}"
        if has_sums:
            said |= _total(one, number, sum_word)
        columns.append(said)
    into.add_table(
        HEAD_ROW, 0, one.last_row + int(has_sums), len(columns) - 1,
        {"name": one.table, "columns": columns, "total_row": has_sums,
         "style": "Table Style Light 1", "title": one.sheet.name, "description": one.sheet.title},
    )  # fmt: skip
    _put_sums(into, one, formats, sum_word)


def _total(one: Placed, number: int, sum_word: str) -> dict[str, Any]:
    if one.columns[number].adds_up:
        return {"total_function": "sum"}
    return {"total_string": sum_word} if number == 0 else {}


def _put_sums(into: Worksheet, one: Placed, formats: Formats, sum_word: str) -> None:
    """Write the sums anew: bold, in the column's own format, of the rows that a filter lets through."""
    if not any(column.adds_up for column in one.columns):
        return
    row = one.last_row + 1
    into.write_string(row, 0, sum_word, formats.of(bold=True, top=1))
    for number, column in enumerate(one.columns):
        if column.adds_up:
            form = formats.of(**_number_look(column), bold=True, top=1)
            known = [float(value) for value in one.sheet.frame.iloc[:, number].dropna()]
            escaped = re.sub(r"(['\[\]#@])", r"'\1", one.heads[number])
            formula = f"=SUBTOTAL(109,{one.table}[{escaped}])"
            into.write_formula(row, number, formula, form, sum(known))


def _number_look(column: Column) -> dict[str, Any]:
    return {"num_format": "#,##0" if column.kind == "money" else "#,##0.###########"}


def name_ranges(workbook: Workbook, one: Placed, taken: set[str]) -> None:
    """Give each column's body a name that is not taken: Budget_Utfall; the table itself is called Budget."""
    tab = one.tab.replace("'", "''")
    for number, head in enumerate(one.heads):
        name = base = range_name(one.table, head)
        while name.casefold() in taken:
            name = f"{base}_{len(taken)}"
        taken.add(name.casefold())
        body = xl_range_abs(HEAD_ROW + 1, number, one.last_row, number)
        workbook.define_name(name, f"='{tab}'!{body}")


def _put_lights(into: Worksheet, one: Placed, formats: Formats, lights: Sequence[Light]) -> None:
    """Give each light's word its colour and its sign, whoever wrote it: formula or hand."""
    for number, column in enumerate(one.columns):
        if column.kind != "light":
            continue
        for light in lights:
            word = light.word.replace('"', '""')
            into.conditional_format(
                HEAD_ROW + 1, number, one.last_row, number,
                {"type": "cell", "criteria": "==", "value": f'"{word}"',
                 "format": formats.of(**light.look)},
            )  # fmt: skip


def _set_widths(into: Worksheet, one: Placed) -> None:
    """Make each column as wide as what is in it, within limits; longer text goes on in lines."""
    for number, (column, (_, values)) in enumerate(
        zip(one.columns, one.sheet.frame.items(), strict=True)
    ):
        shown = [shown_length(v, column, row) for row, v in islice(enumerate(values), LOOKED_AT)]
        # The head may stand in two lines, beside the mark of the filter.
        head = one.heads[number]
        longest_word = max(len(head) // 2, *(len(word) for word in head.split(" "))) + 3
        sign = 3 if column.kind == "light" else 1
        room = 4 if column.adds_up else 0
        width = max([longest_word, *(length + sign + room for length in shown)])
        into.set_column(number, number, min(max(width, NARROWEST), WIDEST))


def _prepare_print(into: Worksheet, one: Placed) -> None:
    """Let the sheet be printed as it is: on its side, the table's head on every page, as wide as one."""
    into.set_landscape()
    into.set_paper(9)
    into.fit_to_pages(1, 0)
    into.repeat_rows(HEAD_ROW)
    into.set_footer(f"&L{one.tab.replace('&', '&&')}&R&P / &N")
