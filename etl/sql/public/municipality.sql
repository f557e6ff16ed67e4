-- One row: whose figures these are, and what the municipality has chosen of the rule.
select
    name, kolada_id, is_sample, default_tolerance_pct, roll_up, include_sub_goals, budget_near_pct
from snapshot.main.municipality
