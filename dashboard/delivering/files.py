"""The files to deliver: sent, or pasted as a table; written to disk as they come, and not kept in memory."""

from collections.abc import Sequence

import streamlit as st

from dashboard.delivering.draft import Draft, Sent
from dashboard.delivering.labels import in_label
from dashboard.words.translate import Speaker
from etl.uploading.uploads import keep_file, keep_pasted

ENDINGS = ["csv", "tsv", "txt", "xlsx", "xlsm"]


def show_uploader(draft: Draft, say: Speaker) -> None:
    """Show where files are dropped, and the room for a pasted table; what comes is added to the draft."""
    sent = st.file_uploader(
        say("deliver.files"), ENDINGS, accept_multiple_files=True, key=f"files_{draft.number}",
        help=say("deliver.files_help"),
    )  # fmt: skip
    if sent:
        _add(draft, [Sent(keep_file(draft.folder, one.name, one)) for one in sent])
    with st.expander(say("deliver.paste")):
        text = st.text_area(
            say("deliver.pasted"), key=f"pasted_{draft.number}", height=180,
            placeholder=say("deliver.paste_example"),
        )  # fmt: skip
        if st.button(say("deliver.read_pasted"), key="read_pasted"):
            _add(draft, [Sent(keep_pasted(draft.folder, text, say("deliver.pasted_name")))])


def _add(draft: Draft, files: Sequence[Sent]) -> None:
    """Add files to the draft, and forget the uploader: Streamlit then lets go of their bytes."""
    draft.files += files
    draft.number += 1
    st.rerun()


def show_files(draft: Draft, say: Speaker) -> None:
    """Show a way to take each file out again."""
    for one in draft.files:
        if st.button(
            say("deliver.take_out", file=in_label(one.name)), type="tertiary",
            key=f"take_out_{one.name}",
        ):  # fmt: skip
            draft.files.remove(one)
            one.path.unlink(missing_ok=True)
            st.rerun()
