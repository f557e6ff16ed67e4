-- One row per indicator measured at the unit, or at the units of a level below it, and of an area's goals
-- where one is chosen: its light as seen at the end of the period.
with of_area as (
    select list(distinct indicators.indicator_key) as keys
    from goal_indicators
    inner join goals on goal_indicators.goal_id = goals.goal_id
    inner join indicators on goal_indicators.indicator_id = indicators.indicator_id
    where goals.target_area_id = $area
),

seen as (
    select *
    from lights_seen(
        case when $area is not null then (select coalesce(keys, []) from of_area) end,
        (
            select list(organisation.org_unit_key)
            from chosen_units($unit, $level) as chosen_units
            inner join organisation on chosen_units.org_unit_id = organisation.org_unit_id
        ),
        [$period]
    )
)

select * from seen
order by name, sort_path
