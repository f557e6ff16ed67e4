"""Work that takes time, done beside the page: a press, or a reader who leaves, never stops it half way."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

import streamlit as st

Result = TypeVar("Result")
Report = Callable[[str, float], None]
LOOKS_EVERY_S = 0.05
SHOWN_AFTER_S = 0.4


class Job(Generic[Result]):
    """One piece of work on a thread of its own: how far it has come, and at last its result."""

    def __init__(self, key: object, work: Callable[[Report], Result]) -> None:
        """Begin the work; key: what the result holds for."""
        self.key = key
        self.done = 0.0
        # Streamlit stops a page's own run at the next press; the engine's work goes on to its end.
        thread = ThreadPoolExecutor(1, "malkoll-delivering")
        self._result = thread.submit(work, self._report)
        thread.shutdown(wait=False)

    def _report(self, step: str, done: float) -> None:
        self.done = min(max(done, 0.0), 1.0)

    @property
    def is_over(self) -> bool:
        """Say whether there is a result, or an error."""
        return self._result.done()

    @property
    def has_failed(self) -> bool:
        """Say whether the work ended in an error."""
        return self.is_over and self._result.exception() is not None

    def wait(self, told: str) -> Result:
        """Return the result, showing how far the work has come; told: what is being done, in plain words.

        Raises what the work raised.
        """
        place = st.empty()
        begun = time.monotonic()
        while not self.is_over:
            time.sleep(LOOKS_EVERY_S)
            if time.monotonic() - begun > SHOWN_AFTER_S:
                place.progress(self.done, told)
        place.empty()
        return self._result.result()
