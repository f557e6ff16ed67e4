-- One row per indicator, unit, period and breakdown that has a target, its own or else the nearest one
-- above it; distance says how many levels up it was found (0 = its own).
-- Only while building.
with inherited as (
    select
        target_facts.indicator_key, unit_tree.org_unit_key, target_facts.period_key,
        target_facts.breakdown, target_facts.target_value, target_facts.target_upper,
        target_facts.org_unit_key as target_unit_key, unit_tree.distance
    from target_facts
    inner join unit_tree on target_facts.org_unit_key = unit_tree.ancestor_org_unit_key
    where unit_tree.distance > 0
),

nearest as (
    select *
    from inherited
    qualify
        row_number() over (
            partition by indicator_key, org_unit_key, period_key, breakdown order by distance
        ) = 1
),

own as (
    select
        indicator_key, org_unit_key, period_key, breakdown, target_value, target_upper,
        org_unit_key as target_unit_key, 0 as distance
    from target_facts
),

effective as (
    select * from own
    union all
    select nearest.*
    from nearest
    anti join own
        on nearest.indicator_key = own.indicator_key
        and nearest.org_unit_key = own.org_unit_key
        and nearest.period_key = own.period_key
        and nearest.breakdown = own.breakdown
)

select * from effective
