-- One row per unit, period and account; SEK, accumulated from 1 January: the newest delivered, by the delivery of the
-- number delivery_no.
-- Kept as a table.
select
    org_unit_id, period, account, budget, outcome, forecast, delivery_no
from landed_budget
qualify row_number() over (partition by org_unit_id, period, account order by delivery_no desc) = 1
