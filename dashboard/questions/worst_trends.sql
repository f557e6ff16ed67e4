-- One row per indicator and unit that the chosen goals read and that worsens, the most first as a share of the
-- value compared with, at most three; without those that are missed already, since worries lists them.
with worsening as (
    select
        readings.*, seen.* exclude (indicator_key, org_unit_key),
        abs(seen.value - seen.compared_value) / nullif(abs(seen.compared_value), 0) as worsened_by
    from reading_lights as seen
    inner join readings_of(string_split($goals, chr(10)), $period) as readings
        on seen.indicator_key = readings.indicator_key
        and seen.org_unit_key = readings.org_unit_key
    where seen.period = $period
        and seen.basis = 'outcome'
        and seen.trend = 'worsening'
        and seen.status <> 'missed'
    order by worsened_by desc nulls last, readings.indicator_id, readings.org_unit_id
    limit 3
),

explained as (
    select
        worsening.goal_id, worsening.title, worsening.indicator_id, indicators.name,
        indicators.measure_unit, indicators.decimals, indicators.direction, indicators.formula,
        indicators.rule_tolerance, indicators.rule_tolerance_kind, worsening.org_unit_id,
        organisation.full_name as unit, worsening.value, value_periods.period as value_period,
        worsening.target_value, worsening.target_upper,
        worsening.deviation, worsening.tolerance,
        worsening.status, worsening.reason, worsening.trend, worsening.compared_value,
        compared_periods.period as compared_period, worsening.origin,
        worsening.reported_units, worsening.expected_units, worsening.worsened_by
    from worsening
    inner join indicators on worsening.indicator_key = indicators.indicator_key
    inner join organisation on worsening.org_unit_key = organisation.org_unit_key
    inner join all_periods as value_periods on worsening.period_key = value_periods.period_key
    left join all_periods as compared_periods
        on worsening.compared_period_key = compared_periods.period_key
    order by worsening.worsened_by desc nulls last, worsening.indicator_id, worsening.org_unit_id
)

select * from explained
