"""What is supposed: other targets, tolerances, another roll-up; as the address and the macros have it."""

import json
from dataclasses import asdict, dataclass, replace
from urllib.parse import quote, unquote

from dashboard.supposing.numbers import is_within_reach
from dashboard.words.in_full import number_in_full

ROLL_UPS = ("share", "worst", "majority")
YES_NO = {"yes": True, "no": False}
PARTS, ONE = ",", ":"


@dataclass(frozen=True)
class TargetIf:
    """A delivered target of a total with another value; upper: of a range."""

    indicator: str
    unit: str
    period: str
    value: float
    upper: float | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What the target is of."""
        return self.indicator, self.unit, self.period


@dataclass(frozen=True)
class ToleranceIf:
    """An indicator with another tolerance, of the kind that it has."""

    indicator: str
    tolerance: float


@dataclass(frozen=True)
class Supposed:
    """All that is supposed at once; None: as it is."""

    targets: tuple[TargetIf, ...] = ()
    tolerances: tuple[ToleranceIf, ...] = ()
    roll_up: str | None = None
    include_sub_goals: bool | None = None

    def with_target(self, one: TargetIf) -> "Supposed":
        """Return it with a target supposed, in the place where it was supposed before."""
        every = {t.key: t for t in self.targets} | {one.key: one}
        return replace(self, targets=tuple(every.values()))

    def without_target(self, key: tuple[str, str, str]) -> "Supposed":
        """Return it with a target as it is."""
        return replace(self, targets=tuple(t for t in self.targets if t.key != key))

    def with_tolerance(self, one: ToleranceIf) -> "Supposed":
        """Return it with an indicator's tolerance supposed."""
        every = {t.indicator: t for t in self.tolerances} | {one.indicator: one}
        return replace(self, tolerances=tuple(every.values()))

    def without_tolerance(self, indicator: str) -> "Supposed":
        """Return it with an indicator's tolerance as it is."""
        return replace(
            self, tolerances=tuple(t for t in self.tolerances if t.indicator != indicator)
        )

    def target(self, key: tuple[str, str, str]) -> TargetIf | None:
        """Return what is supposed of a target; None where nothing is."""
        return next((t for t in self.targets if t.key == key), None)

    def tolerance(self, indicator: str) -> float | None:
        """Return the tolerance supposed of an indicator; None where none is."""
        found = (t.tolerance for t in self.tolerances if t.indicator == indicator)
        return next(found, None)

    @property
    def is_nothing(self) -> bool:
        """Say whether nothing is supposed."""
        return self == Supposed()

    @property
    def as_json(self) -> str:
        """What is supposed, as `etl/sql/what_if.sql` reads it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @property
    def as_text(self) -> str:
        """What is supposed, as it stands in the address; empty where nothing is."""
        told = [_joined("target", *t.key, *_numbers(t.value, t.upper)) for t in self.targets]
        told += [_joined("tolerance", t.indicator, *_numbers(t.tolerance)) for t in self.tolerances]
        if self.roll_up is not None:
            told.append(_joined("rollup", self.roll_up))
        if self.include_sub_goals is not None:
            told.append(_joined("subgoals", "yes" if self.include_sub_goals else "no"))
        return PARTS.join(told)


def parse_supposed(text: str) -> tuple[Supposed, list[str]]:
    """Return what a text of the address supposes, and the parts of it that cannot be understood."""
    supposed, wrong = Supposed(), []
    for part in filter(None, text.split(PARTS)):
        kind, *words = (unquote(word) for word in part.split(ONE))
        try:
            supposed = _with_part(supposed, kind, words)
        except (ValueError, KeyError):
            wrong.append(part)
    return supposed, wrong


def _with_part(supposed: Supposed, kind: str, words: list[str]) -> Supposed:
    """Return it with one part more; ValueError or KeyError where the part is none."""
    if kind == "target" and len(words) in (4, 5):
        numbers = [_number(word) for word in words[3:]]
        return supposed.with_target(TargetIf(words[0], words[1], words[2], *numbers))
    if kind == "tolerance" and len(words) == 2 and _number(words[1]) >= 0:
        return supposed.with_tolerance(ToleranceIf(words[0], _number(words[1])))
    if kind == "rollup" and words and words[0] in ROLL_UPS:
        return replace(supposed, roll_up=words[0])
    if kind == "subgoals" and words:
        return replace(supposed, include_sub_goals=YES_NO[words[0]])
    raise ValueError(kind)


def _number(word: str) -> float:
    number = float(word)
    if not is_within_reach(number):
        raise ValueError(word)
    return number


def _numbers(*numbers: float | None) -> list[str]:
    return [number_in_full(number) for number in numbers if number is not None]


def _joined(*words: str) -> str:
    return ONE.join(quote(word, safe="/") for word in words)
