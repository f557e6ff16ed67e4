-- One row per indicator that a goal is measured by but that has no target anywhere.
-- For: goal_indicators, indicators
-- Warning.
with linked as (
    select indicator_id from known_goal_indicators
    anti join known_targets on known_goal_indicators.indicator_id = known_targets.indicator_id
)

select incoming.line, 'indicator_id' as column_name, incoming.indicator_id as value
from incoming
semi join linked on incoming.indicator_id = linked.indicator_id
