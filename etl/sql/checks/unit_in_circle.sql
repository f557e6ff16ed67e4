-- One row per unit that lies above itself in the organisation's tree.
-- For: organisation
-- Error.
with recursive climbed as (
    select org_unit_id, parent_org_unit_id, 1 as steps
    from known_organisation
    union all
    select climbed.org_unit_id, known_organisation.parent_org_unit_id, climbed.steps + 1
    from climbed
    inner join known_organisation
        on climbed.parent_org_unit_id = known_organisation.org_unit_id
    where climbed.org_unit_id <> climbed.parent_org_unit_id and climbed.steps < 1000
),

circular as (
    select distinct org_unit_id from climbed
    where org_unit_id = parent_org_unit_id
)

select incoming.line, 'parent_org_unit_id' as column_name, incoming.parent_org_unit_id as value,
    incoming.org_unit_id
from incoming
semi join circular on incoming.org_unit_id = circular.org_unit_id
