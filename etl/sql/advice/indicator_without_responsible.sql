-- One row per indicator that measures a goal, is not worked out by a formula, and that nobody reports.
select '' as goal_id, indicators.indicator_id
from indicators
semi join (
    select indicator_id
    from goal_indicators
    where coalesce(valid_to, date '9999-12-31') >= $begins
) as linked on indicators.indicator_id = linked.indicator_id
where indicators.responsible is null and indicators.formula is null
