-- One row per missed indicator of the chosen goals, the farthest from its target first, in tolerances.
with seen as (
    select
        goal_indicator_status.goal_id, goals.title, goal_indicator_status.indicator_id,
        indicators.name, indicators.measure_unit, indicators.decimals, indicators.direction,
        goal_indicator_status.org_unit_id, goal_indicator_status.value,
        goal_indicator_status.value_period, goal_indicator_status.target_value,
        goal_indicator_status.target_upper, goal_indicator_status.deviation,
        goal_indicator_status.tolerance, indicators.rule_tolerance,
        indicators.rule_tolerance_kind, goal_indicator_status.status,
        goal_indicator_status.reason,
        abs(goal_indicator_status.deviation)
        / nullif(abs(goal_indicator_status.target_value), 0) as shortfall
    from goal_indicator_status
    inner join goals on goal_indicator_status.goal_id = goals.goal_id
    inner join indicators on goal_indicator_status.indicator_id = indicators.indicator_id
    where goal_indicator_status.period = $period
        and goal_indicator_status.basis = 'outcome'
        and goal_indicator_status.status = 'missed'
        and goal_indicator_status.goal_id in (select unnest(string_split($goals, chr(10))))
    order by shortfall desc nulls last
    limit 3
)

select * from seen
