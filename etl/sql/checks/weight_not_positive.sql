-- One row per link whose weight is zero or negative.
-- For: goal_indicators
-- Error.
select line, 'weight' as column_name, weight as value
from incoming
where weight <= 0
