-- One row, or none: the pace towards the next target with a baseline, of the newest result that is seen at the
-- period; none where that is too old, hidden, or on no line.
with newest as (
    select indicator_status.value_period
    from indicator_status
    inner join periods
        on periods.period = $period
        and periods.end_date between indicator_status.seen_from and indicator_status.seen_until
    where indicator_status.indicator_id = $indicator
        and indicator_status.org_unit_id = $unit
        and indicator_status.breakdown = 'total'
        and indicator_status.basis = 'outcome'
        and indicator_status.reason <> 'stale'
)

select pace.*
from pace
inner join newest on pace.period = newest.value_period
where pace.indicator_id = $indicator
    and pace.org_unit_id = $unit
    and pace.breakdown = 'total'
