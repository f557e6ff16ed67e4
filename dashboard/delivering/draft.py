"""What is being delivered in this session: the files, what is said of them, and how far it has come."""

import shutil
import tempfile
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from dashboard.answers import store
from dashboard.delivering.jobs import Job, Report
from etl.uploading.uploads import Mapping, Outcome, Request, UnknownName

KEY = "delivering"
FIRST, MEANING, WRONG, CHANGES = 1, 2, 3, 4

Result = TypeVar("Result")


@dataclass
class Sent:
    """One file that was sent: where it lies, and what is said of how it is to be read."""

    path: Path
    said: Mapping = field(default_factory=Mapping)
    headers: tuple[str, ...] | None = None
    """Its headers as it was read before anything was said of it; None until it has been."""
    is_remembered: bool = False
    """Whether what is said was kept from an earlier file with the same headers."""
    is_forgotten: bool = False
    """Whether the user would not have what was kept."""
    before_mending: Mapping | None = None
    """What was said of the file as it was sent; None where no row of it has been mended here."""
    mended: int = 0
    """How many times rows of it have been mended here: each time what is edited is another table."""
    asked: dict[tuple[str, str], UnknownName] = field(default_factory=dict)
    """The unknown names asked about, by column and text; they stay when they are answered."""
    names_part: int = 0
    """Which part of them is shown, where they are too many to be asked about at once."""

    @property
    def name(self) -> str:
        """What the file is called, to its sender and in the history."""
        return self.path.name


@dataclass(eq=False)
class Draft:
    """A delivery on its way. step: the one shown, 1 to 4; reached: the last one there is a way to."""

    folder: Path
    files: list[Sent] = field(default_factory=list)
    step: int = FIRST
    reached: int = FIRST
    is_going_on: bool = False
    """Whether steps that ask nothing are passed by."""
    number: int = 0
    """Counts what was received, so that each uploader is a new, empty one."""
    note: str = ""
    will_remember: bool = True
    outcome: Outcome | None = None
    """What came of delivering; None until then."""
    undone: bool = False
    withdrawn: list[str] = field(default_factory=list)
    """The ids of what has been undone of it, also where the rest could not be."""
    jobs: dict[str, Job[Any]] = field(default_factory=dict)

    def request(self, note: str = "", by: str = "") -> Request:
        """Return what the engine is asked about: the files, and what is said of each."""
        return Request(
            [one.path for one in self.files], note=note, by=by,
            mappings={one.path: one.said for one in self.files},
        )  # fmt: skip

    def key(self) -> tuple[object, ...]:
        """Return what an answer about the draft holds for: these files, this said, this published."""
        said = tuple((str(one.path), repr(one.said)) for one in self.files)
        return (store().current_id(), said)

    def ask(self, name: str, told: str, work: Callable[[Report], Result]) -> Result:
        """Return the answer to a question about the draft as it is, worked out once.

        told: what is being done meanwhile. Raises MalkollError where it cannot be answered; then it
        can be asked again.
        """
        job = self.jobs.get(name)
        if job is None or job.key != self.key():
            job = self.jobs[name] = Job(self.key(), work)
        result: Result = self.result(name, told)
        return result

    def result(self, name: str, told: str) -> Any:
        """Return what came of work that has begun; what failed is forgotten, and may be tried again."""
        job = self.jobs[name]
        try:
            return job.wait(told)
        finally:
            if job.has_failed:
                self.jobs.pop(name, None)

    def say_of(self, file: Sent, **said: Any) -> None:
        """Say something more of how a file is to be read; answers about it are then worked out anew."""
        file.said = replace(file.said, **said)

    def go(self, step: int, *, is_going_on: bool = False) -> None:
        """Show another step, and make it one there is a way back to."""
        self.step = step
        self.reached = max(self.reached, step)
        self.is_going_on = is_going_on


def current() -> Draft:
    """Return the session's draft; an empty one where there is none."""
    found: Draft | None = st.session_state.get(KEY)
    return begin_anew() if found is None else found


def begin_anew() -> Draft:
    """Throw away what was being delivered, its files too, and return an empty draft."""
    before: Draft | None = st.session_state.get(KEY)
    if before is not None:
        shutil.rmtree(before.folder, ignore_errors=True)
    draft = Draft(Path(tempfile.mkdtemp(prefix="malkoll-delivering-")))
    draft.number = 0 if before is None else before.number + 1
    # What the user sent does not outlive the session it was sent in.
    weakref.finalize(draft, shutil.rmtree, draft.folder, ignore_errors=True)
    st.session_state[KEY] = draft
    return draft
