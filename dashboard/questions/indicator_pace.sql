-- One row, or none: the pace towards the next target with a baseline, as of the newest result at the period.
select pace.*
from pace
inner join indicator_points
    on pace.indicator_id = indicator_points.indicator_id
    and pace.org_unit_id = indicator_points.org_unit_id
    and pace.breakdown = indicator_points.breakdown
    and pace.period = indicator_points.period
inner join periods on periods.period = $period
where pace.indicator_id = $indicator
    and pace.org_unit_id = $unit
    and pace.breakdown = 'total'
    and indicator_points.end_date <= periods.end_date
order by indicator_points.end_date desc
limit 1
