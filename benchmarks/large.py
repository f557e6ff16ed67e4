"""An invented plan with as many results and targets as are asked for, and the least reading of them."""

import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb


@dataclass(frozen=True)
class Size:
    """Every indicator is measured at every unit in every month; the last months have targets."""

    indicators: int
    units: int
    months: int
    target_months: int


LARGE = Size(
    indicators=1000, units=100, months=35, target_months=12
)  # 3.5 M results, 1.2 M targets
SMALL = Size(indicators=400, units=10, months=10, target_months=10)  # 40 000 of each


def write_plan(folder: Path, size: Size) -> list[Path]:
    """Write the plan that the figures belong to: operations in 10 committees, 60 goals."""
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, list[tuple[str, ...]]] = {
        "target_areas": [("Målområdes-id", "Namn"), *((f"A{n}", f"Område {n}") for n in range(7))],
        "organisation": [
            ("Enhets-id", "Överordnad enhet", "Nivå", "Namn"),
            ("TOP", "", "municipality", "Storköping"),
            *((f"C{n}", "TOP", "committee", f"Nämnd {n}") for n in range(10)),
            *((f"U{n:03d}", f"C{n % 10}", "operation", f"Enhet {n}") for n in range(size.units)),
        ],
        "goals": [
            ("Mål-id", "Överordnat mål", "Målområde", "Enhet", "Rubrik"),
            *((f"G{n}", "", f"A{n % 7}", _owner(n), f"Mål {n}") for n in range(60)),
        ],
        "indicators": [
            ("Indikator-id", "Namn", "Måttenhet", "Riktning", "Frekvens"),
            *(
                (f"IND{n:04d}", f"Indikator {n}", "%", "higher", "month")
                for n in range(size.indicators)
            ),
        ],
        "goal_indicators": [
            ("Mål-id", "Indikator-id"),
            *((f"G{n}", f"IND{n * 5 + k:04d}") for n in range(60) for k in range(5)),
        ],
    }
    for name, rows in tables.items():
        lines = "\n".join(";".join(row) for row in rows)
        (folder / f"{name}.csv").write_text(lines + "\n", encoding="utf-8")
    return [folder / f"{name}.csv" for name in tables]


def _owner(goal: int) -> str:
    return "TOP" if goal < 8 else f"C{goal % 10}"


def write_figures(folder: Path, size: Size) -> list[Path]:
    """Write results.csv and targets.csv as Swedish Excel would: semicolons and decimal commas."""
    with duckdb.connect() as connection:
        connection.execute(
            "create table months as select i, printf('%04d-%02d', 2022 + i // 12, 1 + i % 12) as p"
            f" from range({size.months}) t(i)"
        )
        for name, header, where in (
            ("results", "Utfall", "true"),
            ("targets", "Målvärde", f"i >= {size.months - size.target_months}"),
        ):
            connection.execute(
                "copy (select printf('IND%04d', a) as \"Indikator-id\","
                ' printf(\'U%03d\', u) as "Enhets-id", p as "Period", \'total\' as "Uppdelning",'
                " replace((50 + (hash(a * 100000 + u * 100 + i) % 4000) / 100.0)::decimal(9, 2)"
                f"::varchar, '.', ',') as \"{header}\""
                f" from range({size.indicators}) t(a), range({size.units}) s(u), months where {where}"
                f" order by a, u, i) to '{folder}/{name}.csv' (delimiter ';', header)"
            )
    return [folder / "results.csv", folder / "targets.csv"]


def read_plainly(folder: Path) -> None:
    """Do the least that can be done with the two files: DuckDB's own reader into a file."""
    with duckdb.connect(str(folder / "plain.duckdb")) as connection:
        for name in ("results", "targets"):
            connection.execute(
                f"create or replace table {name} as"
                f" select * from read_csv('{folder}/{name}.csv', decimal_separator = ',')"
            )


if __name__ == "__main__":
    read_plainly(Path(sys.argv[1]))
