"""Amounts of SEK in a table: in SEK, thousands or millions as the reader chose, never rounded to nothing."""

from dataclasses import dataclass

from dashboard.words.translate import THIN, Speaker

# In how many SEK, and with how many decimals.
SIZES = {"tkr": (1_000, 0), "mnkr": (1_000_000, 1), "kr": (1, 0)}
DECIMALS_AT_MOST = 9
ORE = 2


@dataclass(frozen=True)
class Amounts:
    """How the reader wants amounts: "tkr", "mnkr" or "kr", in a language."""

    kind: str
    say: Speaker

    @property
    def unit(self) -> str:
        """The unit's short name: tkr."""
        return self.say(f"budget.unit_{self.kind}")

    def text(self, amount: float) -> str:
        """Return an amount without its unit; what is not nothing never looks like it."""
        size, first = SIZES[self.kind]
        if self.kind == "kr" and round(amount) != round(amount, ORE):
            first = ORE
        told = (d for d in range(first, DECIMALS_AT_MOST) if round(amount / size, d) != 0)
        return self.say.number(amount / size, first if amount == 0 else next(told, first))

    def signed(self, amount: float) -> str:
        """Return a deviation with its sign, plus as well as minus; nothing has none."""
        return ("+" if amount > 0 else "") + self.text(amount)

    def measured(self, amount: float) -> str:
        """Return an amount with its unit, for a sentence."""
        return f"{self.text(amount)}{THIN}{self.unit}"
