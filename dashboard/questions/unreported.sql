-- One row per indicator and unit, of the chosen unit and those below it, that should have reported a value
-- within the period and has not: the last of its own periods that ends within it. As many rows as trust's
-- expected less its reported.
select
    indicators.indicator_id, indicators.name, organisation.org_unit_id,
    organisation.full_name as unit, all_periods.period, indicators.responsible
from values_due($unit, $period) as due
inner join indicators on due.indicator_key = indicators.indicator_key
inner join organisation on due.org_unit_key = organisation.org_unit_key
inner join all_periods on due.period_key = all_periods.period_key
where not due.is_reported
order by organisation.sort_path, indicators.name
