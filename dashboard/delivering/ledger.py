"""What economy's own file does not always say of its amounts: each question with what was recognised."""

from typing import Any

import streamlit as st

from dashboard.delivering.draft import Sent
from dashboard.parts.components import heading, html, paragraphs
from dashboard.words.translate import Speaker
from etl.uploading.uploads import Answer, Look


def questions(say: Speaker) -> dict[str, str]:
    """Return each question by the engine's word for it."""
    return {
        "amounts": say("ledger.amounts"), "amount_unit": say("ledger.amount_unit"),
        "monthly": say("ledger.monthly"), "signs": say("ledger.signs"),
    }  # fmt: skip


def answer_word(key: str, answer: str, say: Speaker) -> str:
    """Return what an answer is called."""
    words = {
        "amounts": {"outcome": say("ledger.outcome"), "budget": say("ledger.budget")},
        "amount_unit": {"kr": say("ledger.kr"), "tkr": say("ledger.tkr"), "mnkr": say("ledger.mnkr")},
        "monthly": {"each": say("ledger.each"), "accumulated": say("ledger.accumulated")},
        "signs": {"revenue_negative": say("ledger.revenue_negative"),
                  "all_positive": say("ledger.all_positive"),
                  "cost_negative": say("ledger.cost_negative")},
    }  # fmt: skip
    return words[key].get(answer, answer)


def ask_amounts(file: Sent, look: Look, say: Speaker) -> dict[str, Any]:
    """Ask how amounts are written; what was recognised is chosen already. Return what is said of it."""
    if not look.answers:
        return {}
    html(heading(say("ledger.title", file=file.name)) + paragraphs([say("ledger.text")]))
    return {one.key: _ask(file, one, say) for one in look.answers}


def _ask(file: Sent, one: Answer, say: Speaker) -> str | None:
    """Ask one thing; None where the answer is what the file tells by itself."""
    label = questions(say)[one.key]
    if one.told is not None:
        label = say("ledger.recognised", question=label)
    chosen = st.selectbox(
        label, one.choices, None if one.value is None else one.choices.index(one.value),
        format_func=lambda answer: answer_word(one.key, answer, say),
        key=f"ledger_{one.key}_{file.name}", placeholder=say("deliver.choose"),
    )  # fmt: skip
    return None if chosen == one.told else chosen
