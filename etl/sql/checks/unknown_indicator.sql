-- One row per line that names an indicator that the plan does not know.
-- For: goal_indicators, targets, results, benchmarks
-- Error.
with unknown as (
    select distinct incoming.indicator_id
    from incoming
    anti join known_indicators on incoming.indicator_id = known_indicators.indicator_id
    where incoming.indicator_id is not null
)

select incoming.line, 'indicator_id' as column_name, incoming.indicator_id as value
from incoming
semi join unknown on incoming.indicator_id = unknown.indicator_id
