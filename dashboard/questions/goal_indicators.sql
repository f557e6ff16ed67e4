-- One row per indicator and unit at which a goal reads it: its light at the period, in full.
select
    goal_indicator_status.*, indicators.name, indicators.measure_unit, indicators.decimals,
    indicators.direction, indicators.formula, indicators.rule_tolerance,
    indicators.rule_tolerance_kind, organisation.full_name as unit
from goal_indicator_status
inner join indicators on goal_indicator_status.indicator_id = indicators.indicator_id
inner join organisation on goal_indicator_status.org_unit_id = organisation.org_unit_id
where goal_indicator_status.goal_id = $goal
    and goal_indicator_status.period = $period
    and goal_indicator_status.basis = 'outcome'
order by goal_indicator_status.indicator_id, organisation.sort_path
