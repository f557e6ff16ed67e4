-- One row per goal and period: the approved assessment. Drafts are shown to those who write them alone.
-- Kept as a table, so that no row left out here can be told by an error or by how a query is planned.
select
    goal_id, period, status, analysis, measures_taken, approved_date, minutes_reference, assessed_by
from snapshot.main.assessments
where state = 'approved'
