"""Files that people might send, and what may befall them on the way: the input of the fuzzing."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import xlsxwriter

SEPARATORS = (b";", b",", b"\t", b"|")
ODD = (
    b"\x00", b"\xff", b"\xc3", b"\xc3\xa5", b"\xe5", b"\xa0", b"\xc2\xa0", b'"', b"'", b"\r", b"\n",
    b"\r\n", b";", b",", b".", b"\t", b"|", b"-", b"\xe2\x88\x92", b"%", b" ", b"0", b"9", b"e", b"=",
    b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbf\xbd", b"..", b"1e9", b"#", b"~", b"K\xc3\xa4lla:", b"sep=;",
)  # fmt: skip


@dataclass(frozen=True)
class Sent:
    """One file as it was before anything befell it."""

    name: str
    content: bytes


SAVED_BY_EXCEL = """Indikator;Enhet;Period;Kön;Utfall;Kommentar
BEH;Björkskolan;2023;T;48,4;bra
BEH;BJ;2024;T;50,25;
EL;Lindskolan;2024;T;1 129;"två; delar"
EL;LI;2025;T;12 345 678;
KO;SKN;2025-08;;−3,5;
EL;BJ;2025;T;..;
"""
WITH_NOTES = """Rapport för åren
Uttag 2025-09-01

Indikator\tEnhet\tÅr\tUtfall
Behöriga till gymnasiet\tBjörkskolan\t2024\t72,5 %
Behöriga till gymnasiet\tLindskolan\t2024\t68 %
Behöriga till gymnasiet\tSkolnämnden\t2024\t-
Källa: skolan
"""
FROM_A_SYSTEM = """indicator_id,org_unit_id,period,breakdown,value,numerator,denominator,comment
BEH,BJ,2024,total,48.4,121,250,"says ""so""
on two lines"
BEH,LI,2024,women,0.125,1,8,
EL,0180,2024,total,987654.321,,,
KO,SKN,2025-01,men,1e3,,,x
"""
BY_YEAR = """Indikator;Enhet;2022;2023;2024
BEH;BJ;40,5;41,25;..
EL;BJ;1 000;2 000;3 000
EL;LI;7;8;-
"""
BY_INDICATOR = """sep=;
Enhet;Period;Elever;Behöriga till gymnasiet;Kommentar
BJ;2023;310;81,7;
LI;2023;98;77,05;lågt
"""
GOALS_AHEAD = """Indikator|Enhet|Period|Målvärde|Övre gräns
BEH|BJ|2026|85,5|
EL|LI|2026|1.234.567|2.000.000
"""
ROWS = (
    ("Indikator", "Enhet", "Period", "Utfall", "Kommentar"),
    ("BEH", "BJ", "2024", 48.4, "bra"), ("EL", "LI", "2024", 1129, ""), ("EL", "BJ", 2025, "3 439", "å"),
    ("BEH", "LI", 2025, "50,5", ""), ("EL", "SKN", 2025, 0.1 + 0.2, "x"),
)  # fmt: skip


def sent_files() -> list[Sent]:
    """Return the files: as Excel, systems and people write them."""
    return [
        Sent("excel.csv", SAVED_BY_EXCEL.encode("utf-8-sig")),
        Sent(
            "windows.csv", SAVED_BY_EXCEL.replace("−", "-").replace("\n", "\r\n").encode("cp1252")
        ),
        Sent("notes.tsv", WITH_NOTES.encode()),
        Sent("notes16.txt", WITH_NOTES.encode("utf-16")),
        Sent("mac.csv", BY_YEAR.replace("\n", "\r").encode()),
        Sent("system.csv", FROM_A_SYSTEM.encode()),
        Sent("years.csv", BY_YEAR.encode()),
        Sent("indicators.csv", BY_INDICATOR.encode()),
        Sent("targets.csv", GOALS_AHEAD.encode()),
        Sent("book.xlsx", _workbook()),
    ]


def _workbook() -> bytes:
    book = xlsxwriter.Workbook(target := io.BytesIO())
    sheet = book.add_worksheet()
    percent = book.add_format({"num_format": "0.0%"})
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
    sheet.write_row(len(ROWS), 0, ("BEH", "SKN", 2023))
    sheet.write_number(len(ROWS), 3, 0.725, percent)
    book.close()
    return target.getvalue()


def mutated(sent: Sent, random: Random) -> bytes:
    """Return a file after one to four things have befallen it."""
    if sent.name.endswith(".xlsx") and random.random() < 0.8:
        return _part_mutated(sent.content, random)
    return _several(sent.content, random)


def _several(content: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 4)):
        content = random.choice(MUTATIONS)(content, random)
    return content


def _part_mutated(book: bytes, random: Random) -> bytes:
    """Return a workbook that opens as a zip, with something wrong in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(book)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    name = random.choice([n for n in parts if n.endswith((".xml", ".rels"))])
    parts[name] = random.choice(
        (_several, _byte_flipped, _digit_changed, _element_lost)
    )(parts[name], random)  # fmt: skip
    with zipfile.ZipFile(target := io.BytesIO(), "w") as copy:
        for part, text in parts.items():
            copy.writestr(part, text)
    return target.getvalue()


