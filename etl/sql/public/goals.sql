-- One row per goal at any level.
select
    goal_id, parent_goal_id, target_area_id, org_unit_id, title, description, responsible,
    valid_from, valid_to, depth, sort_path
from snapshot.main.goals
