-- One row per indicator, unit, breakdown and period that has a result: every point of every series.
-- A view.
select * exclude (basis, valid_until, next_end_date)
from named_lights
where basis <> 'forecast' or value_status = 'forecast'