def _byte_flipped(content: bytes, random: Random) -> bytes:
    if not content:
        return content
    place = random.randrange(len(content))
    return (
        content[:place]
        + bytes([content[place] ^ (1 << random.randrange(8))])
        + content[place + 1 :]
    )


def _digit_changed(content: bytes, random: Random) -> bytes:
    places = [place for place, byte in enumerate(content) if 48 <= byte <= 57]
    if not places:
        return content
    place = random.choice(places)
    return (
        content[:place] + random.choice((b"0", b"7", b",", b".", b" ", b"")) + content[place + 1 :]
    )


def _element_lost(content: bytes, random: Random) -> bytes:
    """Take out what stands between one < and a later one."""
    places = [place for place, byte in enumerate(content) if byte == 60]
    if len(places) < 2:
        return content
    first = random.randrange(len(places) - 1)
    last = min(first + random.randint(1, 3), len(places) - 1)
    return content[: places[first]] + content[places[last] :]


def _odd_put_in(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content) + 1)
    return content[:place] + random.choice(ODD) + content[place:]


def _piece_lost(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content) + 1)
    return content[:place] + content[place + random.randint(1, 12) :]


def _cut_short(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _line_doubled(content: bytes, random: Random) -> bytes:
    lines = content.splitlines(keepends=True)
    if lines:
        place = random.randrange(len(lines))
        lines.insert(random.randrange(len(lines) + 1), lines[place])
    return b"".join(lines)


def _line_lost(content: bytes, random: Random) -> bytes:
    lines = content.splitlines(keepends=True)
    if lines:
        del lines[random.randrange(len(lines))]
    return b"".join(lines)


def _lines_moved(content: bytes, random: Random) -> bytes:
    lines = content.splitlines(keepends=True)
    random.shuffle(lines)
    return b"".join(lines)


def _separators_swapped(content: bytes, random: Random) -> bytes:
    old, new = random.sample(SEPARATORS, 2)
    if random.random() < 0.5:
        return content.replace(old, new)
    lines = content.splitlines(keepends=True)
    return b"".join(x.replace(old, new) if random.random() < 0.4 else x for x in lines)


def _marks_swapped(content: bytes, random: Random) -> bytes:
    old, new = random.sample((b",", b".", b" ", b"\xc2\xa0"), 2)
    return content.replace(old, new, random.randint(1, 4))


def _encoded_otherwise(content: bytes, random: Random) -> bytes:
    """Encode all of a text, or one line of it, as something else."""
    other = random.choice(("cp1252", "utf-8", "utf-16", "utf-16-le", "cp850", "utf-8-sig"))
    lines = content.splitlines(keepends=True)
    if random.random() < 0.5 or not lines:
        return content.decode("utf-8", "replace").encode(other, "replace")
    place = random.randrange(len(lines))
    lines[place] = lines[place].decode("utf-8", "replace").encode(other, "replace")
    return b"".join(lines)


MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _byte_flipped, _digit_changed, _odd_put_in, _piece_lost, _cut_short, _line_doubled, _line_lost,
    _lines_moved, _separators_swapped, _marks_swapped, _encoded_otherwise,
)  # fmt: skip
