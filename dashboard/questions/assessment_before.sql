-- One row, or none: a goal's newest approved assessment of a period that ended before another; where none was approved,
-- the newest of any state.
with asked as (
    select end_date from all_periods
    where period = $period
)

select assessments.*
from assessments
inner join all_periods on assessments.period = all_periods.period
inner join asked on all_periods.end_date < asked.end_date
where assessments.goal_id = $goal
order by assessments.state = 'approved' desc, all_periods.end_date desc, all_periods.start_date
limit 1
