"""What kinds, columns, encodings and the like are called in the reader's language."""

import re

from dashboard.words.translate import Speaker
from etl.contract import Column, Kind, kinds

# What would be markup in the midst of a label. A label is read out as it is written: no more is escaped.
MARKUP = re.compile(r"[\\`*\[\]$~<]|(?<!\w)_|_(?!\w)|:(?=[a-z])")
ENCODINGS = {"utf-8": "UTF-8", "cp1252": "Windows (cp1252)", "utf-16": "UTF-16"}


def kind_label(kind: str | None, say: Speaker) -> str:
    """Return a kind's name; a word for one that is not known."""
    return say("deliver.kind_unknown") if kind is None else _label(kinds()[kind], say)


def column_label(kind: str | None, name: str, say: Speaker) -> str:
    """Return a column's name; what is no column of the kind, such as a file's own header, as it is."""
    if name == "line":
        return say("deliver.line")
    found = {} if kind is None else {column.name: column for column in kinds()[kind].columns}
    return _label(found[name], say) if name in found else name


def _label(of: Kind | Column, say: Speaker) -> str:
    return (of.swedish if say.language == "sv" else of.english).label


def delimiter_label(delimiter: str, say: Speaker) -> str:
    """Return a delimiter's name in words."""
    known = {
        ";": say("deliver.semicolon"),
        ",": say("deliver.comma"),
        "\t": say("deliver.tab"),
        "|": say("deliver.bar"),
    }
    return known.get(delimiter, delimiter)


def mark_label(mark: str, say: Speaker) -> str:
    """Return a decimal mark's name in words."""
    known = {",": say("deliver.comma"), ".": say("deliver.point")}
    return ", ".join(known.get(one, one) for one in mark.split(", "))


def encoding_label(encoding: str) -> str:
    """Return an encoding as people know it."""
    return ENCODINGS.get(encoding, encoding)


def in_label(text: str) -> str:
    """Return a text from a file so that a widget's label shows it as it is written."""
    return MARKUP.sub(lambda sign: f"\\{sign[0]}", " ".join(text.split()))
