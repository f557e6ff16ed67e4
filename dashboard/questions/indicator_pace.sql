-- One row, or none: the pace towards the next target with a baseline, of the newest result that is seen at the
-- period; none where that is too old, hidden, or on no line.
select pace.*
from pace
inner join newest_seen($indicator, $unit, $period) as newest on pace.period = newest.value_period
where pace.indicator_id = $indicator
    and pace.org_unit_id = $unit
    and pace.breakdown = 'total'
