-- One row, or none: a goal's assessment of a period, whatever its state.
select * from assessments
where goal_id = $goal and period = $period
