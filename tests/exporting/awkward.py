"""A town with awkward texts, ids and numbers, and every status that a value may have."""

import math
import random
import struct
from pathlib import Path

from etl.harmless import harmless
from etl.pipeline import Request, deliver
from etl.reading.mapping import Mapping
from tests.town import PLAN, Town

AWKWARD = (
    "=1+1", "+46 8 123", "- fler platser", "@kommun", "\t=1", "\r=1", " =1", "'=1", "''=1", "＝1", "\u200b=1",
    "'hej", "rad ett\nrad två", "rad ett\r\nrad två", "rad ett\rrad två", 'sa "ja"', '"', "a;b,c|d\te", "-",
    "..", ".", "NA", "saknas", "0180", "007", "Källa: egen", "* not", "†", "å\u00a0ä", "  mellan  ", "null",
    "1e5", "2025-08", "{}", "<b>", "\\", "\\n", "%s", "😀",
)  # fmt: skip
# Ids may look like numbers, formulas, footnotes or marks; a first cell like a note is still a row.
IDS = (
    "0180", "007", "-5", "=I", "'=I", "''", "*9", "Källa: x", "Not. 1", "a;b", 'a"b', "1,5", "å b",
)  # fmt: skip
MORE = tuple(f"T{n}" for n in range(len(AWKWARD)))
AS_WRITTEN = Mapping(delimiter=";", decimal_mark=".", header_row=1, last_row=1_000_000_000)


def quoted(*cells: object) -> str:
    texts = (harmless(cell) if isinstance(cell, str) else repr(cell) for cell in cells)
    return ";".join('"' + text.replace('"', '""') + '"' for text in texts)


def table(header: str, *rows: tuple[object, ...]) -> str:
    return "\n".join([header, *(quoted(*row) for row in rows)]) + "\n"


def doubles(count: int) -> list[float]:
    """Return numbers of every size, each with all of its digits; the same each time."""
    chance = random.Random(5)
    found = [
        0.1 + 0.2,
        5e-324,
        -5e-324,
        1.7976931348623157e308,
        1e21,
        123456789.123456789,
        3.439,
        -0.0,
        1e-7,
    ]
    while len(found) < count:
        number = struct.unpack("<d", struct.pack("<Q", chance.getrandbits(64)))[0]
        found += [number] if math.isfinite(number) else []
    return found


def deliver_as_written(town: Town, **tables: str) -> None:
    files = [town.write(f"{kind}.csv", text) for kind, text in tables.items()]
    outcome = deliver(town.home, Request(files, mapping=AS_WRITTEN))
    assert not outcome.is_refused, [finding.message("en") for finding in outcome.findings]


def awkward_town(folder: Path) -> Path:
    """Make the town in a folder, and return its home; it has a mail server and rules of its own."""
    town = Town(folder / "home", folder / "inbox")
    town.home.mkdir()
    (town.home / "malkoll.toml").write_text(
        '[municipality]\nname = "Ort \\"A\\""\n[rule]\nroll_up = "worst"\ndefault_tolerance_pct = 7.5\n'
        "include_sub_goals = true\n[budget]\nnear_pct = 0.5\n[periods]\nreporting = ['month']\n"
        '[mail]\nserver = "smtp.example.se"\nuser = "hemlig"\n', encoding="utf-8",
    )  # fmt: skip
    _deliver_plan(town)
    _deliver_figures(town)
    _deliver_words(town)
    return town.home


def _deliver_plan(town: Town) -> None:
    town.deliver(**PLAN)
    unit = "org_unit_id;parent_org_unit_id;level;name"
    indicator = (
        "indicator_id;name;description;measure_unit;decimals;direction;frequency;accumulation"
    )
    indicator += ";responsible"
    deliver_as_written(
        town,
        organisation=table(unit, *((i, "SKO", "unit", f"{i} enhet") for i in IDS)),
        indicators=table(indicator, *(
            (i, text, text, "antal", 0, "higher", "month", "period", text)
            for i, text in zip((*IDS, *MORE), (*AWKWARD, *AWKWARD), strict=False)
        )),
    )  # fmt: skip


def _deliver_figures(town: Town) -> None:
    result = (
        "indicator_id;org_unit_id;period;breakdown;value;value_status;numerator;denominator;comment"
    )
    numbers = doubles(12 * len(IDS))
    rows = [
        (i, IDS[month % len(IDS)], f"2025-{month + 1:02d}", "total", numbers[place * 12 + month],
         ("final", "preliminary", "forecast")[month % 3], numbers[month], 7,
         AWKWARD[(place + month) % len(AWKWARD)])
        for place, i in enumerate(IDS) for month in range(12)
    ]  # fmt: skip
    deliver_as_written(
        town,
        targets=table(
            "indicator_id;org_unit_id;period;target_value",
            *((i, "SKO", "2025", n) for i, n in zip(IDS, numbers, strict=False)),
        ),
        results=table(result, *rows),
        budget=table(
            "org_unit_id;period;account;budget;outcome;forecast",
            *((i, "2025", "net_cost", n, 1e15, "") for i, n in zip(IDS, (-1.5, 1e12, 0.1) * 5, strict=False)),
        ),
    )  # fmt: skip


def _deliver_words(town: Town) -> None:
    deliver_as_written(
        town,
        assessments=table("goal_id;period;status;analysis;state;approved_date;assessed_by", *(
            ("K1", f"2025-{n + 1:02d}", "near", text, ("draft", "approved")[n % 2], "2025-12-31", text)
            for n, text in enumerate(AWKWARD[:12])
        )),
        activities=table("activity_id;goal_id;org_unit_id;title;percent_done", *(
            (i, "K1", "SKO", text, 33.333333333333336) for i, text in zip(IDS, AWKWARD, strict=False)
        )),
    )  # fmt: skip
