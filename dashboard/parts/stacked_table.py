"""A table in groups of rows that on a phone becomes a list of cards: each cell under its column's name."""

from collections.abc import Iterable, Sequence
from html import escape

Group = tuple[str, Iterable[Sequence[str]]]


def stacked_table(
    headers: Sequence[str], groups: Iterable[Group], caption: str, *, numeric: bool = False
) -> str:
    """Return the table as HTML; headers, names of groups and caption are plain, the cells HTML already.

    groups: a name, which may be empty, and the rows under it; numeric: whether all columns but the
    first are numbers. The roles are said outright, for browsers forget them where a style sheet
    stacks the cells.
    """
    kind = "mk-stacked mk-numbers" if numeric else "mk-stacked"
    head = "".join(f'<th scope="col" role="columnheader">{escape(h)}</th>' for h in headers)
    body = "".join(_group(name, rows, headers) for name, rows in groups)
    return (
        f'<table class="{kind}" role="table"><caption>{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>{body}</table>'
    )


def _group(name: str, rows: Iterable[Sequence[str]], headers: Sequence[str]) -> str:
    named = ""
    if name:
        named = (
            f'<tr role="row" class="mk-part"><th scope="rowgroup" role="rowheader"'
            f' colspan="{len(headers)}">{escape(name)}</th></tr>'
        )
    return f'<tbody role="rowgroup">{named}{"".join(_row(row, headers) for row in rows)}</tbody>'


def _row(row: Sequence[str], headers: Sequence[str]) -> str:
    first, *others = row
    cells = "".join(
        f'<td role="cell" data-label="{escape(header)}"><div>{cell}</div></td>'
        for header, cell in zip(headers[1:], others, strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{first}</th>{cells}</tr>'
