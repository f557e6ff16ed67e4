"""The order of units or municipalities in a sentence: the chosen one's place, and who is best if any is."""

from math import isclose

import pandas as pd

from dashboard.drawing.ranked_bars import bounds_of, ranked, shown_text
from dashboard.words.translate import Speaker
from dashboard.words.values import Row, decimals_apart, target_text, value_text


def ranked_sentence(
    rows: pd.DataFrame,
    indicator: Row,
    say: Speaker,
    chosen: str | None = None,
    target: "Row | None" = None,
) -> str:
    """Say where the chosen one stands, and who is best: those that are shown alike share a place.

    rows, indicator, target: as of `ranked_bars`. Of a range without a target none is best: from what to
    what is said instead.
    """
    ordered = ranked(rows, indicator, target)
    known = ordered.dropna(subset=["worth"])
    if known.empty:
        return say("chart.nothing_new" if ordered["value"].notna().any() else "chart.nothing")
    bounds = bounds_of(indicator, target)
    known = known.assign(
        text=[shown_text(row, indicator, bounds, say) for _, row in known.iterrows()]
    )
    first, own = known.iloc[0], known[known["id"] == chosen]
    if len(known) == 1:
        return say("chart.ranked_only", name=first["name"], value=first["text"])
    if known["text"].nunique() == 1:
        return say("chart.ranked_alike", value=first["text"], count=len(known))
    if indicator["direction"] == "range" and not bounds:
        return _span(known, own, indicator, say)
    best = _best(known, indicator, bounds, say, is_alone=own.empty)
    return best if own.empty else f"{_place(known, own.iloc[0], say)} {best}"


def _span(known: pd.DataFrame, own: pd.DataFrame, indicator: Row, say: Speaker) -> str:
    """Say from what to what the values are, and the chosen one's."""
    low, high = known["value"].min(), known["value"].max()
    told = {**dict(indicator), "decimals": decimals_apart((low, high), int(indicator["decimals"]))}
    ends = {
        key: value_text({**told, "value": value, "target_value": None, "target_upper": None}, say)
        for key, value in (("low", low), ("high", high))
    }
    span = say("chart.ranked_span", count=len(known), **ends)
    if own.empty:
        return span
    name, text = own.iloc[0][["name", "text"]]
    return f"{say('chart.ranked_only', name=name, value=text)} {span}"


def _place(known: pd.DataFrame, own: pd.Series, say: Speaker) -> str:
    alike = _alike(known, own)
    place = int((~alike & (known["worth"] > own["worth"])).sum()) + 1
    kind = "own" if alike.sum() == 1 else "shared"
    return say(
        f"chart.ranked_{kind}", name=own["name"], value=own["text"], place=place, count=len(known)
    )


def _best(
    known: pd.DataFrame, indicator: Row, bounds: list[float], say: Speaker, *, is_alone: bool
) -> str:
    """Say who is best: one, or several; of a range how many are within it, if any is."""
    first = known.iloc[0]
    if indicator["direction"] == "range" and first["worth"] == 0:
        aims = {"target_value": bounds[0], "target_upper": bounds[-1], "value": None}
        within = int((known["worth"] == 0).sum())
        return say("chart.ranked_within", number=within, count=len(known),
                   target=target_text({**dict(indicator), **aims}, say))  # fmt: skip
    sharing = int(_alike(known, first).sum())
    if sharing > 1:
        return say("chart.ranked_best_shared", best=first["name"], more=sharing - 1)
    form = "of" if is_alone else "is"
    return say(
        f"chart.ranked_best_{form}", best=first["name"], value=first["text"], count=len(known)
    )


def _alike(known: pd.DataFrame, one: pd.Series) -> "pd.Series[bool]":
    """Say which rows share a place with one: those that are shown alike, or are as good."""
    alike = [
        text == one["text"] or isclose(worth, one["worth"], rel_tol=1e-9)
        for text, worth in zip(known["text"], known["worth"], strict=True)
    ]
    return pd.Series(alike, known.index)
