-- One row per indicator whose tolerance is below zero.
-- For: indicators
-- Error.
select line, 'tolerance' as column_name, tolerance as value
from incoming
where tolerance < 0
