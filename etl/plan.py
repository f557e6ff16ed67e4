"""What is known of the plan when a file is read: indicators, units, goals and areas by id."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class KnownIndicator:
    """What reading a file needs to know of an indicator."""

    indicator_id: str
    name: str
    measure_unit: str
    frequency: str
    accumulation: str


@dataclass(frozen=True)
class Plan:
    """The plan as known: what is published, and what the files of the same call add to it."""

    indicators: dict[str, KnownIndicator] = field(default_factory=dict)
    org_units: dict[str, str] = field(default_factory=dict)
    goals: dict[str, str] = field(default_factory=dict)
    target_areas: dict[str, str] = field(default_factory=dict)

    @property
    def indicator_names(self) -> dict[str, str]:
        """The indicators' names by id."""
        return {i.indicator_id: i.name for i in self.indicators.values()}
