-- One row per point of the total's series at one unit, up to the period's end, oldest first: beside the limits
-- of what is normal and its signal, if any, as known then. None where the series has no limits.
select * from swings($indicator, $unit, $period)
order by end_date
