-- One row per indicator, unit and period with women or men but no total: without it there is no light.
-- For: results
-- Warning.
with parts as (
    select indicator_id, org_unit_id, period, min(line) as line
    from incoming
    where breakdown <> 'total'
    group by indicator_id, org_unit_id, period
),

totals as (
    select indicator_id, org_unit_id, period from incoming
    where breakdown = 'total'
    union all
    select indicator_id, org_unit_id, period from published_results
    where breakdown = 'total'
)

select
    parts.line, 'breakdown' as column_name, cast(parts.indicator_id as varchar) as value,
    parts.org_unit_id, parts.period
from parts
anti join totals
    on parts.indicator_id = totals.indicator_id
    and parts.org_unit_id = totals.org_unit_id
    and parts.period = totals.period
