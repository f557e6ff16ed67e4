"""What the bytes of a text file are: BOM, then strict UTF-8, then cp1252; never a guess by statistics.

Statistical guessing misreads short Swedish texts (cp1252 taken for cp1250 or hp-roman8), so the order
above is fixed and the reader shows the first rows as read.
"""

import codecs
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 22
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BINARY_STARTS = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
)


class NotText(ValueError):
    """The bytes are no text: a PDF, an image, a database."""


@dataclass(frozen=True)
class TextFile:
    """A file as UTF-8 text that DuckDB can read: itself, or a transcoded copy."""

    path: Path
    encoding: str
    has_bom: bool
    is_plain: bool
    """UTF-8 with LF or CRLF line ends, so that it need not be copied."""


def recognise_encoding(path: Path) -> TextFile:
    """Say how a file is encoded. Raises NotText for binary content, OSError if it cannot be read."""
    with path.open("rb") as file:
        start = file.read(CHUNK)
        if start.startswith(BINARY_STARTS):
            raise NotText(path.name)
        for bom, name in BOMS:
            if start.startswith(bom):
                is_plain = name == "utf-8" and not _has_bare_cr(start)
                return TextFile(path, name, True, is_plain)
        if b"\x00" in start:
            raise NotText(path.name)
        is_utf8 = _is_utf8(start, file)
    encoding = "utf-8" if is_utf8 else "cp1252"
    return TextFile(path, encoding, False, is_utf8 and not _has_bare_cr(start))


def _is_utf8(chunk: bytes, file: "object") -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk:
            if b"\x00" in chunk:
                raise NotText("")
            decoder.decode(chunk)
            chunk = file.read(CHUNK)  # type: ignore[attr-defined]
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _has_bare_cr(start: bytes) -> bool:
    """Say whether lines end with CR alone, as old Macs wrote them."""
    return start.count(b"\r") > start.count(b"\r\n")


def as_utf8(text: TextFile, folder: Path) -> Path:
    """Return a UTF-8 copy with LF line ends in a folder, or the file itself where it needs none.

    Bytes that cp1252 does not know are kept as the replacement character, and so reach the user.
    """
    if text.is_plain:
        return text.path
    copy = folder / "as-utf8.csv"
    encoding = "utf-8-sig" if text.encoding == "utf-8" else text.encoding
    with (
        text.path.open("r", encoding=encoding, errors="replace", newline=None) as source,
        copy.open("w", encoding="utf-8", newline="\n") as target,
    ):
        while chunk := source.read(CHUNK):
            target.write(chunk)
    return copy
