-- One row per unit, period and account; SEK, accumulated from 1 January.
select org_unit_id, period, account, budget, outcome, forecast
from snapshot.main.budget
