-- One row per indicator measured at the unit, or at the units of a level below it, and of an area's goals
-- where one is chosen: its light as seen at the end of the period.
with chosen_units as (
    select organisation.org_unit_id, organisation.name, organisation.sort_path
    from organisation
    inner join unit_tree on organisation.org_unit_id = unit_tree.org_unit_id
    where unit_tree.ancestor_org_unit_id = $unit
        and (
            organisation.level = $level
            or ($level is null and organisation.org_unit_id = $unit)
        )
),

of_area as (
    select distinct goal_indicators.indicator_id
    from goal_indicators
    inner join goals on goal_indicators.goal_id = goals.goal_id
    where goals.target_area_id = $area
),

seen as (
    select
        indicator_status.*, indicators.name, indicators.measure_unit, indicators.decimals,
        indicators.direction, indicators.formula, indicators.rule_tolerance,
        indicators.rule_tolerance_kind, chosen_units.name as unit
    from indicator_status
    inner join periods on periods.period = $period
    inner join indicators on indicator_status.indicator_id = indicators.indicator_id
    inner join chosen_units on indicator_status.org_unit_id = chosen_units.org_unit_id
    where indicator_status.breakdown = 'total'
        and indicator_status.basis = 'outcome'
        and periods.end_date between indicator_status.seen_from and indicator_status.seen_until
        and (
            $area is null
            or indicator_status.indicator_id in (select indicator_id from of_area)
        )
    order by indicators.name, chosen_units.sort_path
)

select * from seen
