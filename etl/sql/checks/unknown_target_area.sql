-- One row per line that names a target area that the plan does not know.
-- For: goals
-- Error.
with unknown as (
    select distinct incoming.target_area_id
    from incoming
    anti join known_target_areas on incoming.target_area_id = known_target_areas.target_area_id
    where incoming.target_area_id is not null
)

select incoming.line, 'target_area_id' as column_name, incoming.target_area_id as value
from incoming
semi join unknown on incoming.target_area_id = unknown.target_area_id
