-- One row per line that names a parent unit that the plan does not know.
-- For: organisation
-- Error.
with unknown as (
    select distinct incoming.parent_org_unit_id
    from incoming
    anti join known_organisation on incoming.parent_org_unit_id = known_organisation.org_unit_id
    where incoming.parent_org_unit_id is not null
)

select incoming.line, 'parent_org_unit_id' as column_name, incoming.parent_org_unit_id as value
from incoming
semi join unknown on incoming.parent_org_unit_id = unknown.parent_org_unit_id
