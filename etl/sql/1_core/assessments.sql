-- One row per goal and period: the newest delivered.
-- Kept as a table.
select
    goal_id, period, status, analysis, measures_taken, state, approved_date,
    minutes_reference, assessed_by
from landed_assessments
qualify row_number() over (partition by goal_id, period order by delivery_no desc) = 1
