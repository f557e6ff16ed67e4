-- One row per own unit and period that has a value of both $quality and $cost, of the total; no forecast, nothing hidden.
-- above: the ids of the units above it, joined by line breaks; a whole is not to be held against its own parts.
with valued as (
    select org_unit_id, period, indicator_id, value
    from indicator_points
    where indicator_id in ($quality, $cost)
        and breakdown = 'total'
        and value_status in ('final', 'preliminary')
        and value is not null
),

ancestors as (
    select
        org_unit_id,
        string_agg(ancestor_org_unit_id, chr(10)) filter (where distance > 0) as above
    from unit_tree
    group by org_unit_id
),

paired as (
    select
        quality.period, quality.org_unit_id as id, organisation.full_name as name,
        quality.value as quality, cost.value as cost, coalesce(ancestors.above, '') as above
    from valued as quality
    inner join valued as cost
        on quality.org_unit_id = cost.org_unit_id and quality.period = cost.period
    inner join organisation on quality.org_unit_id = organisation.org_unit_id
    left join ancestors on quality.org_unit_id = ancestors.org_unit_id
    where quality.indicator_id = $quality and cost.indicator_id = $cost
    order by quality.period, organisation.sort_path
)

select * from paired
