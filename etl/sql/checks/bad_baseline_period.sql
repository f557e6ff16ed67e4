-- One row per target whose baseline period is not written in one of the known ways.
-- For: targets
-- Error.
with bad as (
    select distinct baseline_period
    from incoming
    where baseline_period is not null and period_kind(baseline_period) is null
)

select incoming.line, 'baseline_period' as column_name, incoming.baseline_period as value
from incoming
semi join bad on incoming.baseline_period = bad.baseline_period
