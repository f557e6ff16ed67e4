-- One row per goal, period and basis: its light and why, and the approved assessment beside it.
select
    goal_id, period, basis, status, reason, score, met, near, missed, no_data, indicators,
    previous_period, previous_status, assessed, analysis, measures_taken, approved_date,
    minutes_reference, assessed_by
from snapshot.main.goal_status
