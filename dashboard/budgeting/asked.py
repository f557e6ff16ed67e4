"""What the budget page shows: its choices, and the answers to them, asked once."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.answers import ask
from dashboard.budgeting.amounts import Amounts
from dashboard.selection import Selection
from dashboard.units import unit_names
from dashboard.words.translate import Speaker
from dashboard.words.values import is_empty

ACCOUNTS = ("net_cost", "cost", "revenue", "investment")


@dataclass(frozen=True)
class Asked:
    """One reader's choice on the page: the selection, the account and how amounts are written."""

    selection: Selection
    account: str
    amounts: Amounts

    @property
    def say(self) -> Speaker:
        """The speaker of the chosen language."""
        return self.selection.say

    @property
    def unit(self) -> str:
        """The chosen unit, or the municipality."""
        return self.selection.unit_or_top

    @property
    def unit_name(self) -> str:
        """The name that tells the unit apart."""
        return unit_names(self.selection.snapshot_id).get(self.unit, self.unit)

    @property
    def kept(self) -> dict[str, str]:
        """What a way to another unit takes along."""
        return {"account": self.account, "amounts": self.amounts.kind}

    @cached_property
    def rows(self) -> pd.DataFrame:
        """One row per unit, the chosen one first: `questions/budget_units.sql`."""
        return self.rows_of(self.account)

    def rows_of(self, account: str) -> pd.DataFrame:
        """Return the rows of an account."""
        return self._ask("budget_units", account=account, period=self.selection.period)

    @property
    def chosen(self) -> "pd.Series | None":
        """The chosen unit's row; None where it has no budget of the account that year."""
        found = self.rows[self.rows["is_chosen"]]
        return found.iloc[0] if len(found) else None

    @property
    def below(self) -> pd.DataFrame:
        """The rows of the units below."""
        return self.rows[~self.rows["is_chosen"]]

    @property
    def date(self) -> "pd.Timestamp | None":
        """The day of the figures; None where there are none."""
        return _day(self.rows, "end_date")

    @property
    def forecast_date(self) -> "pd.Timestamp | None":
        """The day of the forecasts; None where there are none."""
        return _day(self.rows, "forecast_date")

    @property
    def year(self) -> str:
        """The year of the figures, or of the period asked for."""
        return self.selection.period[:4] if self.date is None else str(self.date.year)

    @cached_property
    def forecasts(self) -> pd.DataFrame:
        """The forecasts through the year: `questions/budget_forecasts.sql`."""
        return self._ask("budget_forecasts", account=self.account, date=_text(self.date))

    @cached_property
    def mismatches(self) -> pd.DataFrame:
        """The figures that do not agree with those they are made of: `questions/budget_mismatches.sql`."""
        return self._ask("budget_mismatches", account=self.account, **self._days)

    @cached_property
    def sources(self) -> pd.DataFrame:
        """The deliveries behind the figures: `questions/budget_sources.sql`."""
        return self._ask("budget_sources", account=self.account, **self._days)

    @cached_property
    def years(self) -> pd.DataFrame:
        """The unit's years, the newest first: `questions/budget_years.sql`."""
        return ask("budget_years", self.selection.snapshot_id, unit=self.unit, account=self.account,
                   period=self.selection.period)  # fmt: skip

    @property
    def _days(self) -> dict[str, str | None]:
        return {"date": _text(self.date), "forecast_date": _text(self.forecast_date)}

    def _ask(self, question: str, **params: str | None) -> pd.DataFrame:
        return ask(question, self.selection.snapshot_id, unit=self.unit,
                   level=self.selection.level, **params)  # fmt: skip


def _day(rows: pd.DataFrame, column: str) -> "pd.Timestamp | None":
    if rows.empty or is_empty(rows[column].iloc[0]):
        return None
    return pd.Timestamp(rows[column].iloc[0])


def _text(day: "pd.Timestamp | None") -> str | None:
    return None if day is None else f"{day:%Y-%m-%d}"


def month_of(day: "pd.Timestamp", say: Speaker) -> str:
    """Return the month that a day ends, in words: augusti 2026."""
    return say.period(f"{day:%Y-%m}")
