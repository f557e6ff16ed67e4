-- One row per indicator, unit, breakdown and period whose result has more to say than its value: what it
-- was made of (numerator, denominator; for a consolidated one how many of how many units) or a comment.
-- Kept as a table.
select
    indicator_key, org_unit_key, breakdown, period_key, numerator, denominator, comment,
    reported_units, expected_units
from measurements
where numerator is not null
    or denominator is not null
    or comment is not null
    or reported_units is not null
