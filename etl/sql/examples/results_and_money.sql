-- Example: one row per committee: share of goals met beside the budget deviation in per cent, the newest of each.
with goals_met as (
    select
        goals.org_unit_id,
        avg(case when goal_status.status = 'met' then 100.0 else 0 end) as goals_met_pct
    from goal_status
    inner join goals on goal_status.goal_id = goals.goal_id
    where goal_status.basis = 'outcome'
        and goal_status.status <> 'no_data'
        and goal_status.period = (
            select period from periods
            where is_reporting and has_results
            order by end_date desc, start_date
            limit 1
        )
    group by goals.org_unit_id
),

money as (
    select org_unit_id, period, deviation_pct
    from budget_status
    where account = 'net_cost' and outcome is not null
    qualify row_number() over (partition by org_unit_id order by end_date desc) = 1
)

select
    organisation.name as committee,
    round(goals_met.goals_met_pct, 1) as goals_met_pct,
    round(money.deviation_pct, 2) as deviation_pct,
    money.period as budget_period
from goals_met
inner join organisation on goals_met.org_unit_id = organisation.org_unit_id
inner join money on goals_met.org_unit_id = money.org_unit_id
where organisation.level = 'committee'
order by goals_met_pct desc
