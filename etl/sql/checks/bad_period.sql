-- One row per line whose period is not written in one of the known ways.
-- For: targets, results, budget, assessments, benchmarks
-- Error.
with bad as (
    select distinct period
    from incoming
    where period_kind(period) is null
)

select incoming.line, 'period' as column_name, incoming.period as value
from incoming
semi join bad on incoming.period = bad.period
