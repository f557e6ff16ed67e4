-- One row per goal that lies above itself in the goal chain.
-- For: goals
-- Error.
with recursive climbed as (
    select goal_id, parent_goal_id, 1 as steps
    from known_goals
    union all
    select climbed.goal_id, known_goals.parent_goal_id, climbed.steps + 1
    from climbed
    inner join known_goals on climbed.parent_goal_id = known_goals.goal_id
    where climbed.goal_id <> climbed.parent_goal_id and climbed.steps < 1000
),

circular as (
    select distinct goal_id from climbed
    where goal_id = parent_goal_id
)

select incoming.line, 'parent_goal_id' as column_name, incoming.parent_goal_id as value,
    incoming.goal_id
from incoming
semi join circular on incoming.goal_id = circular.goal_id
