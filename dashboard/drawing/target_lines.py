"""What a line is held against, and its names: the targets, the tolerance's band, and a range's."""

from dataclasses import dataclass
from functools import cached_property
from html import escape

import pandas as pd

from dashboard.drawing.chart_marks import TARGET, Trace, aim_text, period_text
from dashboard.drawing.chart_space import LINE, Space, Words
from dashboard.words.translate import THIN, Speaker, short_unit
from dashboard.words.values import Row, decimals_of_value, is_empty

BANDS = {"near": "rgba(191, 133, 42, 0.18)", "met": "rgba(31, 138, 83, 0.16)"}
DASH = "6px,4px"
OFF_THE_LINE = 9
# How far from a line its name may stand, in pixels, nearest first.
REACHES = (OFF_THE_LINE, 22, 36, 52, 70)


@dataclass(frozen=True)
class Aim:
    """A period's target, of a range both bounds, and where partly met ends on either side."""

    start: pd.Timestamp
    end: pd.Timestamp
    period: str
    target_value: float
    target_upper: float | None
    near_below: float | None
    near_above: float | None

    @cached_property
    def at(self) -> pd.Timestamp:
        """The middle of its time, at which it is drawn."""
        return self.start + (self.end - self.start) / 2

    def bound(self, name: str) -> float | None:
        """Return one of its numbers by its column's name."""
        return {"target_value": self.target_value, "target_upper": self.target_upper,
                "near_below": self.near_below, "near_above": self.near_above}[name]  # fmt: skip


@dataclass(frozen=True)
class Aims:
    """The targets of one indicator at one unit, one per period, and the newest time with a value."""

    rows: list[Aim]
    newest: pd.Timestamp | None
    indicator: Row
    say: Speaker

    def told(self, period: str, value: float | None) -> Row:
        """Return the indicator with the decimals that tell a value from its target: 74,96 from 75."""
        held = self._by_period.get(period)
        if held is None:
            return self.indicator
        bounds = {"target_value": held.target_value, "target_upper": held.target_upper}
        decimals = decimals_of_value({**dict(self.indicator), **bounds, "value": value})
        return {**dict(self.indicator), "decimals": decimals}

    @cached_property
    def _by_period(self) -> dict[str, Aim]:
        return {aim.period: aim for aim in self.rows}

    @property
    def is_range(self) -> bool:
        """Whether a value is to be within two bounds."""
        return bool(self.indicator["direction"] == "range")

    def is_ahead(self, aim: Aim) -> bool:
        """Whether a target lies beyond the newest value."""
        return self.newest is not None and aim.at > self.newest

    def edges(self) -> list[tuple[str, str, str]]:
        """Return the bands: from which column, to which, of which light."""
        if self.is_range:
            return [("target_value", "target_upper", "met"), ("target_upper", "near_above", "near"),
                    ("near_below", "target_value", "near")]  # fmt: skip
        side = "near_above" if self.indicator["direction"] == "lower" else "near_below"
        return [("target_value", side, "near")]

    def traces(self) -> list[Trace]:
        """Draw the bands, and the targets: thinner beyond the newest value, a mark at the last ahead."""
        behind = [aim for aim in self.rows if not self.is_ahead(aim)]
        ahead = [aim for aim in self.rows if self.is_ahead(aim)]
        parts = [(behind, 2.0), ([*behind[-1:], *ahead] if ahead else [], 1.2)]
        columns = ("target_value", "target_upper") if self.is_range else ("target_value",)
        lines = [
            self._line(_wide(part), column, width)
            for column in columns for part, width in parts
            if any(aim.bound(column) is not None for aim, _ in _wide(part))
        ]  # fmt: skip
        bands = [_band(_wide(self.rows), *edge) for edge in self.edges()]
        return [*(band for band in bands if band["x"]), *lines]

    def _line(self, part: "Places", column: str, width: float) -> Trace:
        marks: Trace = {}
        if width < 2:
            sizes = [*[0] * (len(part) - 1), 8]
            mark = {"symbol": "circle-open", "color": TARGET, "size": sizes, "opacity": 1}
            marks = {"mode": "lines+markers", "marker": mark}
        said: dict[tuple[float, float | None], str] = {}
        texts = []
        for aim, _ in part:
            key = (aim.target_value, aim.target_upper)
            said[key] = said.get(key) or self._text(aim)
            texts.append(
                f"{self.say('indicator.target')} {period_text(aim.period, self.say)}: {said[key]}"
            )
        return {
            "type": "scatter", "mode": "lines", "name": "target",
            "line": {"color": TARGET, "width": width, "dash": DASH},
            "x": [at for _, at in part], "y": [aim.bound(column) for aim, _ in part],
            "customdata": [escape(text) for text in texts],
            "hovertemplate": "%{customdata}<extra></extra>", **marks,
        }  # fmt: skip

    def _text(self, aim: Aim) -> str:
        bounds = {"target_value": aim.target_value, "target_upper": aim.target_upper}
        return aim_text(bounds, self.indicator, self.say)

    def name_ways(self) -> list[Words]:
        """Return the places for the target's name: at its end over or under it, else at its beginning."""
        if not self.rows:
            return []
        first, last = self.rows[0], self.rows[-1]
        when = f" {self.say.short_period(last.period)}:" if self.is_ahead(last) else ""
        text = f"{self.say('indicator.target')}{when} {self._text(last)}"
        is_level = first.target_value == last.target_value and first.at < last.at
        sides = [(last, True), *([(first, False)] if is_level and not self.is_ahead(last) else [])]
        sign = -1 if self.is_range or self.indicator["direction"] == "lower" else 1
        return [
            Words(aim.at, self._top(aim), (text,), way, is_left, is_bold=True, gap=2)
            for reach in REACHES for aim, is_left in sides for way in (sign * reach, -sign * reach)
        ]  # fmt: skip

    def _top(self, aim: Aim) -> float:
        """Return the target, of a range the upper bound."""
        is_upper = self.is_range and aim.target_upper is not None
        return aim.target_upper if is_upper and aim.target_upper is not None else aim.target_value

    def tolerance_ways(self, space: Space) -> list[Words]:
        """Return the places for the tolerance's name: in its band, else past its edge; none where none is."""
        text = tolerance_name(self.indicator, self.say)
        column = "near_below" if self.indicator["direction"] == "higher" else "near_above"
        edged = [aim for aim in self.rows if aim.bound(column) is not None]
        if not text or not edged:
            return []
        ways = []
        for aim, is_left in ((edged[-1], True), (edged[0], False)):
            deep = space.y(aim.bound(column) or 0.0) - space.y(self._top(aim))
            past = deep + (OFF_THE_LINE if deep >= 0 else -OFF_THE_LINE)
            rises = (deep / 2, past) if abs(deep) >= LINE else (past,)
            ways += [Words(aim.at, self._top(aim), (text,), rise, is_left, gap=2) for rise in rises]
        return ways


