"""When two names are the same: no regard to case, blanks, å/ä/ö, hyphens or underscores."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """Return a name's letters and digits alone: "Måtten-het" and "matten_het" are one."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[^a-z0-9%]", "", decomposed)


def same_text(name: str) -> str:
    """Return a name without regard to case and blanks, for ids and names of units and indicators."""
    return re.sub(r"\s+", " ", name).strip().casefold()


class Names:
    """Finds ids by what a file calls them: the id, or the exact name, without regard to case."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self._by_text: dict[str, str | None] = {}
        for texts in (((name, key) for key, name in known.items()), ((k, k) for k in known)):
            found: dict[str, str | None] = {}
            for text, key in texts:
                written = same_text(text)
                # Two that are called alike are found by neither: a guess would be half wrong.
                found[written] = key if found.get(written, key) == key else None
            self._by_text.update(found)

    def find(self, text: str) -> str | None:
        """Return the id of what a text names; None where nothing is named so.

        Excel takes the zero from "0180": digits alone are tried with four places too.
        """
        if text in self._known:
            return text
        wanted = same_text(text)
        found = self._by_text.get(wanted)
        if found is None and wanted.isdigit():
            return self._by_text.get(wanted.zfill(4))
        return found
