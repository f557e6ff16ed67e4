"""Ledgers of any kind for the tests: amounts, written as one economic system or another writes them."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from hypothesis import strategies as st

from etl.reading.mapping import Mapping

MONTHS = (
    "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
)  # fmt: skip
FACTORS = {"kr": 1, "tkr": 1000, "mnkr": 1_000_000}
UNITS = {"BJ": "Björkskolan", "LI": "Lindskolan", "SKN": "Skolnämnden"}
ACCOUNTS = ("3011", "3110", "3519", "4010", "5011", "5020", "6310", "7010", "8510")


@dataclass(frozen=True)
class Style:
    """How a ledger is written."""

    unit: str
    decimals: int
    mark: str
    group: str
    negative: str
    signs: str
    is_accumulated: bool
    has_sums: bool
    is_unit_in_title: bool
    encoding: str
    delimiter: str
    is_workbook: bool


STYLES = st.builds(
    Style,
    unit=st.sampled_from(["kr", "tkr", "mnkr"]),
    decimals=st.sampled_from([0, 1, 2]),
    mark=st.sampled_from([",", "."]),
    group=st.sampled_from(["", " ", "\u00a0"]),
    negative=st.sampled_from(["-{}", "{}-", "({})", "−{}", "- {}"]),
    signs=st.sampled_from(["revenue_negative", "all_positive", "cost_negative"]),
    is_accumulated=st.booleans(),
    has_sums=st.booleans(),
    is_unit_in_title=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
    delimiter=st.sampled_from([";", "\t"]),
    is_workbook=st.booleans(),
)
# What is booked each month, in the smallest part that the style writes; a correction may be negative.
BOOKED = st.one_of(st.integers(1, 10**7), st.integers(-(10**4), -1))


@st.composite
def booked(draw: st.DrawFn) -> dict[tuple[str, str], list[int]]:
    """Return for each unit and account what is booked in each month: costs of one unit at the least."""
    months = draw(st.integers(1, 12))
    rows = draw(
        st.sets(st.tuples(st.sampled_from(sorted(UNITS)), st.sampled_from(ACCOUNTS)), max_size=9)
    )
    rows |= {("BJ", "3110"), ("BJ", "5011")}
    every = st.lists(BOOKED, min_size=months, max_size=months)
    return {row: draw(every) for row in sorted(rows)}


def expected(
    amounts: dict[tuple[str, str], list[int]], style: Style
) -> dict[tuple[str, str, str], float]:
    """Return the outcome by unit, period and account, reckoned without the reader."""
    found: dict[tuple[str, str, str], int] = defaultdict(int)
    for (unit, account), months in amounts.items():
        is_revenue = account.startswith("3")
        for month in range(len(months)):
            total, period = sum(months[: month + 1]), f"2026-{month + 1:02d}"
            found[unit, period, "revenue" if is_revenue else "cost"] += total
            found[unit, period, "net_cost"] += -total if is_revenue else total
    part = Decimal(FACTORS[style.unit]) / 10**style.decimals
    return {key: float(total * part) for key, total in found.items()}


def written(amounts: dict[tuple[str, str], list[int]], style: Style) -> bytes:
    """Return the file."""
    rows = _rows(amounts, style)
    if style.is_workbook:
        return _workbook(rows, style)
    lines = (style.delimiter.join(_text(cell, style) for cell in row) for row in rows)
    return "\r\n".join([*lines, ""]).replace("−", "-").encode(style.encoding)


def answers(style: Style) -> Mapping:
    """Return what the file does not say by itself."""
    return Mapping(signs=style.signs, monthly=None if style.is_accumulated else "each")


Row = list[str | int]


def _rows(amounts: dict[tuple[str, str], list[int]], style: Style) -> list[Row]:
    months = len(next(iter(amounts.values())))
    ack = "Ack utfall" if style.is_accumulated else "Utfall"
    unit = "" if style.is_unit_in_title else f" ({style.unit})"
    title = f"Belopp i {style.unit}" if style.is_unit_in_title else "Uppföljning"
    width = months + 2
    rows: list[Row] = [[title, *[""] * (width - 1)], ["År 2026", *[""] * (width - 1)]]
    rows.append(["Ansvar", "Konto", *(f"{ack} {month}{unit}" for month in MONTHS[:months])])
    shown = {row: _shown(row, of, style) for row, of in amounts.items()}
    for org in sorted({org for org, _ in shown}):
        own = {account: of for (one, account), of in shown.items() if one == org}
        rows += [[org, f"{account} Konto", *of] for account, of in own.items()]
        if style.has_sums:
            rows.append([org, "Summa", *map(sum, zip(*own.values(), strict=True))])
    if style.has_sums:
        rows.append(["Totalt", "", *map(sum, zip(*shown.values(), strict=True))])
    return rows


def _shown(row: tuple[str, str], months: list[int], style: Style) -> list[int]:
    is_revenue = row[1].startswith("3")
    turned = style.signs == ("revenue_negative" if is_revenue else "cost_negative")
    sign = -1 if turned else 1
    if style.is_accumulated:
        months = [sum(months[: n + 1]) for n in range(len(months))]
    return [sign * amount for amount in months]


def _text(cell: str | int, style: Style) -> str:
    if isinstance(cell, str):
        return cell
    digits = f"{Decimal(abs(cell)).scaleb(-style.decimals):,.{style.decimals}f}"
    text = digits.replace(",", style.group).replace(".", style.mark)
    return style.negative.format(text) if cell < 0 else text


def _workbook(rows: list[Row], style: Style) -> bytes:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Blad1")
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(place, column, cell / 10**style.decimals)
            elif cell:
                sheet.write_string(place, column, cell)
    book.close()
    return buffer.getvalue()
