-- One row per indicator and unit that the chosen goals read and that is missed, at most three, the farthest from its
-- target first: reckoned in its tolerances, which is how far each may be off; one without any (0, or per cent of a
-- target of 0) may not be off at all and comes first, the larger deviation before the smaller.
-- Of several goals that read it, the first in the plan's order.
with missed as (
    select
        readings.goal_id, readings.title, readings.indicator_id, indicators.name,
        indicators.measure_unit, indicators.decimals, indicators.direction, readings.org_unit_id,
        reading_lights.value, all_periods.period as value_period, reading_lights.target_value,
        reading_lights.target_upper, reading_lights.deviation, reading_lights.tolerance,
        indicators.rule_tolerance, indicators.rule_tolerance_kind, reading_lights.status,
        reading_lights.reason,
        abs(reading_lights.deviation) / nullif(reading_lights.tolerance, 0) as tolerances
    from reading_lights
    inner join readings_of(string_split($goals, chr(10)), $period) as readings
        on reading_lights.indicator_key = readings.indicator_key
        and reading_lights.org_unit_key = readings.org_unit_key
    inner join indicators on reading_lights.indicator_key = indicators.indicator_key
    inner join all_periods on reading_lights.period_key = all_periods.period_key
    where reading_lights.period = $period
        and reading_lights.basis = 'outcome'
        and reading_lights.status = 'missed'
),

ranked as (
    select *
    from missed
    order by tolerances desc nulls first, abs(deviation) desc, indicator_id, org_unit_id
    limit 3
)

select * from ranked
