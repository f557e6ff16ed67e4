-- One row per budget line for a school year: money is counted by calendar year.
-- For: budget
-- Error.
select line, 'period' as column_name, period as value
from incoming
where period_kind(period) = 'school_year'
