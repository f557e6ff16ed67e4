"""How a file was recognised, and what it is instead where that is wrong."""

from html import escape

import streamlit as st

from dashboard.delivering.draft import Draft, Sent
from dashboard.delivering.labels import delimiter_label, encoding_label, mark_label
from dashboard.delivering.ledger import answer_word, questions
from dashboard.words.translate import Speaker
from etl.uploading.uploads import Look

ROWS_TO_CHOOSE = 12


def facts(look: Look, say: Speaker) -> str:
    """Return what was recognised, as a list of terms; what the file has nothing of is left out."""
    read = look.recognised
    found = [
        ("encoding", read.encoding and encoding_label(read.encoding)),
        ("sheet", read.sheet),
        ("delimiter", read.delimiter and delimiter_label(read.delimiter, say)),
        ("decimal_mark", read.decimal_mark and mark_label(read.decimal_mark, say)),
        *(
            (name, answer_word(name, str(getattr(read, name)), say))
            for name in questions(say)
            if getattr(read, name)
        ),
        ("rows_left_out", ", ".join(map(str, read.rows_left_out))),
        ("header_row", read.header_row and say("deliver.row", row=read.header_row)),
        ("preamble", " · ".join(read.preamble)),
        ("footnotes", " · ".join(read.footnotes)),
    ]
    words = fact_words(say)
    items = "".join(
        f"<div><dt>{escape(words[name])}</dt><dd>{escape(str(text))}</dd></div>"
        for name, text in found if text
    )  # fmt: skip
    return f'<dl class="mk-facts">{items}</dl>'


def fact_words(say: Speaker) -> dict[str, str]:
    """Return what is recognised of a file, in words, by its name in the engine."""
    return {
        "encoding": say("deliver.encoding"), "sheet": say("deliver.sheet"),
        "delimiter": say("deliver.delimiter"), "decimal_mark": say("deliver.decimal_mark"),
        "header_row": say("deliver.header_row"), "preamble": say("deliver.preamble"),
        "footnotes": say("deliver.footnotes"), "rows_left_out": say("ledger.rows_left_out"),
        **questions(say),
    }  # fmt: skip


def ask_otherwise(draft: Draft, file: Sent, look: Look, say: Speaker) -> None:
    """Ask for each thing that was recognised what it is instead, where we read it wrong."""
    words, choices = fact_words(say), _choices(look, say)
    for name, names in choices.items():
        now = str(getattr(file.said, name) or "")
        # What was kept and is forgotten must not come back from a field that still shows it.
        key = f"{name}_{file.name}{'_anew' if file.is_forgotten else ''}"
        chosen = _ask(words[name], names, now, key, say)
        if chosen != now:
            meant = int(chosen) if chosen and name == "header_row" else chosen or None
            draft.say_of(file, **{name: meant})
            st.rerun()
    _ask_last_row(draft, file, say)


def _ask(label: str, names: dict[str, str], now: str, key: str, say: Speaker) -> str:
    """Ask which of some names it is; the empty one is as we read it."""
    shown = {now: now, **names, "": say("deliver.as_we_read")}
    options = sorted(shown, key=bool)  # the empty one first
    return str(st.selectbox(label, options, options.index(now),
                            format_func=lambda one: shown[one], key=key))  # fmt: skip


def _choices(look: Look, say: Speaker) -> dict[str, dict[str, str]]:
    """Return what may be said otherwise: what each may be, by the engine's word for it."""
    rows = {
        str(place): say("deliver.row_text", row=place, text=text.strip()[:60])
        for place, text in enumerate(look.as_written[:ROWS_TO_CHOOSE], start=1) if text.strip()
    }  # fmt: skip
    marks = {mark: mark_label(mark, say) for mark in (",", ".")}
    if look.sheets:
        return {
            "sheet": {one: one for one in look.sheets},
            "header_row": rows,
            "decimal_mark": marks,
        }
    return {
        "encoding": {one: encoding_label(one) for one in ("utf-8", "cp1252", "utf-16")},
        "delimiter": {one: delimiter_label(one, say) for one in (";", ",", "\t", "|")},
        "decimal_mark": marks,
        "header_row": rows,
    }


def _ask_last_row(draft: Draft, file: Sent, say: Speaker) -> None:
    now = "" if file.said.last_row is None else str(file.said.last_row)
    written = st.text_input(say("deliver.last_row"), now, max_chars=9, key=f"last_row_{file.name}",
                            help=say("deliver.last_row_help")).strip()  # fmt: skip
    if written != now and (not written or (written.isdecimal() and int(written) > 0)):
        draft.say_of(file, last_row=int(written) if written else None)
        st.rerun()
