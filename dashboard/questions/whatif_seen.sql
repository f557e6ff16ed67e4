-- One row per unit at which an indicator's total is seen at a period's end and held against a target: as lights_seen
-- has it, with the target itself.
with key as (
    select indicator_key from indicators
    where indicator_id = $indicator
)

select seen.*
from
    lights_seen(
        (select list(indicator_key) from key), (select list(org_unit_key) from organisation), [$period]
    ) as seen
where seen.target_value is not null and seen.reason <> 'stale'
order by seen.depth, seen.sort_path
