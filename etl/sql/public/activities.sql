-- One row per activity.
select
    activity_id, goal_id, org_unit_id, title, description, responsible, start_date, due_date,
    status, percent_done
from snapshot.main.activities
