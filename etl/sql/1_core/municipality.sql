-- One row: whose figures these are, and what the municipality has chosen.
-- Kept as a table.
select
    name, kolada_id, default_tolerance_pct, roll_up, include_sub_goals, budget_near_pct,
    reporting_kinds, is_sample, accent, coat_of_arms, contact, assessed_parts
from settings
