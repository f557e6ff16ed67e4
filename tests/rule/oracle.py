"""The rule once more, in plain Python, written from its text and not from the SQL: a second opinion.

Tables are lists of dicts with the contract's columns. Nothing here is fast, and nothing here is shared
with the build.
"""

import re
from collections import defaultdict
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
MONTHS = {"year": 12, "school_year": 12, "half_year": 6, "tertial": 4, "quarter": 3, "month": 1}
VALID = {"year": 24, "school_year": 24, "half_year": 12, "tertial": 8, "quarter": 6, "month": 3}
EMPTY = (None, "no_data", "missing")
HIDDEN = {"value": None, "value_status": "confidential", "numerator": None, "denominator": None}
SILENT = ("missing", "not_applicable")


def kind_of(period: str) -> str:
    if len(period) == 4:
        return "year"
    if "/" in period:
        return "school_year"
    return {"H": "half_year", "T": "tertial", "Q": "quarter"}.get(period[5], "month")


def last_month(period: str) -> int:
    """The period's last month, counted from the year 0."""
    year, kind = int(period[:4]), kind_of(period)
    if kind == "school_year":
        return (year + 1) * 12 + 5
    if kind == "year":
        return year * 12 + 11
    number = int(period[5:] if kind == "month" else period[6:])
    return year * 12 + number * MONTHS[kind] - 1


