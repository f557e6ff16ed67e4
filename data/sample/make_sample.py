"""Makes the sample municipality: `python data/sample/make_sample.py [FOLDER]` writes one CSV per kind.

The plan is in plan.py. The figures come from a seeded generator: the target is laid down first, then
each value so far from it, in tolerances, as the light that is wanted asks for. Standard library only.
"""

import csv
import random
import sys
from dataclasses import dataclass
from pathlib import Path

from plan import AREAS, ASSESSMENTS, COSTS, GOALS, INDICATORS, KOLADA_TITLES, UNITS

SEED = 20261124
YEARS = range(2022, 2027)
# Who builds, and for about how many SEK a year.
INVESTMENTS = {"BUF-GR": 42_000_000, "SF-SB": 18_500_000, "KFF-FR": 9_200_000, "TF-GA": 31_000_000,
               "TF-VA": 55_000_000, "TF-FA": 24_700_000}  # fmt: skip
FREQUENCIES = {
    "y": "year",
    "t": "tertial",
    "m": "month",
    "s": "school_year",
    "h": "half_year",
    "q": "quarter",
}
DIRECTIONS = {"+": "higher", "-": "lower", "range": "range"}
SCHOOLS = ("GR-BJ", "GR-LI", "GR-EK")
HOMES = ("SB-AS", "SB-RO")


@dataclass(frozen=True)
class Indicator:
    """One line of INDICATORS."""

    goal: str
    unit: str
    id: str
    frequency: str
    direction: str
    measure_unit: str
    target: float
    name: str
    traits: dict[str, str]

    @property
    def tolerance(self) -> float:
        """The tolerance in the measure unit: its own, else the municipality's five per cent."""
        if "abs" in self.traits:
            return number(self.traits["abs"])
        return abs(self.target) * number(self.traits.get("pct", "5")) / 100

    @property
    def decimals(self) -> int:
        """As many as its size deserves."""
        return 0 if abs(self.target) >= 200 or "support" in self.traits else 1

    @property
    def kolada(self) -> str:
        """Kolada's id, where it is one of Kolada's."""
        return next((t for t in self.traits if t[0] in "NU" and t[1:].isdigit()), "")


def number(text: str) -> float:
    """Read a Swedish number."""
    return float(text.replace(",", "."))


def lines(text: str) -> list[list[str]]:
    """Return a table's rows, split at the bars."""
    return [line.split("|") for line in text.strip().splitlines()]


def read_indicators() -> list[Indicator]:
    """Return every indicator of the plan."""
    found = []
    for goal, unit, id, freq, direction, measure_unit, target, name, traits in lines(INDICATORS):
        words = traits.split(" ") if "formula=" not in traits else _formula_words(traits)
        named = {w.partition("=")[0]: w.partition("=")[2] for w in words if w}
        found.append(
            Indicator(goal, unit, id, freq, direction, measure_unit, number(target), name, named)
        )
    return found


def _formula_words(traits: str) -> list[str]:
    before, _, formula = traits.partition("formula=")
    return [*before.split(), f"formula={formula}"]


def periods(frequency: str) -> list[str]:
    """Return the periods reported up to the end of August 2026, oldest first."""
    if frequency == "y":
        return [str(y) for y in range(2021, 2026)]
    if frequency == "s":
        return [f"{y}/{(y + 1) % 100:02d}" for y in range(2021, 2026)]
    count, form, last = {
        "t": (3, "{}-T{}", 2),
        "m": (12, "{}-{:02d}", 8),
        "h": (2, "{}-H{}", 1),
        "q": (4, "{}-Q{}", 2),
    }[frequency]
    return [form.format(y, n) for y in YEARS for n in range(1, count + 1) if y < 2026 or n <= last]


def year_of(period: str) -> int:
    """Return the year whose target a period is held against."""
    return int(period[:4]) + (1 if "/" in period else 0)


