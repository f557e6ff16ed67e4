"""Periods that depend on their indicator: jan-aug 2025 is a tertial for one and nothing for another."""

import pyarrow as pa

from etl.plan import Plan
from etl.reading.meanings import Meaning
from etl.reading.periods import Day, FromJanuary, understand_period
from etl.reading.understanding import Understanding


def period_meanings(of: Understanding, by_itself: Meaning, indicator: Meaning) -> Meaning:
    """Return how the rows get their period where some texts need the indicator beside them."""
    unclear = _unclear(of)
    if not unclear:
        return by_itself
    period = of.cell("period")
    pairs = of.connection.execute(
        f"select distinct {period}, {indicator.select} from {of.rows} as rows {indicator.join}"
        f" where {period} in (select unnest(?))",
        [list(unclear)],
    ).fetchall()
    rows = [(text, of_, _of_indicator(of.plan, unclear[text], of_)) for text, of_ in pairs]
    names = ("text", "indicator_id", "meaning")
    of.connection.register(
        "pairs",
        pa.table({name: pa.array([r[n] for r in rows], "string") for n, name in enumerate(names)}),
    )
    of.connection.execute("create or replace temp table period_pairs as select * from pairs")
    of.connection.unregister("pairs")
    return Meaning(
        f"coalesce(period_pairs.meaning, {by_itself.select})",
        f"{by_itself.join} left join period_pairs on {period} = period_pairs.text"
        f" and {indicator.select} = period_pairs.indicator_id",
    )


def _unclear(of: Understanding) -> dict[str, FromJanuary | Day]:
    """Return the texts that are a period only together with an indicator, unless the mapping says."""
    said = of.mapping.values.get("period", {})
    rows = of.connection.execute("select text, bare from period_texts where bare is not null")
    return {
        text: found
        for text, bare in rows.fetchall()
        if isinstance(found := understand_period(bare), FromJanuary | Day) and bare not in said
    }


def _of_indicator(plan: Plan, unclear: FromJanuary | Day, indicator_id: str | None) -> str | None:
    known = plan.indicators.get(indicator_id or "")
    return None if known is None else unclear.as_period(known.frequency, known.accumulation)
