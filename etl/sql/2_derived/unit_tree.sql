-- One row per unit and each unit above it, itself included (distance 0).
-- Kept as a table.
with recursive climbed as (
    select org_unit_id, org_unit_key, org_unit_id as ancestor_org_unit_id,
        org_unit_key as ancestor_org_unit_key, parent_org_unit_id, 0 as distance
    from organisation
    union all
    select climbed.org_unit_id, climbed.org_unit_key, organisation.org_unit_id,
        organisation.org_unit_key, organisation.parent_org_unit_id, climbed.distance + 1
    from climbed
    inner join organisation on climbed.parent_org_unit_id = organisation.org_unit_id
    where climbed.distance < 50
)

-- The checks refuse a circle, but withdrawing a delivery may leave one: it is gone round, then left.
select
    ancestor_org_unit_id, org_unit_id, min(distance) as distance, ancestor_org_unit_key, org_unit_key
from climbed
group by ancestor_org_unit_id, org_unit_id, ancestor_org_unit_key, org_unit_key
