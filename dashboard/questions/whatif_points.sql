-- One row per indicator, unit and period of a result whose own light would be another: before and after, as a
-- delivery says what it changes.
select
    indicators.indicator_id, indicators.name, organisation.org_unit_id,
    organisation.full_name as unit, all_periods.period,
    status_of(changed.reason) as status_before, status_of(changed.reason_if) as status
from lights_if($supposed) as changed
inner join indicators on changed.indicator_key = indicators.indicator_key
inner join organisation on changed.org_unit_key = organisation.org_unit_key
inner join all_periods on changed.period_key = all_periods.period_key
where changed.basis <> 'forecast'
    and status_of(changed.reason) <> status_of(changed.reason_if)
order by all_periods.end_date desc, all_periods.start_date, indicators.name, organisation.sort_path
