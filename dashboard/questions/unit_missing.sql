-- One row per value that a unit should have reported within the period and has not.
select indicators.indicator_id, indicators.name, all_periods.period
from values_due($unit, $period) as due
inner join indicators on due.indicator_key = indicators.indicator_key
inner join organisation on due.org_unit_key = organisation.org_unit_key
inner join all_periods on due.period_key = all_periods.period_key
where not due.is_reported
    and organisation.org_unit_id = $unit
order by indicators.name
