"""The budget as it would be with a file at hand: the snapshot's own models of it, run on the workbench.

So what a check finds at delivery is what the pages say afterwards.
"""

import duckdb

from etl.contract import kinds
from etl.models import models
from etl.workbench import AT_HAND

# What the models read besides each other, for the years that the file at hand tells of.
TABLES = """
    create or replace temp table organisation as
        select
            org_unit_id, parent_org_unit_id,
            cast(row_number() over (order by org_unit_id) as integer) as org_unit_key
        from known_organisation;
    create or replace temp table budget as
        select {columns}, delivery_no
        from (
            select {columns}, line, delivery_no from landed_budget
            union all
            select {columns}, line, {at_hand} as delivery_no from {table}
        )
        where left(period, 4) in (select left(period, 4) from {table})
        qualify row_number() over (partition by {key} order by delivery_no desc, line) = 1;
    create or replace temp table all_periods as
        select distinct
            period, period_kind(period) as kind, period_start(period) as start_date,
            period_end(period) as end_date
        from budget
        where period_kind(period) is not null;
"""
MODELS = ("unit_tree", "budget_expected", "budget_figures", "budget_sums", "budget_amounts",
          "budget_mismatches")  # fmt: skip


def learn_known_budget(bench: duckdb.DuckDBPyConnection, table: str) -> None:
    """Make `unit_tree` and `budget_mismatches` of what has landed and a table at hand, the newest per key.

    The models that they are made of are there too, for the length of the connection.
    """
    kind = kinds()["budget"]
    columns, key = ", ".join(kind.names), ", ".join(kind.key)
    bench.execute(TABLES.format(columns=columns, key=key, table=table, at_hand=AT_HAND))
    for model in (model for model in models() if model.name in MODELS):
        bench.execute(f"create or replace temp table {model.name} as\n{model.select}")
