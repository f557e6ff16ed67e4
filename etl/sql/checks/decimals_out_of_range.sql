-- One row per indicator shown with fewer than no decimals or more than six.
-- For: indicators
-- Error.
select line, 'decimals' as column_name, cast(decimals as varchar) as value
from incoming
where decimals not between 0 and 6
