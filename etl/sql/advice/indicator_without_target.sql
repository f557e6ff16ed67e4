-- One row per indicator that measures a goal and has no target from the year of $begins on.
select '' as goal_id, indicators.indicator_id, cast(year($begins) as integer) as year
from indicators
semi join (
    select indicator_id
    from goal_indicators
    where coalesce(valid_to, date '9999-12-31') >= $begins
) as linked on indicators.indicator_id = linked.indicator_id
anti join (
    select targets.indicator_id
    from targets
    inner join all_periods on targets.period = all_periods.period
    where all_periods.end_date >= $begins
) as ahead on indicators.indicator_id = ahead.indicator_id