Places = list[tuple[Aim, pd.Timestamp]]


def _wide(aims: list[Aim]) -> Places:
    """Return targets with their places in time: a single one over the whole of its period."""
    if len(aims) == 1:
        return [(aims[0], aims[0].start), (aims[0], aims[0].end)]
    return [(aim, aim.at) for aim in aims]


def _band(places: Places, lower: str, upper: str, light: str) -> Trace:
    known = [
        (at, aim.bound(lower), aim.bound(upper)) for aim, at in places
        if aim.bound(lower) is not None and aim.bound(upper) is not None
    ]  # fmt: skip
    back = known[::-1]
    return {
        "type": "scatter", "mode": "lines", "name": light, "line": {"width": 0}, "fill": "toself",
        "fillcolor": BANDS[light], "hoverinfo": "skip",
        "x": [at for at, _, _ in (*known, *back)],
        "y": [*(low for _, low, _ in known), *(high for _, _, high in back)],
    }  # fmt: skip


def tolerance_name(indicator: Row, say: Speaker) -> str:
    """Return the tolerance in short, "tolerans 5 %" or "tolerans 2 dagar"; nothing where there is none."""
    amount = indicator.get("rule_tolerance")
    if amount is None or is_empty(amount) or not float(amount):
        return ""
    unit = short_unit(str(indicator["measure_unit"]))
    if indicator["rule_tolerance_kind"] != "absolute":
        unit = "%"
    elif unit == "%":
        unit = say("indicator.points")
    decimals = next((n for n in range(4) if round(float(amount), n) == float(amount)), 4)
    number = say.number(float(amount), decimals)
    return f"{say('indicator.tolerance')} {number}{THIN}{unit}".rstrip(THIN)


def aims_of(
    targets: pd.DataFrame, newest: pd.Timestamp | None, indicator: Row, say: Speaker
) -> Aims:
    """Return an indicator's targets, to be drawn; targets: as in `questions/indicator_targets.sql`."""
    columns = ("target_value", "target_upper", "near_below", "near_above")
    numbers = zip(*(targets[column].tolist() for column in columns), strict=True)
    times = zip(
        *(targets[column].tolist() for column in ("start_date", "end_date", "period")), strict=True
    )
    found = [
        Aim(pd.Timestamp(start), pd.Timestamp(end), period, float(value),
            *(None if is_empty(bound) else float(bound) for bound in bounds))
        for (start, end, period), (value, *bounds) in zip(times, numbers, strict=True)
        if not is_empty(value)
    ]  # fmt: skip
    return Aims(sorted(found, key=lambda aim: aim.at), newest, indicator, say)