def first_day(period: str) -> date:
    first = last_month(period) - MONTHS[kind_of(period)] + 1
    return date(first // 12, first % 12 + 1, 1)


def last_day(period: str) -> date:
    after = last_month(period) + 1
    return date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


class Oracle:
    """What the rule says of a municipality's tables."""

    def __init__(self, tables: dict[str, list[Row]], settings: Any) -> None:
        self.tables, self.settings = tables, settings
        self.indicators = {row["indicator_id"]: row for row in tables["indicators"]}
        self.parent = {r["org_unit_id"]: r["parent_org_unit_id"] for r in tables["organisation"]}
        self.targets = {
            (r["indicator_id"], r["org_unit_id"], r["period"], r["breakdown"]): r
            for r in tables["targets"]
        }
        self.results = self._all_results()
        self.series: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for (indicator, unit, _, breakdown), row in self.results.items():
            self.series[indicator, unit, breakdown].append(row)
        for rows in self.series.values():
            rows.sort(key=lambda row: last_month(row["period"]))

    def above(self, unit: str) -> list[str]:
        """The unit and all above it, nearest first."""
        chain = [unit]
        while self.parent[chain[-1]]:
            chain.append(self.parent[chain[-1]])
        return chain

    # Results: reported, hidden, consolidated, computed.

    def _all_results(self) -> dict[tuple[str, str, str, str], Row]:
        found = {
            (r["indicator_id"], r["org_unit_id"], r["period"], r["breakdown"]): {
                **r,
                "origin": "reported",
            }
            for r in self.tables["results"]
            if kind_of(r["period"]) == self.indicators[r["indicator_id"]]["frequency"]
        }
        self._hide(found)
        # A part that is hidden beside a whole made from below is a secret for all that is made of it too.
        while telling := self._telling({**found, **self._consolidate(found)}):
            for key, row in found.items():
                if key[:3] in telling and key[3] != "total":
                    row.update(HIDDEN)
        found.update(self._consolidate(found))
        self._hide({k: r for k, r in found.items() if r["value_status"] not in SILENT})
        self._compute(found)
        return found

    def _hide(self, found: dict[tuple[str, str, str, str], Row]) -> None:
        secrets = defaultdict(list)
        for key, row in found.items():
            if row["value_status"] == "confidential":
                secrets[key[:3]].append(key[3])
        for key, row in found.items():
            of_three = secrets[key[:3]]
            if key[3] in of_three or (len(of_three) == 1 and key[3] != "total"):
                row.update(HIDDEN)

    def _telling(self, every: dict[tuple[str, str, str, str], Row]) -> set[Any]:
        """Where a reported part would tell the only secret of total, women and men."""
        secrets: dict[Any, int] = defaultdict(int)
        for key, row in every.items():
            secrets[key[:3]] += row["value_status"] == "confidential"
        return {
            key[:3]
            for key, row in every.items()
            if secrets[key[:3]] == 1
            and key[3] != "total"
            and row["origin"] == "reported"
            and row["value"] is not None
        }

    def _consolidate(self, found: dict[tuple[str, str, str, str], Row]) -> dict[Any, Row]:
        made = {}
        for indicator, plan in self.indicators.items():
            if plan["consolidation"] == "none" or plan["formula"]:
                continue
            own = {k: r for k, r in found.items() if k[0] == indicator}
            speaks = {
                k: r
                for k, r in own.items()
                if r["value_status"] not in ("missing", "not_applicable")
            }
            for unit in self.parent:
                for period, breakdown in {k[2:] for k in speaks}:
                    key = (indicator, unit, period, breakdown)
                    if key in own and own[key]["value_status"] != "missing":
                        continue
                    parts = [
                        row
                        for k, row in speaks.items()
                        if k[2:] == (period, breakdown)
                        and self._is_nearest(k[1], unit, key, speaks)
                    ]
                    row = self._whole(plan, parts, key, own)
                    if row:
                        made[key] = row
        return made

    def _is_nearest(self, part: str, unit: str, key: Any, speaks: Any) -> bool:
        chain = self.above(part)
        if unit not in chain[1:]:
            return False
        between = chain[1 : chain.index(unit)]
        return not any((key[0], middle, *key[2:]) in speaks for middle in between)

    def _whole(self, plan: Row, parts: list[Row], key: Any, own: Any) -> Row | None:
        how = plan["consolidation"]
        if how == "ratio":
            parts = [
                p
                for p in parts
                if p["value_status"] == "confidential"
                or (p["numerator"] is not None and p["denominator"] is not None)
            ]
        if not parts:
            return None
        words = {p["value_status"] for p in parts}
        hides = any(
            own.get((*key[:3], b), {}).get("value_status") == "confidential"
            for b in ("total", "women", "men")
        )
        row: Row = {
            "indicator_id": key[0],
            "org_unit_id": key[1],
            "period": key[2],
            "origin": "consolidated",
            "value": None,
            "value_status": "confidential",
            "numerator": None,
        }
        if "confidential" in words or (hides and key[3] != "total"):
            return row
        values = [p["value"] for p in parts]
        if how == "ratio":
            below = sum(p["denominator"] for p in parts)
            scale = 100 if plan["measure_unit"].startswith("%") else 1
            thousand = re.search(r"per (1[ 0]*0)", plan["measure_unit"])
            scale = int(thousand[1].replace(" ", "")) if thousand else scale
            row["value"] = scale * sum(p["numerator"] for p in parts) / below if below else None
        else:
            row["value"] = {"sum": sum, "max": max, "min": min, "mean": lambda v: sum(v) / len(v)}[
                how
            ](values)
        row["value_status"] = (
            "missing" if row["value"] is None
            else "forecast" if "forecast" in words
            else "preliminary" if "preliminary" in words else "final"
        )  # fmt: skip
        return row

    def _compute(self, found: dict[tuple[str, str, str, str], Row]) -> None:
        left = {name: p for name, p in self.indicators.items() if p["formula"]}
        while left:
            name = next(
                n for n, p in left.items() if not set(self._names(p["formula"])) & left.keys()
            )
            plan = left.pop(name)
            names = self._names(plan["formula"])
            for key in [k for k in found if k[0] == names[0]]:
                parts = [found.get((n, *key[1:])) for n in names]
                target = (name, *key[1:])
                own = found.get(target)
                if any(
                    p is None or (p["value_status"] == "missing" and p["origin"] != "formula")
                    for p in parts
                ):
                    continue
                if (own and own["value_status"] != "missing") or kind_of(key[2]) != plan[
                    "frequency"
                ]:
                    continue
                found[target] = self._computed(plan, names, [p for p in parts if p], target)

    def _names(self, formula: str) -> list[str]:
        return list(dict.fromkeys(re.findall(r"[A-ZÅÄÖ]\w*", formula)))

    def _computed(self, plan: Row, names: list[str], parts: list[Row], key: Any) -> Row:
        words = {p["value_status"] for p in parts}
        row: Row = {
            "indicator_id": key[0],
            "org_unit_id": key[1],
            "period": key[2],
            "origin": "formula",
        }
        for word in ("confidential", "not_applicable"):
            if word in words:
                return {**row, "value": None, "value_status": word}
        try:
            known = {n: p["value"] for n, p in zip(names, parts, strict=True)}
            value = eval(plan["formula"].replace(",", "."), {"__builtins__": {}}, known)
        except (ZeroDivisionError, TypeError):
            return {**row, "value": None, "value_status": "missing"}
        word = next((w for w in ("forecast", "preliminary") if w in words), "final")
        return {**row, "value": value, "value_status": word}

    # One light.

    def light(
        self, indicator: str, unit: str, breakdown: str, day: date, basis: str
    ) -> tuple[Any, ...]:
        """Value used, its period, target used, whose, status and reason, as seen at a day."""
        plan = self.indicators[indicator]
        seen = [
            row
            for row in self.series.get((indicator, unit, breakdown), [])
            if last_day(row["period"]) <= day
            and (row["value_status"] != "missing" or row["origin"] == "formula")
            and (basis == "forecast" or row["value_status"] != "forecast")
        ]
        if not seen:
            return (None, None, None, None, *EMPTY[1:])
        row = seen[-1]
        target, whose = self.target(plan, indicator, unit, breakdown, row["period"])
        bound = target and target["target_value"]
        reason = self._reason(plan, row, target)
        age = day.year * 12 + day.month - 1 - last_month(row["period"])
        is_carried = (
            plan["accumulation"] == "year_to_date" and last_day(row["period"]).year != day.year
        )
        if age > VALID[plan["frequency"]] or is_carried:
            reason = "stale"
        words = {"reached": "met", "within_tolerance": "near", "beyond_tolerance": "missed"}
        return (row["value"], row["period"], bound, whose, words.get(reason, "no_data"), reason)

    def target(self, plan: Row, indicator: str, unit: str, breakdown: str, period: str) -> Any:
        """The unit's own first, else the nearest above; the period's first, else its calendar year's."""
        year = str(last_month(period) // 12)
        periods = [period, year]
        if plan["accumulation"] == "year_to_date" and last_month(period) % 12 != 11:
            periods = [period]
        for owner in self.above(unit):
            for one in periods:
                found = self.targets.get((indicator, owner, one, breakdown))
                if found:
                    return found, owner
        return None, None

    def _reason(self, plan: Row, row: Row, target: Row | None) -> str:
        value = row["value"]
        if row["value_status"] in ("confidential", "not_applicable"):
            return str(row["value_status"])
        if value is None:
            return "formula" if row["origin"] == "formula" else "missing"
        if target is None:
            return "no_target"
        low, high = target["target_value"], target["target_upper"]
        bound = low
        if plan["direction"] == "higher":
            short = low - value
        elif plan["direction"] == "lower":
            short = value - low
        elif high is None:
            return "no_target"
        else:
            short = max(low - value, value - high)
            bound = high if value > high else low
        slack = 1e-9 * max(abs(value), abs(bound))
        tolerance, kind = plan["tolerance"], plan["tolerance_kind"]
        if tolerance is None:
            tolerance, kind = self.settings.default_tolerance_pct, "percent"
        allowed = tolerance if kind == "absolute" else abs(bound) * tolerance / 100
        if short <= slack:
            return "reached"
        return "within_tolerance" if short <= allowed + slack else "beyond_tolerance"

    # One goal.

    def readings(self, goal: Row) -> list[tuple[str, str, float]]:
        """Which indicator is read at which unit, and with what weight."""
        found = []
        for link in self.tables["goal_indicators"]:
            if link["goal_id"] != goal["goal_id"]:
                continue
            units = self._read_at(link["indicator_id"], goal["org_unit_id"])
            found += [(link["indicator_id"], unit, link["weight"] / len(units)) for unit in units]
        return found

    def _read_at(self, indicator: str, own: str) -> list[str]:
        def origins(unit: str) -> set[str]:
            return {
                row["origin"]
                for row in self.series.get((indicator, unit, "total"), [])
                if row["value_status"] != "missing" or row["origin"] == "formula"
            }

        if origins(own):
            return [own]
        below = [
            u for u in self.parent if own in self.above(u)[1:] and origins(u) - {"consolidated"}
        ]
        above = [u for u in self.above(own)[1:] if origins(u)]
        return below or above[:1] or [own]

    def goal(self, goal: Row, day: date, basis: str) -> tuple[Any, ...]:
        """Status, reason and the number of readings met, near, missed and without a light."""
        weight: dict[str, float] = defaultdict(float)
        count: dict[str, int] = defaultdict(int)
        for indicator, unit, part in self.readings(goal):
            status = self.light(indicator, unit, "total", day, basis)[4]
            weight[status] += part
            count[status] += 1
        counts = tuple(count[s] for s in ("met", "near", "missed", "no_data"))
        return (*self._rolled_up(weight), *counts)

    def _rolled_up(self, weight: dict[str, float]) -> tuple[str, str]:
        met, near, missed = weight["met"], weight["near"], weight["missed"]
        all_weight, lit = sum(weight.values()), met + near + missed
        if not all_weight:
            return "no_data", "no_indicators"
        if lit < all_weight / 2 - 1e-9:
            return "no_data", "too_few"
        how = self.settings.roll_up
        if how == "worst":
            return ("missed" if missed else "near" if near else "met"), how
        if how == "majority":
            return ("missed" if missed >= lit / 2 else "met" if met > lit / 2 else "near"), how
        score = (met + near / 2) / lit
        if score >= 0.8 - 1e-9 and not missed:
            return "met", how
        return ("missed" if score < 0.4 - 1e-9 else "near"), how
