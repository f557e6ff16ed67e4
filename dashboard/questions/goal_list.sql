-- One row per goal that can be chosen: those of the units below the chosen one, at a level and area.
select goals.goal_id, goals.title, goals.depth, organisation.full_name as unit
from goals
inner join organisation on goals.org_unit_id = organisation.org_unit_id
inner join unit_tree on goals.org_unit_id = unit_tree.org_unit_id
where unit_tree.ancestor_org_unit_id = $unit
    and ($level is null or organisation.level = $level)
    and ($area is null or goals.target_area_id = $area)
order by goals.sort_path
