-- One row per goal that holds and that nobody answers for.
select goal_id, '' as indicator_id
from goals
where responsible is null and coalesce(valid_to, date '9999-12-31') >= $begins
