-- One row per indicator and unit that the chosen goals read and whose newest value is too old to be judged at the
-- period's end, the oldest first.
with stale as (
    select
        readings.goal_id, readings.title, readings.indicator_id, indicators.name,
        indicators.measure_unit, indicators.decimals, indicators.direction, indicators.formula,
        indicators.rule_tolerance, indicators.rule_tolerance_kind, readings.org_unit_id,
        organisation.full_name as unit, seen.value, all_periods.period as value_period,
        seen.target_value, seen.target_upper, seen.deviation, seen.tolerance, seen.status,
        seen.reason, seen.trend, seen.compared_value, compared_periods.period as compared_period,
        seen.origin, seen.reported_units, seen.expected_units
    from reading_lights as seen
    inner join readings_of(string_split($goals, chr(10)), $period) as readings
        on seen.indicator_key = readings.indicator_key
        and seen.org_unit_key = readings.org_unit_key
    inner join indicators on seen.indicator_key = indicators.indicator_key
    inner join organisation on seen.org_unit_key = organisation.org_unit_key
    inner join all_periods on seen.period_key = all_periods.period_key
    left join all_periods as compared_periods
        on seen.compared_period_key = compared_periods.period_key
    where seen.period = $period and seen.basis = 'outcome' and seen.reason = 'stale'
    order by all_periods.end_date, indicators.name, organisation.sort_path
)

select * from stale
