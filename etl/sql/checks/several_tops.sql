-- One row per unit without a parent where the organisation would have more than one top.
-- For: organisation
-- Warning.
with tops as (
    select org_unit_id from known_organisation
    where parent_org_unit_id is null
)

select incoming.line, 'parent_org_unit_id' as column_name, incoming.org_unit_id as value
from incoming
where incoming.parent_org_unit_id is null
    and (select count(*) from tops) > 1
