-- One row per unit that has the indicator: its light as seen at the end of the period.
select
    indicator_status.*, organisation.full_name as unit, organisation.depth,
    target_units.full_name as target_unit
from indicator_status
inner join periods on periods.period = $period
inner join organisation on indicator_status.org_unit_id = organisation.org_unit_id
left join organisation as target_units
    on indicator_status.target_org_unit_id = target_units.org_unit_id
where indicator_status.indicator_id = $indicator
    and indicator_status.breakdown = 'total'
    and indicator_status.basis = 'outcome'
    and periods.end_date between indicator_status.seen_from and indicator_status.seen_until
order by organisation.sort_path
