-- One row per indicator that can be chosen: those of the goals of an area and of units at a level.
select distinct indicators.indicator_id, indicators.name
from indicators
left join goal_indicators on indicators.indicator_id = goal_indicators.indicator_id
left join goals on goal_indicators.goal_id = goals.goal_id
left join organisation on goals.org_unit_id = organisation.org_unit_id
left join unit_tree
    on goals.org_unit_id = unit_tree.org_unit_id and unit_tree.ancestor_org_unit_id = $unit
where (not $is_narrowed or unit_tree.org_unit_id is not null)
    and ($level is null or organisation.level = $level)
    and ($area is null or goals.target_area_id = $area)
order by indicators.name
