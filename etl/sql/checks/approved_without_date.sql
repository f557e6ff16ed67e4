-- One row per approved assessment without the date of its approval.
-- For: assessments
-- Warning.
select line, 'approved_date' as column_name, goal_id as value
from incoming
where state = 'approved' and approved_date is null
