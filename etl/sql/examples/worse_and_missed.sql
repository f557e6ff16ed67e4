-- Example: one row per indicator and unit whose newest result is missed and worse than the one compared with.
select
    indicators.name as indicator,
    organisation.full_name as unit,
    indicator_status.value_period,
    indicator_status.value,
    indicator_status.target_value,
    indicators.measure_unit,
    indicator_status.compared_value,
    indicator_status.compared_period
from indicator_status
inner join indicators on indicator_status.indicator_id = indicators.indicator_id
inner join organisation on indicator_status.org_unit_id = organisation.org_unit_id
where indicator_status.basis = 'outcome'
    and indicator_status.breakdown = 'total'
    and indicator_status.status = 'missed'
    and indicator_status.trend = 'worsening'
qualify
    row_number() over (
        partition by indicators.indicator_id, organisation.org_unit_id
        order by indicator_status.seen_from desc
    ) = 1
order by organisation.sort_path, indicator
