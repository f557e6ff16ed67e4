"""What the bytes of a text file are: BOM, then strict UTF-8, then cp1252; never a guess by statistics.

Statistical guessing misreads short Swedish texts (cp1252 taken for cp1250 or hp-roman8), so the order
above is fixed and the reader shows the first rows as read. A file that is UTF-8 here and cp1252 there
is refused: read either way, some of its letters would be others.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

CHUNK = 1 << 22
SHOWN_OF = 1 << 16
LONGEST_SHOWN = 500
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BINARY_STARTS = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
)
# The letters åäöÅÄÖé in UTF-8; as cp1252 they would read "Ã¥", which no Swede writes.
FIRST_BREAK = re.compile(rb"\r\n|\r|\n")
SWEDISH_UTF8 = re.compile(rb"\xc3[\xa4\xa5\xb6\x84\x85\x96\xa9]")


class NotText(ValueError):
    """The bytes are no text: a PDF, an image, a database."""


class MixedEncodings(ValueError):
    """The file is UTF-8 but for some lines; `line` is the first of them, `text` how it begins."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(line)
        self.line, self.text = line, text


@dataclass(frozen=True)
class TextFile:
    """A file as UTF-8 text that DuckDB can read: itself, or a transcoded copy."""

    path: Path
    encoding: str
    has_bom: bool
    is_plain: bool
    """UTF-8 with LF or CRLF line ends, so that it need not be copied."""


def recognise_encoding(path: Path) -> TextFile:
    """Say how a file is encoded.

    Raises NotText for binary content, MixedEncodings where both are found, OSError if unreadable.
    """
    with path.open("rb") as file:
        start = file.read(CHUNK)
    if start.startswith(BINARY_STARTS):
        raise NotText(path.name)
    bom = next((name for bom, name in BOMS if start.startswith(bom)), None)
    if bom == "utf-16":
        return TextFile(path, bom, has_bom=True, is_plain=False)
    wrong = _first_not_utf8(path)
    if wrong is not None and (bom or _has_swedish_utf8(path)):
        raise MixedEncodings(*wrong)
    encoding = "utf-8" if wrong is None else "cp1252"
    is_plain = wrong is None and not _has_bare_cr(start)
    return TextFile(path, encoding, has_bom=bom is not None, is_plain=is_plain)


def _chunks(path: Path) -> Iterator[bytes]:
    """Yield a file's bytes, a whole number of lines at a time where lines are short."""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk + file.readline(CHUNK)


def _first_not_utf8(path: Path) -> tuple[int, str] | None:
    """Return the first line that is not UTF-8, and how it begins; None where all of it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    for chunk in _chunks(path):
        if b"\x00" in chunk:
            raise NotText(path.name)
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError as error:
            line += chunk.count(b"\n", 0, error.start)
            begins = chunk.rfind(b"\n", 0, error.start) + 1
            return line, chunk[begins : begins + 200].decode("cp1252", "replace").splitlines()[0]
        line += chunk.count(b"\n")
    return (line, "") if decoder.getstate()[0] else None


def _has_swedish_utf8(path: Path) -> bool:
    return any(SWEDISH_UTF8.search(chunk) for chunk in _chunks(path))


def _has_bare_cr(start: bytes) -> bool:
    """Say whether lines end with CR alone, as old Macs wrote them; as the first line ends, all do."""
    first = FIRST_BREAK.search(start)
    return first is not None and first[0] == b"\r"


def first_lines(path: Path, encoding: str | None, count: int) -> tuple[str, ...]:
    """Return a text file's first lines as they stand; none where it is no text."""
    try:
        with path.open("rb") as file:
            start = file.read(SHOWN_OF)
    except OSError:
        return ()
    is_wide = start.startswith(WIDE_BOMS)
    if start.startswith(BINARY_STARTS) or (b"\x00" in start and not is_wide and encoding is None):
        return ()
    try:
        text = start.decode(encoding or ("utf-16" if is_wide else "utf-8"), "replace")
    except (LookupError, UnicodeError):
        text = start.decode("utf-8", "replace")
    lines = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    return tuple(line[:LONGEST_SHOWN] for line in lines[:count])


def _has_wide_bom(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2).startswith(WIDE_BOMS)


def as_utf8(text: TextFile, folder: Path) -> Path:
    """Return a UTF-8 copy with LF line ends in a folder, or the file itself where it needs none.

    What the encoding does not know is kept as the replacement character, which the reader points out;
    NotText is raised for the sign NUL, which no text holds.
    DuckDB takes `*`, `?` and `[` in a path for patterns, so such a file is copied too.
    """
    if text.is_plain and not set("*?[") & set(str(text.path)):
        return text.path
    copy = folder / "as-utf8.csv"
    encoding = "utf-8-sig" if text.encoding == "utf-8" else text.encoding
    if codecs.lookup(encoding).name == "utf-16" and not _has_wide_bom(text.path):
        # Python takes none without its mark; what Windows writes is little-endian.
        encoding = "utf-16-le"
    with (
        text.path.open("r", encoding=encoding, errors="replace", newline=None) as source,
        copy.open("w", encoding="utf-8", newline="\n") as target,
    ):
        while chunk := _text_of(source):
            target.write(chunk)
    return copy


def _text_of(source: TextIO) -> str:
    """Return the next of a file's text. Raises NotText for what no text in its encoding holds."""
    try:
        chunk = source.read(CHUNK)
    except UnicodeError as error:
        raise NotText(source.name) from error
    if "\0" in chunk:
        raise NotText(source.name)
    return chunk
