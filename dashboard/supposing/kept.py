"""What the reader supposes, kept in the address alone: read, changed and forgotten there."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from dashboard.answers import ask
from dashboard.selection import Selection
from dashboard.supposing.supposition import Supposed, parse_supposed
from dashboard.words.plain_text import plain_markdown
from dashboard.words.values import is_empty

KEY = "suppose"
# Of what cannot be understood, so much is shown.
TOLD_AT_MOST = 80


def supposed_now() -> Supposed:
    """Return what the address supposes; what cannot be understood in it is left out."""
    return parse_supposed(st.query_params.get(KEY, ""))[0]


def suppose(supposed: Supposed) -> None:
    """Keep what is supposed in the address: a step that the way back undoes."""
    text = supposed.as_text
    if text:
        st.query_params[KEY] = text
    else:
        st.query_params.pop(KEY, None)


def forget() -> None:
    """Suppose nothing any more."""
    suppose(Supposed())


def supposed_here(selection: Selection) -> Supposed:
    """Return what the address supposes of what there is; what it asks for in vain is said, and left out."""
    supposed, wrong = parse_supposed(st.query_params.get(KEY, ""))
    asked = {"snapshot_id": selection.snapshot_id, "supposed": supposed.as_json}
    can_be = set(_possible(ask("whatif_targets", **asked)))
    known = set(ask("whatif_indicators", **asked)["indicator_id"])
    for target in supposed.targets:
        if target.key not in can_be:
            wrong.append(":".join(target.key))
            supposed = supposed.without_target(target.key)
    for tolerance in supposed.tolerances:
        if tolerance.indicator not in known:
            wrong.append(tolerance.indicator)
            supposed = supposed.without_tolerance(tolerance.indicator)
    for part in wrong:
        told = part if len(part) <= TOLD_AT_MOST else f"{part[:TOLD_AT_MOST]}…"
        st.warning(plain_markdown(selection.say("whatif.not_understood", value=told)))
    return supposed


def _possible(targets: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Name the targets that may be as they are supposed: of a range with both bounds, in their order."""
    for _, row in targets.iterrows():
        is_bounded = not is_empty(row["upper_if"])
        if row["upper_if"] >= row["value_if"] if is_bounded else row["direction"] != "range":
            yield str(row["indicator_id"]), str(row["org_unit_id"]), str(row["period"])
