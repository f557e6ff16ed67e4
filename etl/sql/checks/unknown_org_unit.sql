-- One row per line that names a unit that the plan does not know.
-- For: goals, targets, results, budget, activities
-- Error.
with unknown as (
    select distinct incoming.org_unit_id
    from incoming
    anti join known_organisation on incoming.org_unit_id = known_organisation.org_unit_id
    where incoming.org_unit_id is not null
)

select incoming.line, 'org_unit_id' as column_name, incoming.org_unit_id as value
from incoming
semi join unknown on incoming.org_unit_id = unknown.org_unit_id
