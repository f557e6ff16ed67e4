"""A filled-in template as a workbook: what is locked and open, what may be chosen, how it is printed."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import xlsxwriter

from etl.contract import kinds
from etl.findings import say
from etl.questions import Row

A4 = 9
WIDTHS = {
    "name": 36, "unit": 26, "org_unit_id": 11, "indicator_id": 11, "period": 10, "breakdown": 11,
    "direction": 16, "value_status": 16, "comment": 36,
}  # fmt: skip
WIDTH = 13
NUMBERS = ("value", "numerator", "denominator", "target", "known_value")
OPEN = "#fff7d6"
QUIET = "#5a6670"


class Column(Protocol):
    """A template's column, as etl/reporting/filled_templates.py has it."""

    name: str
    header: str
    is_open: bool


@dataclass(frozen=True)
class Sheet:
    """What is to be written: the rows with their decimals and measure units, and their cells by column."""

    rows: Sequence[Row]
    columns: Sequence[Any]
    cells: Sequence[Sequence[str | float | None]]


def as_workbook(sheet: Sheet, language: str) -> bytes:
    """Return the workbook: the sheet to fill in, protected without a password, and one of advice."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        name = say("template_sheet", language)
        page = book.add_worksheet(name)
        _write_cells(book, page, sheet)
        _write_choices(page, sheet, language)
        _lay_out(page, sheet)
        _write_guide(book, name, language)
    return out.getvalue()


def _write_cells(book: Any, page: Any, sheet: Sheet) -> None:
    heads = {
        is_open: book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1,
             **({"bg_color": OPEN} if is_open else {"font_color": QUIET})}
        )
        for is_open in (True, False)
    }  # fmt: skip
    formats: dict[tuple[bool, str], Any] = {}
    for place, column in enumerate(sheet.columns):
        page.write_string(0, place, column.header, heads[column.is_open])
    for line, (row, cells) in enumerate(zip(sheet.rows, sheet.cells, strict=True), start=1):
        for place, (column, cell) in enumerate(zip(sheet.columns, cells, strict=True)):
            kind = (column.is_open, _number_format(column, row))
            if kind not in formats:
                formats[kind] = book.add_format(_format(*kind))
            _write(page, line, place, cell, formats[kind])


def _write(page: Any, line: int, place: int, cell: str | float | None, form: Any) -> None:
    if cell is None:
        page.write_blank(line, place, None, form)
    elif isinstance(cell, float):
        page.write_number(line, place, cell, form)
    else:
        page.write_string(line, place, cell, form)


def _number_format(column: Column, row: Row) -> str:
    """Return how a cell shows what it holds: a number with its indicator's decimals, else text as it is."""
    if column.name not in NUMBERS:
        return "@"
    decimals = 0 if column.name in ("numerator", "denominator") else int(str(row["decimals"]))
    # What is counted may have decimals of its own: then all are shown.
    return (
        "General"
        if decimals == 0 and column.is_open
        else "#,##0" + f".{'0' * decimals}".rstrip(".")
    )


def _format(is_open: bool, number_format: str) -> dict[str, object]:
    looks: dict[str, object] = {
        "bg_color": OPEN,
        "locked": False,
        "border": 1,
        "border_color": "#d9d9d9",
    }
    return {
        "num_format": number_format,
        "valign": "top",
        **(looks if is_open else {"text_wrap": True}),
    }


def _write_choices(page: Any, sheet: Sheet, language: str) -> None:
    """Let a status be chosen in words, and ask where a number is none; nothing is stopped."""
    statuses = kinds()["results"].column("value_status").allowed
    for place, column in enumerate(sheet.columns):
        for line, row in enumerate(sheet.rows, start=1):
            if column.name == "value_status":
                words = [say(f"template_{status}", language) for status in statuses]
                rule: dict[str, object] = {"validate": "list", "source": words}
                asked = "status"
            elif column.is_open and column.name in NUMBERS:
                is_share = column.name == "value" and str(row["measure_unit"]).startswith("%")
                least, most = (0, 100) if is_share else (-1e15, 1e15)
                rule = {
                    "validate": "decimal",
                    "criteria": "between",
                    "minimum": least,
                    "maximum": most,
                }
                asked = "share" if is_share else "number"
            else:
                break
            page.data_validation(line, place, line, place, {
                **rule, "error_type": "warning",
                "error_title": say(f"template_{asked}_title", language),
                "error_message": say(f"template_{asked}", language),
            })  # fmt: skip


def _lay_out(page: Any, sheet: Sheet) -> None:
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, WIDTHS.get(column.name, WIDTH))
    page.protect("", {"format_columns": True, "format_rows": True})
    page.freeze_panes(1, 2)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&R&P / &N")
    first = next((n for n, column in enumerate(sheet.columns) if column.is_open), 0)
    page.set_selection(1, first, 1, first)


def _write_guide(book: Any, name: str, language: str) -> None:
    how = say("template_how", language)
    page = book.add_worksheet(say("not_read", language, header=how))
    page.set_column(0, 0, 90)
    page.write_string(0, 0, how, book.add_format({"bold": True, "font_size": 14}))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for line, text in enumerate(say("template_guide", language, sheet=name).splitlines(), start=2):
        page.write_string(line, 0, text, wrapped)
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
