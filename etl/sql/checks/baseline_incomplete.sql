-- One row per target with a baseline value but no baseline period, or the other way round.
-- For: targets
-- Error.
select
    line, 'baseline_value' as column_name,
    coalesce(baseline_period, '') as value
from incoming
where (baseline_value is null) <> (baseline_period is null)
