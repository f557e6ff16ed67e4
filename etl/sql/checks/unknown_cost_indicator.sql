-- One row per line that names a cost indicator that the plan does not know.
-- For: indicators
-- Error.
with unknown as (
    select distinct incoming.cost_indicator_id
    from incoming
    anti join known_indicators on incoming.cost_indicator_id = known_indicators.indicator_id
    where incoming.cost_indicator_id is not null
)

select incoming.line, 'cost_indicator_id' as column_name, incoming.cost_indicator_id as value
from incoming
semi join unknown on incoming.cost_indicator_id = unknown.cost_indicator_id
