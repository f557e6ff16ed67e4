-- One row per indicator: its name, by which deliveries tell of it.
select indicator_id, name
from indicators
order by name
