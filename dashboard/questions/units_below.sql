-- One row per unit directly below the chosen one, or at $level anywhere below it: how many of its own goals
-- (met, near, missed, no_data) and of the indicators measured at it (indicators_met ...) have each light at the
-- period, and its net cost up to the newest month within the period that has an outcome; null where none has.
with units as (
    select
        organisation.org_unit_id, organisation.org_unit_key, organisation.full_name as name,
        organisation.level, organisation.sort_path
    from organisation
    inner join unit_tree on organisation.org_unit_id = unit_tree.org_unit_id
    where unit_tree.ancestor_org_unit_id = $unit
        and (
            ($level is null and organisation.parent_org_unit_id = $unit)
            or (organisation.level = $level and organisation.org_unit_id <> $unit)
        )
),

asked as (
    select start_date, end_date from periods
    where period = $period
),

goal_lights as (
    select
        goals.org_unit_id,
        count(*) filter (where goal_status.status = 'met') as met,
        count(*) filter (where goal_status.status = 'near') as near,
        count(*) filter (where goal_status.status = 'missed') as missed,
        count(*) filter (where goal_status.status = 'no_data') as no_data
    from goal_status
    inner join goals on goal_status.goal_id = goals.goal_id
    where goal_status.period = $period and goal_status.basis = 'outcome'
    group by goals.org_unit_id
),

seen as (
    select org_unit_id, status
    from lights_seen(null, (select list(org_unit_key) from units), [$period])
),

indicator_lights as (
    select
        org_unit_id,
        count(*) filter (where status = 'met') as met,
        count(*) filter (where status = 'near') as near,
        count(*) filter (where status = 'missed') as missed,
        count(*) filter (where status = 'no_data') as no_data
    from seen
    group by org_unit_id
),

budgets as (
    select budget_status.*
    from budget_status
    inner join asked on budget_status.end_date between asked.start_date and asked.end_date
    inner join all_periods on budget_status.period = all_periods.period
    where budget_status.account = 'net_cost' and budget_status.deviation is not null
    qualify
        row_number() over (
            partition by budget_status.org_unit_id
            order by budget_status.end_date desc, all_periods.start_date
        ) = 1
),

counted as (
    select
        units.org_unit_id, units.name, units.level,
        coalesce(goal_lights.met, 0) as met,
        coalesce(goal_lights.near, 0) as near,
        coalesce(goal_lights.missed, 0) as missed,
        coalesce(goal_lights.no_data, 0) as no_data,
        coalesce(indicator_lights.met, 0) as indicators_met,
        coalesce(indicator_lights.near, 0) as indicators_near,
        coalesce(indicator_lights.missed, 0) as indicators_missed,
        coalesce(indicator_lights.no_data, 0) as indicators_no_data,
        budgets.period as budget_period, budgets.budget, budgets.outcome as budget_outcome,
        budgets.deviation as budget_deviation, budgets.status as budget_status
    from units
    left join goal_lights on units.org_unit_id = goal_lights.org_unit_id
    left join indicator_lights on units.org_unit_id = indicator_lights.org_unit_id
    left join budgets on units.org_unit_id = budgets.org_unit_id
    order by units.sort_path
)

select * from counted
