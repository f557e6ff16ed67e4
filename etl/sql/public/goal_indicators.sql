-- One row per goal and indicator.
select goal_id, indicator_id, weight, valid_from, valid_to
from snapshot.main.goal_indicators
