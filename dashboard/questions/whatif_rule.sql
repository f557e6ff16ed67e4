-- One row: how the municipality rolls up its goals.
select roll_up, include_sub_goals from municipality
