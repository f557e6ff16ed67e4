-- One row per indicator, unit and breakdown: its light as seen at the end of the period.
with chosen as (
    select cast($end_date as date) as end_date, cast($period as varchar) as period
),

units as (
    select organisation.org_unit_id
    from organisation
    where ($org_unit_id is null or organisation.org_unit_id in (
        select unit_tree.org_unit_id from unit_tree
        where unit_tree.ancestor_org_unit_id = $org_unit_id
    ))
    and ($level is null or organisation.level = $level)
),

of_area as (
    select goal_indicators.indicator_id
    from goal_indicators
    inner join goals on goal_indicators.goal_id = goals.goal_id
    where goals.target_area_id = $target_area_id
),

seen as (
    select
        indicator_status.indicator_id, indicator_status.org_unit_id,
        chosen.period,
        indicator_status.breakdown, indicator_status.value, indicator_status.value_period,
        indicator_status.target_value, indicator_status.target_period,
        indicator_status.target_org_unit_id as target_unit, indicator_status.deviation,
        indicator_status.tolerance, indicator_status.status, indicator_status.reason,
        indicator_status.trend, indicator_status.achievement
    from indicator_status
    inner join chosen
        on chosen.end_date between indicator_status.seen_from and indicator_status.seen_until
    where indicator_status.basis = 'outcome'
        and indicator_status.org_unit_id in (select org_unit_id from units)
        and ($target_area_id is null or indicator_status.indicator_id in (
            select indicator_id from of_area
        ))
    order by indicator_status.indicator_id, indicator_status.org_unit_id,
        indicator_status.breakdown
)

select * from seen
