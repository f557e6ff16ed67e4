-- One row per unit whose light at a period's end is held against a number, and step at which the light becomes another
-- when the number ($moved: value or upper, of a target, or tolerance) is moved from $first, $step at a time; the first
-- step begins the first light.
with steps as (
    select
        unnest(range($count + 1)) as place,
        round(cast($first as double) + place * cast($step as double), 9) as number
),

held as (
    select seen.*
    from lights_seen_if($supposed, $period) as seen
    inner join indicators on seen.indicator_key = indicators.indicator_key
    left join all_periods as target_periods on seen.target_period_key = target_periods.period_key
    left join organisation as target_units on seen.target_unit_key = target_units.org_unit_key
    where indicators.indicator_id = $indicator
        and seen.target_value is not null
        and seen.reason_seen <> 'stale'
        and (
            $moved = 'tolerance'
            or (target_periods.period = $target_period and target_units.org_unit_id = $target_unit)
        )
),

lit as (
    select
        held.org_unit_key, steps.place, steps.number,
        status_of(
            reason_of(
                held.direction, held.value, held.value_status, held.origin,
                -- A bound pushes the other before it.
                case $moved
                    when 'value' then steps.number
                    when 'upper' then least(held.target_value_if, steps.number)
                    else held.target_value_if
                end,
                case $moved
                    when 'upper' then steps.number
                    when 'value' then greatest(held.target_upper_if, steps.number)
                    else held.target_upper_if
                end,
                case when $moved = 'tolerance' then steps.number else held.rule_tolerance_if end,
                held.rule_tolerance_kind
            )
        ) as status
    from held
    cross join steps
),

turns as (
    select *
    from lit
    qualify
        status is distinct from lag(status) over (partition by org_unit_key order by place)
)

select
    organisation.org_unit_id, organisation.full_name as unit, turns.place, turns.number, turns.status
from turns
inner join organisation on turns.org_unit_key = organisation.org_unit_key
order by organisation.depth, organisation.sort_path, turns.place
