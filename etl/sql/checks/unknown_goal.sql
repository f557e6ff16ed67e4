-- One row per line that names a goal that the plan does not know.
-- For: goal_indicators, assessments, activities
-- Error.
with unknown as (
    select distinct incoming.goal_id
    from incoming
    anti join known_goals on incoming.goal_id = known_goals.goal_id
    where incoming.goal_id is not null
)

select incoming.line, 'goal_id' as column_name, incoming.goal_id as value
from incoming
semi join unknown on incoming.goal_id = unknown.goal_id
