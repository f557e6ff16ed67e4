-- One row per activity: the newest delivered.
-- Kept as a table.
select
    activity_id, goal_id, org_unit_id, title, description, responsible, start_date, due_date,
    status, percent_done
from landed_activities
qualify row_number() over (partition by activity_id order by delivery_no desc) = 1
