"""Proof that a change of filter was answered: the page shows what was chosen, and that alone."""

import re
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Seen:
    """What a viewer sees: what is chosen in each filter, the address, and all that can be read."""

    chosen: tuple[tuple[str, str], ...]
    query: str
    text: str

    @property
    def words(self) -> str:
        """What can be read without the ways: these differ already by holding the choice."""
        return re.sub(r"<[^>]*>", " ", self.text)


@dataclass
class Proof:
    """What every choice has been seen to show: the same to all who choose it, and nothing else shows it."""

    texts: dict[tuple[tuple[str, str], ...], str] = field(default_factory=dict)
    choices: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def doubts(self, key: str, before: Seen, after: Seen) -> list[str]:
        """Return why an answer may not be to a changed filter; empty where it shows that it is."""
        chosen = address_value(key, after.query)
        doubts = {
            "the address was not changed": chosen == address_value(key, before.query),
            "the page shows what it showed before": after.text == before.text,
            "no way on the page leads on with the choice": chosen not in ways_with(key, after.text),
            "somebody with the same choice saw another page":
                self.texts.setdefault(after.chosen, after.text) != after.text,
            "another choice shows the same page":
                self.choices.setdefault(after.text, after.chosen) != after.chosen,
        }  # fmt: skip
        return [f"{key}: {doubt}" for doubt, is_so in doubts.items() if is_so]


def address_value(key: str, query: str) -> str:
    """Return what an address says of a filter; empty where it says nothing."""
    return parse_qs(query).get(key, [""])[0]


def ways_with(key: str, text: str) -> list[str]:
    """Return what the ways in a page's HTML say of a filter; empty for a way that says nothing of it."""
    ways = (unescape(way) for way in re.findall(r'href="([^"]*)"', text))
    return [address_value(key, urlsplit(way).query) for way in ways]
