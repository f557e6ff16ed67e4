-- One row per indicator, unit, period and breakdown: the newest reported result.
-- A view.
select
    indicators.indicator_id, organisation.org_unit_id, all_periods.period, lights.breakdown,
    lights.value, lights.value_status, result_details.numerator,
    result_details.denominator, result_details.comment
from lights
inner join indicators on lights.indicator_key = indicators.indicator_key
inner join organisation on lights.org_unit_key = organisation.org_unit_key
inner join all_periods on lights.period_key = all_periods.period_key
left join result_details
    on lights.indicator_key = result_details.indicator_key
    and lights.org_unit_key = result_details.org_unit_key
    and lights.breakdown = result_details.breakdown
    and lights.period_key = result_details.period_key
where lights.origin = 'reported'
    and (lights.basis <> 'forecast' or lights.value_status = 'forecast')
