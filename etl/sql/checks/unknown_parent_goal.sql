-- One row per line that names a parent goal that the plan does not know.
-- For: goals
-- Error.
with unknown as (
    select distinct incoming.parent_goal_id
    from incoming
    anti join known_goals on incoming.parent_goal_id = known_goals.goal_id
    where incoming.parent_goal_id is not null
)

select incoming.line, 'parent_goal_id' as column_name, incoming.parent_goal_id as value
from incoming
semi join unknown on incoming.parent_goal_id = unknown.parent_goal_id
