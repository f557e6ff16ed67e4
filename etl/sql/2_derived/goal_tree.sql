-- One row per goal and each goal above it in the chain, itself included (distance 0).
-- Kept as a table.
with recursive climbed as (
    select goal_id, goal_id as ancestor_goal_id, parent_goal_id, 0 as distance
    from goals
    union all
    select climbed.goal_id, goals.goal_id, goals.parent_goal_id, climbed.distance + 1
    from climbed
    inner join goals on climbed.parent_goal_id = goals.goal_id
    where climbed.distance < 50
)

-- The checks refuse a circle, but withdrawing a delivery may leave one: it is gone round, then left.
select ancestor_goal_id, goal_id, min(distance) as distance
from climbed
group by ancestor_goal_id, goal_id
