-- One row per activity of a goal, or of a unit; the other of the two is null.
select activity_id, goal_id, title, responsible, due_date, status, percent_done
from activities
where ($goal is null or goal_id = $goal)
    and ($unit is null or org_unit_id = $unit)
order by due_date, activity_id
