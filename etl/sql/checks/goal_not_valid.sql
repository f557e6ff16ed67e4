-- One row per assessment of a goal that did not hold during any part of the period.
-- For: assessments
-- Warning.
with bounded as (
    select goal_id, valid_from, valid_to from known_goals
    where valid_from is not null or valid_to is not null
)

select incoming.line, 'period' as column_name, incoming.period as value, incoming.goal_id
from incoming
inner join bounded on incoming.goal_id = bounded.goal_id
where period_end(incoming.period) < bounded.valid_from
    or period_start(incoming.period) > bounded.valid_to
