-- One row, or none: an activity in full, as it is known.
select * from activities
where activity_id = $activity