class Sample:
    """The rows being made, by kind."""

    def __init__(self) -> None:
        self.random = random.Random(SEED)
        self.indicators = read_indicators()
        self.lights = {row[0]: row[4] for row in lines(GOALS)}
        self.rows: dict[str, list[list[object]]] = {}

    def add(self, kind: str, *cells: object) -> None:
        """Add one row of a kind."""
        self.rows.setdefault(kind, []).append(list(cells))

    def make(self) -> None:
        """Make every kind."""
        for place, (id, sv, en, text) in enumerate(lines(AREAS), start=1):
            self.add("target_areas", id, sv, en, text, place)
        for id, parent, level, name in lines(UNITS):
            self.add("organisation", id, parent, level, name, "", "", "")
        for id, parent, area, unit, _, title in lines(GOALS):
            self.add("goals", id, parent, area, unit, title, "", _responsible(unit), "", "")
        for indicator in self.indicators:
            self._plan(indicator)
            self._figures(indicator)
        self._budget()
        self._budget_of_operations()
        self._assessments_and_activities()
        self._benchmarks()

    def _plan(self, i: Indicator) -> None:
        titles = dict(lines(KOLADA_TITLES))
        own_tolerance = i.traits.get("abs") or i.traits.get("pct") or ""
        kind = ("absolute" if "abs" in i.traits else "percent") if own_tolerance else ""
        consolidation = next(
            (c for c in ("sum", "mean", "ratio", "max", "min") if c in i.traits), "none"
        )
        title = titles.get(i.kolada, i.name)
        self.add(
            "indicators",
            i.id,
            i.name,
            "",
            i.measure_unit,
            i.decimals,
            COSTS.get(i.id, ""),
            DIRECTIONS[i.direction],
            FREQUENCIES[i.frequency],
            "year_to_date" if "ytd" in i.traits else "period",
            own_tolerance,
            kind,
            consolidation,
            i.traits.get("formula", ""),
            "Kolada" if i.kolada else "Egen mätning",
            i.kolada,
            title if i.kolada else "",
            _responsible(i.unit or "PK"),
        )
        if i.goal:
            self.add("goal_indicators", i.goal, i.id, 2 if i.id in ("KL01", "EM01") else 1)

    def _target(self, i: Indicator, year: int) -> float:
        """Return a year's target: easier in the past, harder in years ahead."""
        if i.target == 0 or i.direction == "range":
            return i.target
        step = 0.012 * (year - 2026)
        return round(i.target * (1 + (step if i.direction == "+" else -step)), i.decimals)

    def _figures(self, i: Indicator) -> None:
        if not {"support", "notarget"} & i.traits.keys():
            self._targets(i)
        if {"norep", "formula"} & i.traits.keys():
            return
        units = (
            SCHOOLS
            if "schools" in i.traits
            else HOMES
            if "homes" in i.traits
            else (i.unit or "PK",)
        )
        for unit in units:
            self._series(i, unit)

    def _targets(self, i: Indicator) -> None:
        upper = i.traits.get("upper", "")
        unit = "PK" if i.unit in ("SF-FS", "TF-AV", "BUF-VU") else i.unit  # some inherit from above
        for year in range(2021, 2029):
            base = ("base" in i.traits or i.id.endswith("1")) and year == 2028 and not upper
            away = 1.3 if i.direction == "-" else 0.8
            self.add(
                "targets",
                i.id,
                unit,
                year,
                "total",
                self._target(i, year),
                upper,
                round(i.target * away, i.decimals) if base and i.target else "",
                2021 if base and i.target else "",
            )
            if "wm" in i.traits and year >= 2025:
                for sex in ("women", "men"):
                    self.add("targets", i.id, unit, year, sex, self._target(i, year), "", "", "")
        if "ytd" in i.traits:
            for period in [p for p in periods(i.frequency) if p[:4] >= "2025"]:
                self.add(
                    "targets", i.id, unit, period, "total", self._ytd_target(i, period), "", "", ""
                )

    def _ytd_target(self, i: Indicator, period: str) -> float:
        """A year's amount grows by the month; a share does not."""
        if i.measure_unit == "%":
            return self._target(i, year_of(period))
        months = int(period[-1]) * 4 if "-T" in period else int(period[-2:])
        return round(self._target(i, year_of(period)) * months / 12, i.decimals)

    def _series(self, i: Indicator, unit: str) -> None:
        all_periods = periods(i.frequency)
        if "stale" in i.traits:
            all_periods = [p for p in all_periods if p <= "2023"]
        for place, period in enumerate(all_periods):
            value = self._value(i, period, place / max(len(all_periods) - 1, 1))
            self._result(i, unit, period, value)
        if i.id in ("EN01", "EE02", "EM03"):
            for period in ("2026-09", "2026-10") if i.frequency == "m" else ("2026-T3",):
                self._result(i, unit, period, self._value(i, period, 1.0), "forecast")

    def _value(self, i: Indicator, period: str, age: float) -> float:
        """Return a value as far from its target, in tolerances, as the wanted light asks."""
        if "support" in i.traits:
            size = number(i.traits["support"])
            return (
                0
                if "closed" in i.traits and period == "2026-T2"
                else round(size * self.random.uniform(0.97, 1.03))
            )
        if i.target == 0:
            return float(self.random.choice((0, 0, 0, 1, 2)) if period < "2026-08" else 2)
        target = (
            self._ytd_target(i, period) if "ytd" in i.traits else self._target(i, year_of(period))
        )
        away = self._distance(i, period, age) * i.tolerance * (target / i.target)
        if i.direction == "range":
            return round(target + away + 2 * i.tolerance, 1)
        value = target + away if i.direction == "+" else target - away
        if i.measure_unit == "%" and i.target > 50:
            value = min(value, 100.0)
        return round(value, i.decimals)

    def _distance(self, i: Indicator, period: str, age: float) -> float:
        """Return how many tolerances better (plus) or worse (minus) than the target."""
        random_part = self.random.uniform(-0.12, 0.12)
        if i.traits.keys() & {"noise", "shift", "outlier"}:
            return self._process(i, period)
        wanted = self._wanted(i, period)
        level = {"M": 0.45, "N": -0.5, "X": -2.2}[wanted]
        long_ago = -2.6 * (1 - age) if i.id[-1] not in "38" else 1.8 * (1 - age)
        return level + random_part + (0 if age > 0.85 else long_ago)

    def _process(self, i: Indicator, period: str) -> float:
        """Return the points of the series that show what is signal and what is noise."""
        if "noise" in i.traits:
            return (
                0.7 + self.random.gauss(0, 0.35)
                if period >= "2026-05"
                else self.random.gauss(0, 0.6)
            )
        if "shift" in i.traits:
            return (0.35 if period >= "2025-09" else -1.6) + self.random.gauss(0, 0.2)
        return -6.0 if period == "2025-02" else -1.8 + self.random.gauss(0, 0.25)

    def _wanted(self, i: Indicator, period: str) -> str:
        """Return the light wanted for an indicator at a period, from its goal's."""
        lights = i.traits.get("lights") or self.lights.get(i.goal, "") or "MM"
        last = lights[-1] if period >= "2026-05" and period not in ("2026-T1",) else lights[0]
        if last == "-":
            return "M"
        if len(i.goal) > 2 or "lights" in i.traits:
            return last
        mix = {"M": "MMMMMMN", "N": "MNMNNXM", "X": "XXMXNXX"}[last]
        return mix[sum(map(ord, i.id)) % len(mix)]

    def _result(
        self, i: Indicator, unit: str, period: str, value: float, status: str = "final"
    ) -> None:
        if "notapplicable" in i.traits and period >= "2024":
            self.add("results", i.id, unit, period, "total", "", "not_applicable", "", "", "")
            return
        if "prel" in i.traits and period >= "2026":
            status = "preliminary"
        numerator, denominator = "", ""
        if "ratio" in i.traits:
            denominator = {"GR-BJ": 410, "GR-LI": 265, "GR-EK": 180}[unit]
            numerator = round(denominator * value / 100)
            value = round(100 * numerator / denominator, 1)
        if "of" in i.traits:
            # What is to be done by then grows with the year; the value, of one decimal, stays what it is.
            denominator = int(i.traits["of"]) * (int(period[-1]) if "ytd" in i.traits else 1)
            numerator = round(denominator * value / 100)
        if "over" in i.traits and period == "2025":
            value = 101.3
        self.add("results", i.id, unit, period, "total", value, status, numerator, denominator, "")
        if "wm" in i.traits and status != "forecast":
            self._women_and_men(i, unit, period, value)

    def _women_and_men(self, i: Indicator, unit: str, period: str, value: float) -> None:
        gap = i.tolerance * 0.6
        is_small = unit == "GR-EK" or ("secret" in i.traits and period == "2026-08")
        for sex, sign in (("women", 1), ("men", -1)):
            if is_small and (sex == "women" or unit == "GR-EK"):
                self.add("results", i.id, unit, period, sex, "", "confidential", "", "", "")
            else:
                part = round(value + sign * gap, i.decimals)
                self.add("results", i.id, unit, period, sex, part, "final", "", "", "")

    def _budget(self) -> None:
        """Every operation's money by month; the units above are the sums of those below."""
        parents = {id: parent for id, parent, *_ in lines(UNITS)}
        bottom = [id for id, _, level, _ in lines(UNITS) if level == "operation"]
        months = [p for p in periods("m") if p[:4] >= "2025"]
        sums: dict[tuple[str, str, str], list[int]] = {}
        for unit in bottom:
            yearly = self.random.randrange(8, 90) * 1_000_000
            drift = {"S": 0.035, "T": -0.012, "B": 0.004}.get(unit[0], -0.008)
            for period in [*months, "2025", "2026"]:
                for account, figures in self._money(yearly, drift, period).items():
                    above: str = unit
                    while above:
                        total = sums.setdefault((above, period, account), [0, 0, 0])
                        for place, figure in enumerate(figures):
                            total[place] += figure
                        above = parents[above]
        for (unit, period, account), (budget, outcome, forecast) in sums.items():
            shown = "" if period == "2026" else outcome
            self.add("budget", unit, period, account, budget, shown, forecast)

    def _money(self, yearly: int, drift: float, period: str) -> dict[str, list[int]]:
        """Return budget, outcome and full-year forecast by account; net cost is cost less revenue."""
        year_budget = yearly + (0 if period[:4] == "2025" else yearly // 40)
        share = 1.0 if len(period) == 4 else int(period[-2:]) / 12
        cost = [
            round(year_budget * share),
            round(year_budget * share * (1 + drift + self.random.uniform(-0.004, 0.004))),
            round(year_budget * (1 + drift * 0.9)),
        ]
        revenue = [round(amount * 0.12) for amount in cost]
        net = [a - b for a, b in zip(cost, revenue, strict=True)]
        return {"net_cost": net, "cost": cost, "revenue": revenue}

    def _budget_of_operations(self) -> None:
        """What is delivered for operations alone: investments, and cost and revenue of years before."""
        years = {row[0]: row[3] for row in self.rows["budget"] if row[1:3] == ["2025", "cost"]}
        chance = random.Random(SEED)
        for unit in [id for id, _, level, _ in lines(UNITS) if level == "operation"]:
            for year, growth in (("2023", 0.94), ("2024", 0.97)):
                cost = round(int(str(years[unit])) * growth)
                spent = round(cost * (1 + chance.uniform(-0.02, 0.025)))
                self.add("budget", unit, year, "cost", cost, spent, "")
                self.add(
                    "budget", unit, year, "revenue", round(cost * 0.12), round(spent * 0.121), ""
                )
            self._investments(unit, chance)

    def _investments(self, unit: str, chance: random.Random) -> None:
        """Investments start late in the year; what is not built by then is not spent."""
        yearly = INVESTMENTS.get(unit, 0)
        for period in (
            [*(p for p in periods("m") if p[:4] >= "2025"), "2025", "2026"] if yearly else ()
        ):
            share = 1.0 if len(period) == 4 else int(period[-2:]) / 12
            spent = yearly * share**1.4 * chance.uniform(0.84, 0.94)
            shown = "" if period == "2026" else round(spent)
            self.add(
                "budget",
                unit,
                period,
                "investment",
                round(yearly * share),
                shown,
                round(yearly * 0.91),
            )

    def _assessments_and_activities(self) -> None:
        for goal, period, status, state, analysis, measures in lines(ASSESSMENTS):
            approved = (
                ("2026-09-22" if "T2" in period else "2026-02-17") if state == "approved" else ""
            )
            self.add(
                "assessments",
                goal,
                period,
                status,
                analysis,
                measures,
                state,
                approved,
                "Nämnden" if len(goal) > 2 else "Kommunstyrelsen",
            )
        verbs = ("Ta fram en plan för", "Följ upp", "Utbilda medarbetare i")
        states = ("in_progress", "done", "not_started", "in_progress", "cancelled")
        for place, (id, _, _, unit, _, title) in enumerate(lines(GOALS)):
            state = states[place % len(states)]
            percent = {"done": 100, "not_started": 0, "cancelled": 10}.get(state, 20 + place % 60)
            name = f"{verbs[place % 3]}: {title[0].lower()}{title[1:]}"
            self.add(
                "activities",
                f"A{place + 1:03d}",
                id,
                unit,
                name,
                "",
                _responsible(unit),
                f"2026-{1 + place % 6:02d}-01",
                f"2026-{7 + place % 6:02d}-28",
                state,
                percent,
            )

    def _benchmarks(self) -> None:
        others = [(f"90{n:02d}", f"Jämförby {n}") for n in range(1, 9)]
        for i in self.indicators:
            if i.kolada and i.goal in ("K1", "K2", "K4"):
                for municipality, name in others:
                    for year in range(2021, 2026):
                        value = round(i.target * self.random.uniform(0.85, 1.1), i.decimals)
                        self.add(
                            "benchmarks", i.id, municipality, year, "total", name, value, "final"
                        )


def _responsible(unit: str) -> str:
    return {"PK": "Kommundirektör", "KS": "Kommundirektör"}.get(unit, f"Chef {unit}")


HEADERS = {
    "target_areas": "Målområdes-id;Namn;Namn på engelska;Beskrivning;Ordning",
    "organisation": "Enhets-id;Överordnad enhet;Nivå;Namn;Kolada-id;Gäller från;Gäller till",
    "goals": "Mål-id;Överordnat mål;Målområde;Enhet;Rubrik;Beskrivning;Ansvarig;Gäller från;Gäller till",
    "indicators": "Indikator-id;Namn;Beskrivning;Måttenhet;Decimaler;Kostnadsindikator;Riktning;"
    "Frekvens;Ackumulering;Tolerans;Toleransens slag;Sammanvägning;Formel;Källa;Källans id;"
    "Källans rubrik;Ansvarig",
    "goal_indicators": "Mål-id;Indikator-id;Vikt",
    "targets": "Indikator-id;Enhets-id;Period;Uppdelning;Målvärde;Övre gräns;Utgångsvärde;Utgångsperiod",
    "results": "Indikator-id;Enhets-id;Period;Uppdelning;Utfall;Värdets status;Täljare;Nämnare;Kommentar",
    "budget": "Enhets-id;Period;Konto;Budget;Utfall;Prognos",
    "assessments": "Mål-id;Period;Bedömning;Analys;Åtgärder;Läge;Godkänd den;Bedömd av",
    "activities": "Aktivitets-id;Mål-id;Enhets-id;Rubrik;Beskrivning;Ansvarig;Startdatum;Slutdatum;"
    "Status;Procent klart",
    "benchmarks": "Indikator-id;Kommun-id;Period;Uppdelning;Kommunens namn;Utfall;Värdets status",
}


def write(folder: Path) -> None:
    """Write every kind as Swedish Excel saves CSV: semicolons, decimal commas, CRLF, a BOM."""
    sample = Sample()
    sample.make()
    for kind, rows in sample.rows.items():
        with (folder / f"{kind}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(HEADERS[kind].split(";"))
            writer.writerows([_cell(cell) for cell in row] for row in rows)


def _cell(cell: object) -> str:
    return str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
