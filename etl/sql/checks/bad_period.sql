-- One row per line whose period is not written in one of the known ways.
-- For: targets, results, budget, assessments, benchmarks
-- Error.
-- Asked of the least text of each group, so that no row's own text is matched a second time.
with bad as (
    select period
    from incoming
    group by period
    having period_kind(min(period)) is null
)

select incoming.line, 'period' as column_name, incoming.period as value
from incoming
semi join bad on incoming.period = bad.period
