"""One measured figure beside its goal."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, the figure, and the most it may be (None: only told)."""

    what: str
    measured: float
    goal: float | None = None

    def __str__(self) -> str:
        if self.goal is None:
            return f"  {self.what:<58}{self.measured:>10.3g}"
        verdict = "within" if self.measured <= self.goal else "MISSED"
        ratio = self.measured / self.goal if self.goal else self.measured
        return (
            f"  {self.what:<58}{self.measured:>10.3g}   goal {self.goal:<8.4g}"
            f" {ratio:>5.2f} of it, {verdict}"
        )
