-- One row per indicator, unit, period and breakdown: the newest reported result.
-- A view.
select
    indicators.indicator_id, organisation.org_unit_id, all_periods.period, lights.breakdown,
    lights.value, lights.value_status, lights.numerator, lights.denominator, lights.comment
from lights
inner join indicators on lights.indicator_key = indicators.indicator_key
inner join organisation on lights.org_unit_key = organisation.org_unit_key
inner join all_periods on lights.period_key = all_periods.period_key
where lights.origin = 'reported'
    and (lights.basis <> 'forecast' or lights.value_status = 'forecast')
