-- One row per activity that is less than 0 or more than 100 per cent done.
-- For: activities
-- Error.
select line, 'percent_done' as column_name, percent_done as value
from incoming
where percent_done not between 0 and 100
