"""A file's first rows as written, and as read."""

from collections.abc import Mapping, Sequence
from html import escape

from dashboard.delivering.labels import column_label
from dashboard.parts.components import scrolled, table
from dashboard.words.in_full import in_full
from dashboard.words.translate import Speaker
from etl.contract import Column, kinds
from etl.uploading.uploads import Look


def as_written(look: Look, say: Speaker) -> str:
    """Return a file's first lines as they stand, as a table."""
    caption = say("deliver.as_written")
    rows = "".join(
        f'<tr><th scope="row" class="n">{place}</th><td>{escape(text)}</td></tr>'
        for place, text in enumerate(_without_last_empty(look.as_written), start=1)
    )
    names = (say("deliver.line"), say("deliver.text"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    return scrolled(
        caption,
        f'<table class="mk-written"><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>",
    )


def _without_last_empty(lines: Sequence[str]) -> Sequence[str]:
    return lines[:-1] if lines and not lines[-1].strip() else lines


def as_read(look: Look, say: Speaker) -> str:
    """Return a file's first rows as they were read, as a table; nothing where none could be."""
    if not look.as_read:
        return ""
    names = [name for name in look.as_read[0] if _is_shown(name, look)]
    rows = [[escape(_said(row, name, look, say)) for name in names] for row in look.as_read]
    numeric = [name != "line" and isinstance(look.as_read[0][name], (int, float)) for name in names]
    headers = [escape(column_label(look.kind, name, say)) for name in names]
    return table(headers, rows, numeric, say("deliver.as_read"))


def _is_shown(name: str, look: Look) -> bool:
    """Say whether a column is worth its place: with something in it that comes of the file."""
    if name == "source_column":
        return False
    known = _column(name, look)
    is_own = name in {one.column for one in look.columns} or name in look.mapping.constants
    is_filled_in = known is not None and known.default is not None and not is_own
    return name == "line" or (
        not is_filled_in and any(row[name] is not None for row in look.as_read)
    )


def _said(row: Mapping[str, object], name: str, look: Look, say: Speaker) -> str:
    """Return a cell in the reader's language: of the contract's own words the word that people use."""
    known, value = _column(name, look), row[name]
    if known is not None and value in known.allowed:
        return say(f"deliveries.word_{value}")
    return in_full(value, say)


def _column(name: str, look: Look) -> Column | None:
    columns = () if look.kind is None else kinds()[look.kind].columns
    return next((column for column in columns if column.name == name), None)
