"""Cost against quality: which indicator, among whom, the picture, what it says and does not, the table."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.answers import about_of, ask
from dashboard.drawing.front_chart import front_figure
from dashboard.kept_choice import choose_one, choose_several, unknown
from dashboard.parts.components import folded, heading, html, paragraphs
from dashboard.parts.downloads import show_download, source_notes
from dashboard.parts.pictures import picture_button
from dashboard.selection import Selection
from dashboard.weighing.compared import Compared, compare
from dashboard.weighing.front import steps
from dashboard.weighing.front_sentences import cost_of, front_alt, front_sentences, silent_sentence
from dashboard.weighing.front_table import frame_of, front_table
from dashboard.words.names import told_apart
from dashboard.words.plain_text import plain_markdown
from dashboard.words.translate import Speaker, lower_period
from dashboard.words.values import Row

KEY = "front"


def show_cost_quality(selection: Selection) -> None:
    """Show an indicator beside what its result costs, among municipalities or own units."""
    say, pairs = selection.say, ask("cost_pairs", selection.snapshot_id)
    html(heading(say("front.title")))
    ranges = pairs.loc[pairs["direction"] == "range", "name"].tolist()
    left_out = (
        paragraphs([say("front.range", names=", ".join(ranges))], "mk-small") if ranges else ""
    )
    pairs = pairs[pairs["direction"] != "range"]
    if pairs.empty:
        html(paragraphs([say("front.no_pairs")]) + left_out)
        return
    pair = _choose_pair(pairs, say)
    compared = compare(pair, selection)
    if compared is None:
        html(
            paragraphs([say("front.nobody", period=lower_period(selection.period, say))]) + left_out
        )
        return
    if compared.of == "municipalities" and (group := _choose_group(compared, say)):
        compared = compare(pair, selection, group) or compared
    _show(compared, pair, selection)
    html(left_out + folded(say("front.how_title"), paragraphs(
        [say(f"front.how_{name}") for name in ("front", "source", "period", "care")])))  # fmt: skip


def _choose_pair(pairs: pd.DataFrame, say: Speaker) -> pd.Series:
    by_id = pairs.set_index("indicator_id", drop=False)
    names = told_apart({
        str(row["indicator_id"]): say("front.pair", quality=row["name"], cost=row["cost_name"])
        for _, row in pairs.iterrows()
    })  # fmt: skip
    for lost in unknown("quality", names):
        st.warning(plain_markdown(say("front.not_found", value=lost)))
    first = by_id[by_id["has_benchmarks"]].index.tolist() or by_id.index.tolist()
    chosen = choose_one("quality", say("front.choose"), names, str(first[0]))
    return pairs[pairs["indicator_id"] == chosen].iloc[0]


def _choose_group(compared: Compared, say: Speaker) -> list[str]:
    others = compared.others.sort_values("name")
    names = told_apart(dict(zip(others["id"].astype(str), others["name"], strict=True)))
    return choose_several("group", say("indicator.group"), names, [], say("indicator.group_all"))


def _show(compared: Compared, pair: Row, selection: Selection) -> None:
    """Show what the comparison says, the picture of it, the table behind and the file."""
    say, period = selection.say, lower_period(compared.period, selection.say)
    sentences = front_sentences(compared, pair, say)
    lead = say("front.lead", quality=pair["name"], cost=pair["cost_name"], period=period)
    html(paragraphs([lead], "mk-small") + paragraphs(sentences, "mk-measure"))
    notes = source_notes(about_of(selection.snapshot_id), say.period(compared.period), say)
    if len(compared.rows) > 1:
        st.plotly_chart(_figure(compared, pair, say), config={"displayModeBar": False}, key=KEY,
                        alt=front_alt(compared, pair, say))  # fmt: skip
        named = f"{pair['indicator_id']} {pair['cost_indicator_id']} {compared.period}"
        html(picture_button(KEY, f"{lead} {sentences[0]}", " ".join(notes), named, say))
    silent = silent_sentence(compared, say)
    html(front_table(compared, pair, say) + paragraphs([silent] if silent else [], "mk-small"))
    name = f"{say('front.file')} {pair['indicator_id']} {compared.period}"
    show_download(frame_of(compared, pair, say), name, notes, say, say("front.download"))


def _figure(compared: Compared, pair: Row, say: Speaker) -> go.Figure:
    rows = compared.rows
    if not compared.has_front:
        return front_figure(rows.assign(is_front=False), [], pair, cost_of(pair), say)
    sign = -1 if pair["direction"] == "lower" else 1
    corners = [(cost, sign * worth) for cost, worth in steps(rows)]
    return front_figure(rows, corners, pair, cost_of(pair), say)
