"""What the steps ask the engine, each question once: what is read, what is wrong, what it changes."""

from dataclasses import replace

from dashboard.answers import store
from dashboard.delivering.draft import Draft, Sent
from dashboard.delivering.jobs import Job
from dashboard.words.translate import Speaker
from etl.uploading.uploads import (
    Look,
    Mapping,
    Outcome,
    deliver,
    looks,
    preview,
    remember,
    remembered,
)


def looks_of(draft: Draft, say: Speaker) -> list[Look]:
    """Return how each file would be read, in the draft's order: as files with its headers were before."""
    found = _looks(draft, say)
    is_new = [file.headers is None for file in draft.files]
    for file, look in zip(draft.files, found, strict=True):
        if file.headers is None:
            file.headers = look.headers
            kept = remembered(store().home, look)
            if kept is not None:
                file.said, file.is_remembered = kept, True
    return _looks(draft, say) if any(is_new) else found


def _looks(draft: Draft, say: Speaker) -> list[Look]:
    home, request = store().home, draft.request()
    return draft.ask("looks", say("deliver.is_reading"), lambda told: looks(home, request, told))


def preview_of(draft: Draft, say: Speaker) -> Outcome:
    """Return what is wrong with the files and, where nothing is, what delivering them would do."""
    home, request = store().home, draft.request()
    return draft.ask(
        "preview", say("deliver.is_previewing"), lambda told: preview(home, request, told)
    )


def deliver_once(draft: Draft, by: str, say: Speaker) -> Outcome:
    """Deliver the draft; where that is going on already, wait for it."""
    if not is_delivering(draft):
        home, request = store().home, draft.request(draft.note, by)
        draft.jobs["deliver"] = Job(draft.key(), lambda told: deliver(home, request, told))
    outcome: Outcome = draft.result("deliver", say("deliver.is_delivering"))
    return outcome


def is_delivering(draft: Draft) -> bool:
    """Say whether the draft is on its way into the home, though the page that began it is gone."""
    return "deliver" in draft.jobs


def has_questions(look: Look) -> bool:
    """Say whether a file leaves something to be said about what it means."""
    is_asked = any(answer.value is None for answer in look.answers)
    return look.kind is None or bool(look.missing or look.unknown) or is_asked


def keep_what_was_said(draft: Draft) -> None:
    """Remember how the files were read, for the next with the same headers, where that is wanted."""
    if draft.will_remember:
        for file in draft.files:
            if file.said != Mapping() or file.is_forgotten:
                remember(store().home, file.headers or (), _said_of_the_sent(file))


def _said_of_the_sent(file: Sent) -> Mapping:
    """Return what is said of a file as it was sent: a mended one is laid out in another way."""
    before = file.before_mending
    if before is None:
        return file.said
    return replace(file.said, sheet=before.sheet, delimiter=before.delimiter,
                   header_row=before.header_row)  # fmt: skip
