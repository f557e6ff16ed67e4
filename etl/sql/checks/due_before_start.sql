-- One row per activity that is due before it starts.
-- For: activities
-- Error.
select
    line, 'due_date' as column_name, cast(due_date as varchar) as value,
    cast(start_date as varchar) as start_date
from incoming
where due_date < start_date
