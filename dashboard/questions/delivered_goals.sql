-- One row per goal: its title, by which deliveries tell of it.
select goal_id, title
from goals
order by title
