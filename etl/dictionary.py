"""The data dictionary: every kind of delivery and its columns in one page, made from the contract."""

from pathlib import Path

from etl.contract import Column, Kind, Words, kinds

INTRODUCTION = """\
# Data dictionary

Made from `etl/sql/schema.sql` by `make templates`; do not edit it by hand. Every kind of delivery, and
for each column its name, the headers a file may use, what it holds and what it means. **Bold** columns
are the key.
"""


def dictionary() -> str:
    """Return the whole page as Markdown: one section a kind, one table row a column."""
    return "\n".join([INTRODUCTION, *(_section(kind) for kind in kinds().values())])


def _section(kind: Kind) -> str:
    rows = "\n".join(_row(column) for column in kind.columns)
    return (
        f"## {kind.name}\n\n{_said(kind.swedish)} {_said(kind.english)}\n\n"
        f"| column | headers | holds | Swedish | English |\n|---|---|---|---|---|\n{rows}\n"
    )


def _said(words: Words) -> str:
    return f"{words.label}: {words.explanation}"


def _row(column: Column) -> str:
    name = f"**{column.name}**" if column.is_key else column.name
    headers = ", ".join(dict.fromkeys(column.headers[1:]))
    return (
        f"| {name} | {headers} | {_holds(column)}"
        f" | {column.swedish.explanation} | {column.english.explanation} |"
    )


def _holds(column: Column) -> str:
    """Say what may stand in the column: its type or its words, whether it may be empty, its default."""
    what = ", ".join(f"`{word}`" for word in column.allowed) or column.type
    if column.default is not None:
        return f"{what}; empty means `{column.default}`"
    return what if column.is_required else f"{what}; may be empty"


def write_dictionary(path: Path) -> None:
    """Write the page."""
    path.write_text(dictionary(), encoding="utf-8")


if __name__ == "__main__":
    write_dictionary(Path(__file__).parent.parent / "docs" / "data-dictionary.md")
