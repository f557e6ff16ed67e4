-- One row per link whose weight is zero or negative.
-- For: goal_indicators
-- Error.
select line, 'weight' as column_name, cast(weight as varchar) as value
from incoming
where weight <= 0
