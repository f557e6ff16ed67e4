-- One row per indicator, unit, breakdown, basis and period that has a result: a light in full, by names.
-- A view.
select
    indicators.indicator_id,
    organisation.org_unit_id,
    lights.breakdown,
    lights.basis,
    all_periods.period,
    all_periods.start_date,
    all_periods.end_date,
    lights.value,
    lights.value_status,
    lights.origin,
    result_details.reported_units,
    result_details.expected_units,
    lights.target_value,
    lights.target_upper,
    target_periods.period as target_period,
    target_units.org_unit_id as target_org_unit_id,
    deviation(indicators.direction, lights.value, lights.target_value, lights.target_upper)
        as deviation,
    tolerance_amount(
        indicators.rule_tolerance, indicators.rule_tolerance_kind,
        bound_of(indicators.direction, lights.value, lights.target_value, lights.target_upper)
    ) as tolerance,
    cast(status_of(lights.reason) as light_status) as status,
    lights.reason,
    lights.trend,
    lights.compared_value,
    compared_periods.period as compared_period,
    achievement(indicators.direction, lights.value, lights.target_value) as achievement,
    valid_until(all_periods.end_date, indicators.frequency, indicators.accumulation)
        as valid_until,
    lights.next_end_date
from lights
inner join indicators on lights.indicator_key = indicators.indicator_key
inner join organisation on lights.org_unit_key = organisation.org_unit_key
inner join all_periods on lights.period_key = all_periods.period_key
left join all_periods as target_periods
    on lights.target_period_key = target_periods.period_key
left join organisation as target_units on lights.target_unit_key = target_units.org_unit_key
left join all_periods as compared_periods
    on lights.compared_period_key = compared_periods.period_key
left join result_details
    on lights.indicator_key = result_details.indicator_key
    and lights.org_unit_key = result_details.org_unit_key
    and lights.breakdown = result_details.breakdown
    and lights.period_key = result_details.period_key
