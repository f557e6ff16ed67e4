"""No secret can be reckoned from what is told: tried by linear algebra on many towns, apart from the rule.

Total is women and men; a unit that reports nothing itself is the sum of the units below that do. Left out is
what decision 6 calls a known limit: a sum that a unit has reported itself, held against the units below it.
"""

import random
from itertools import product

import numpy as np

from tests.rule.built import Built

UNITS = {"TOP": "", "SKN": "TOP", "SKO": "SKN", "BJ": "SKO", "LI": "SKO", "SOC": "TOP"}
PARTS = ("total", "women", "men")
CELLS = {cell: place for place, cell in enumerate(product(UNITS, PARTS))}
TOWNS = 150

Cell = tuple[str, str]
Cells = dict[Cell, str]


def random_cells(dice: random.Random) -> Cells:
    """Return what each unit reports: the lowest a total, or all; those above parts, without a total."""
    cells: Cells = {}
    for unit in ("BJ", "LI", "SOC"):
        for part in dice.choice([PARTS, ("total",), ("total",), ("total",), ()]):
            cells[unit, part] = dice.choice(["final", "final", "final", "confidential"])
    for unit in ("SKO", "SKN", "TOP"):
        for part in dice.choice([(), (), ("women", "men"), ("men",)]):
            cells[unit, part] = "final"
    return cells


def below(unit: str) -> list[str]:
    return [one for one, parent in UNITS.items() if parent == unit]


def made_of(cells: Cells, unit: str, part: str) -> list[str] | None:
    """Return the nearest units below that report a part; None where one that reports does not report it."""
    found: list[str] = []
    for one in below(unit):
        speaks = any((one, of) in cells for of in PARTS)
        deeper = made_of(cells, one, part)
        if (one, part) in cells:
            found.append(one)
        elif deeper is None or (speaks and not deeper):
            return None
        else:
            found += deeper
    return found


def reckoned(cells: Cells, told: set[Cell], by_own_sums: bool) -> set[Cell]:
    """Return the secrets that follow from what is told; by_own_sums: by sums that units report alone."""
    known = [_row(*((unit, part) for part in PARTS), signs=(1, -1, -1)) for unit in UNITS]
    for unit, part in CELLS:
        parts = made_of(cells, unit, part)
        if parts and ((unit, part) in cells) is by_own_sums:
            known.append(
                _row((unit, part), *((one, part) for one in parts), signs=(1, *[-1] * len(parts)))
            )
    known += [_row(cell) for cell in told]
    rank = np.linalg.matrix_rank(np.array(known))
    return {
        cell for cell, word in cells.items()
        if word == "confidential" and np.linalg.matrix_rank(np.array([*known, _row(cell)])) == rank
    }  # fmt: skip


def _row(*cells: Cell, signs: tuple[int, ...] = (1,)) -> list[int]:
    row = [0] * len(CELLS)
    for cell, sign in zip(cells, signs, strict=True):
        row[CELLS[cell]] = sign
    return row


def test_tells_nothing_that_a_secret_could_be_reckoned_from(built: Built) -> None:
    dice = random.Random(6)
    towns = {f"S{place}": random_cells(dice) for place in range(TOWNS)}
    plan = "indicator_id;name;measure_unit;direction;frequency;accumulation;consolidation"
    head = "indicator_id;org_unit_id;period;breakdown;value;value_status"
    built.land(
        indicators="\n".join([plan, *(f"{s};{s};antal;higher;year;point;sum" for s in towns)]),
        results="\n".join([head, *(
            f"{s};{unit};2025;{part};{'7' if word == 'final' else ''};{word}"
            for s, cells in towns.items() for (unit, part), word in cells.items()
        )]),
    )  # fmt: skip
    told: dict[str, set[Cell]] = {s: set() for s in towns}
    rows = built.build().execute(
        "select indicator_id, org_unit_id, breakdown::varchar from indicator_points"
        " where indicator_id like 'S%' and value is not null"
    )
    for s, unit, part in rows.fetchall():
        told[s].add((unit, part))
    reported = {s: {cell for cell in told[s] if cell in cells} for s, cells in towns.items()}
    assert sum("confidential" in cells.values() for cells in towns.values()) > TOWNS / 3
    found = {s: reckoned(cells, told[s], False) - reckoned(cells, reported[s], True)
             for s, cells in towns.items()}  # fmt: skip
    assert {s: cells for s, cells in found.items() if cells} == {}
    # Were nothing but the secrets hidden, many could be reckoned.
    bare = {s: {c for c, word in cells.items() if word == "final"} for s, cells in towns.items()}
    assert sum(bool(reckoned(cells, bare[s], False) - reckoned(cells, reported[s], True))
               for s, cells in towns.items()) > TOWNS / 10  # fmt: skip
