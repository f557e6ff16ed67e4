-- One row per missed indicator of the chosen goals, the farthest from its target first, as a share of it.
with missed as (
    select
        goal_readings.goal_id, goal_readings.indicator_id, goal_readings.org_unit_id,
        reading_lights.period_key, reading_lights.value, reading_lights.target_value,
        reading_lights.target_upper, reading_lights.status, reading_lights.reason
    from reading_lights
    inner join goal_readings
        on reading_lights.indicator_key = goal_readings.indicator_key
        and reading_lights.org_unit_key = goal_readings.org_unit_key
    where reading_lights.period = $period
        and reading_lights.basis = 'outcome'
        and reading_lights.status = 'missed'
        and goal_readings.goal_id in (select unnest(string_split($goals, chr(10))))
),

measured as (
    select
        missed.goal_id, goals.title, missed.indicator_id, indicators.name,
        indicators.measure_unit, indicators.decimals, indicators.direction, missed.org_unit_id,
        missed.value, all_periods.period as value_period, missed.target_value,
        missed.target_upper,
        deviation(indicators.direction, missed.value, missed.target_value, missed.target_upper)
            as deviation,
        tolerance_amount(
            indicators.rule_tolerance, indicators.rule_tolerance_kind,
            bound_of(indicators.direction, missed.value, missed.target_value, missed.target_upper)
        ) as tolerance,
        indicators.rule_tolerance, indicators.rule_tolerance_kind, missed.status, missed.reason
    from missed
    inner join goals on missed.goal_id = goals.goal_id
    inner join indicators on missed.indicator_id = indicators.indicator_id
    inner join all_periods on missed.period_key = all_periods.period_key
),

ranked as (
    select *, abs(deviation) / nullif(abs(target_value), 0) as shortfall
    from measured
    order by shortfall desc nulls last, indicator_id, org_unit_id
    limit 3
)

select * from ranked
