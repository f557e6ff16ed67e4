-- One row per indicator measured at a unit: its light as seen at the end of the period.
select
    indicator_status.*, indicators.name, indicators.measure_unit, indicators.decimals,
    indicators.direction, indicators.formula, organisation.name as unit
from indicator_status
inner join periods on periods.period = $period
inner join indicators on indicator_status.indicator_id = indicators.indicator_id
inner join organisation on indicator_status.org_unit_id = organisation.org_unit_id
where indicator_status.org_unit_id = $unit
    and indicator_status.breakdown = 'total'
    and indicator_status.basis = 'outcome'
    and periods.end_date between indicator_status.seen_from and indicator_status.seen_until
order by indicators.name
