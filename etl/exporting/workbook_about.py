"""The first sheet of a workbook: whose figures, what was chosen, the sheets, what the lights mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from etl.exporting.sheet import Sheet
from etl.exporting.workbook_cells import Formats, write_cell
from etl.exporting.workbook_names import range_name

LABEL_WIDTH, TEXT_WIDTH = 32, 90


@dataclass(frozen=True)
class Light:
    """How a light looks: its word, its sign, the colours of the text and of what is behind it."""

    word: str
    sign: str
    ink: str
    ground: str

    @property
    def look(self) -> dict[str, Any]:
        """The format, as XlsxWriter names it: the sign stands before the word, without being part of it."""
        return {
            "font_color": self.ink, "bg_color": self.ground, "num_format": f'"{self.sign} "@',
        }  # fmt: skip


@dataclass(frozen=True)
class About:
    """What a workbook says of itself.

    title: of the file. author: whose figures. made_at: when, in the reader's time. facts: what was
    chosen and of what date, label and value. remarks: what the reader must know, such as that it is a
    sample, and how the file works. lights: those that the sheets' light columns may hold. words: tab,
    sheets, lights, parameters, sum.
    """

    title: str
    author: str
    made_at: datetime
    facts: tuple[tuple[str, object], ...]
    remarks: tuple[str, ...]
    lights: tuple[Light, ...]
    words: Mapping[str, str]


def put_about(
    workbook: Workbook, into: Worksheet, about: About, sheets: Sequence[tuple[str, Sheet]],
    formats: Formats,
) -> None:  # fmt: skip
    """Write the first sheet; sheets: those that follow, each with what its tab says."""
    into.set_column(0, 0, LABEL_WIDTH)
    into.set_column(1, 1, TEXT_WIDTH)
    into.hide_gridlines(2)
    into.set_paper(9)
    into.fit_to_pages(1, 0)
    into.write_string(0, 0, about.title, formats.of(bold=True, font_size=16))
    row = 2
    for remark in about.remarks:
        into.merge_range(row, 0, row, 1, "", formats.of(text_wrap=True, valign="top"))
        into.write_string(row, 0, remark, formats.of(text_wrap=True, valign="top"))
        into.set_row(row, 15 * (1 + len(remark) // (LABEL_WIDTH + TEXT_WIDTH)))
        row += 1
    row = _put_facts(into, about, row + 1, formats)
    row = _put_ways(into, about, sheets, row + 1, formats)
    row = _put_legend(into, about, row + 1, formats)
    _put_parameters(workbook, into, about, sheets, row + 1, formats)


def _put_facts(into: Worksheet, about: About, row: int, formats: Formats) -> int:
    for label, value in about.facts:
        into.write_string(row, 0, label, formats.of(bold=True, valign="top"))
        look = {"num_format": "yyyy-mm-dd hh:mm"} if isinstance(value, datetime) else {}
        form = formats.of(align="left", text_wrap=True, valign="top", **look)
        write_cell(into, (row, 1), value, form)
        row += 1
    return row


def _put_ways(
    into: Worksheet, about: About, sheets: Sequence[tuple[str, Sheet]], row: int, formats: Formats
) -> int:
    """Write what each sheet holds, with a way to it."""
    into.write_string(row, 0, about.words["sheets"], formats.of(bold=True, bottom=1))
    for tab, sheet in sheets:
        row += 1
        quoted = tab.replace("'", "''")
        into.write_url(
            row, 0, f"internal:'{quoted}'!A1", formats.of(font_color="#0b5cad", underline=1), tab
        )
        into.write_string(row, 1, sheet.title, formats.of(text_wrap=True))
    return row + 1


def _put_legend(into: Worksheet, about: About, row: int, formats: Formats) -> int:
    if not about.lights:
        return row
    into.write_string(row, 0, about.words["lights"], formats.of(bold=True, bottom=1))
    for light in about.lights:
        row += 1
        into.write_string(row, 0, light.word, formats.of(**light.look))
    return row + 1


def _put_parameters(
    workbook: Workbook, into: Worksheet, about: About, sheets: Sequence[tuple[str, Sheet]],
    row: int, formats: Formats,
) -> None:  # fmt: skip
    """Write the numbers that formulas lean on, each in a cell with a name, so that they can be edited."""
    found = {name: said for _, sheet in sheets for name, said in sheet.parameters.items()}
    if not found:
        return
    into.write_string(row, 0, about.words["parameters"], formats.of(bold=True, bottom=1))
    tab = about.words["tab"].replace("'", "''")
    for name, (label, value) in found.items():
        row += 1
        into.write_string(row, 0, label, formats.of(text_wrap=True, valign="top"))
        into.write_number(row, 1, value, formats.of(align="left"))
        workbook.define_name(range_name(name), f"='{tab}'!$B${row + 1}")
