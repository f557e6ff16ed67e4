-- One row, or none: signal or noise at the newest result that is seen at the period; none where that is too old, or
-- hidden.
select swings.*
from swings($indicator, $unit, $period) as swings
inner join newest_seen($indicator, $unit, $period) as newest on swings.period = newest.value_period
