-- One row per goal and indicator: the newest delivered.
-- Kept as a table.
select goal_id, indicator_id, weight, valid_from, valid_to
from landed_goal_indicators
qualify row_number() over (partition by goal_id, indicator_id order by delivery_no desc) = 1
