-- One row per target of an indicator with a range that lacks its upper bound.
-- For: targets
-- Error.
with ranges as (
    select indicator_id from known_indicators
    where direction = 'range'
)

select incoming.line, 'target_upper' as column_name, incoming.indicator_id as value
from incoming
semi join ranges on incoming.indicator_id = ranges.indicator_id
where incoming.target_upper is null
