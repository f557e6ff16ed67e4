-- One row per unit ($units, ids joined by line breaks) and period ($periods, likewise) that has goals or money: how its
-- goals and those of the units below stand, by number and by weight, and its net cost up to the newest month within
-- the period that has an outcome, in SEK; is_computed: not delivered as it stands, but made of other amounts.
-- A goal weighs as its own indicators do together, while it reads them; without any of its own it has no weight, and
-- is counted in weightless where it has a light. near_pct: how far over budget the municipality calls near.
with asked_units as (
    select org_unit_id, sort_path from organisation
    where list_contains(string_split($units, chr(10)), org_unit_id)
),

asked_periods as (
    select period, start_date, end_date from periods
    where list_contains(string_split($periods, chr(10)), period)
),

weights as (
    select goal_readings.goal_id, asked_periods.period, sum(goal_readings.weight) as weight
    from goal_readings
    inner join asked_periods
        on goal_readings.read_from <= asked_periods.end_date
        and goal_readings.read_until >= asked_periods.start_date
    group by goal_readings.goal_id, asked_periods.period
),

voices as (
    select asked_units.org_unit_id, goal_status.period, goal_status.status, weights.weight
    from goal_status
    inner join asked_periods on goal_status.period = asked_periods.period
    inner join goals on goal_status.goal_id = goals.goal_id
    inner join unit_tree on goals.org_unit_id = unit_tree.org_unit_id
    inner join asked_units on unit_tree.ancestor_org_unit_id = asked_units.org_unit_id
    left join weights
        on goal_status.goal_id = weights.goal_id and goal_status.period = weights.period
    where goal_status.basis = 'outcome'
),

counted as (
    select
        org_unit_id, period,
        count(*) as goals,
        count(*) filter (where status = 'met') as met,
        count(*) filter (where status = 'near') as near,
        count(*) filter (where status = 'missed') as missed,
        count(*) filter (where status = 'no_data') as no_data,
        count(*) filter (where status <> 'no_data' and weight is null) as weightless,
        coalesce(sum(weight) filter (where status = 'met'), 0) as met_weight,
        coalesce(sum(weight) filter (where status <> 'no_data'), 0) as lit_weight
    from voices
    group by org_unit_id, period
),

spent as (
    select
        budget_status.org_unit_id, asked_periods.period, budget_status.period as budget_period,
        budget_status.budget, budget_status.outcome, budget_status.deviation,
        budget_status.deviation_pct, budget_status.status as budget_status,
        budget_status.origin = 'computed' as is_computed
    from budget_status
    inner join asked_units on budget_status.org_unit_id = asked_units.org_unit_id
    inner join asked_periods
        on budget_status.end_date between asked_periods.start_date and asked_periods.end_date
    inner join all_periods on budget_status.period = all_periods.period
    where budget_status.account = 'net_cost' and budget_status.deviation is not null
    qualify
        row_number() over (
            partition by budget_status.org_unit_id, asked_periods.period
            order by budget_status.end_date desc, all_periods.start_date
        ) = 1
),

weighed as (
    select
        asked_units.org_unit_id, asked_periods.period,
        coalesce(counted.goals, 0) as goals,
        coalesce(counted.met, 0) as met,
        coalesce(counted.near, 0) as near,
        coalesce(counted.missed, 0) as missed,
        coalesce(counted.no_data, 0) as no_data,
        coalesce(counted.weightless, 0) as weightless,
        counted.met_weight / nullif(counted.lit_weight, 0) as share,
        spent.* exclude (org_unit_id, period),
        municipality.budget_near_pct as near_pct
    from asked_units
    cross join asked_periods
    cross join municipality
    left join counted
        on asked_units.org_unit_id = counted.org_unit_id
        and asked_periods.period = counted.period
    left join spent
        on asked_units.org_unit_id = spent.org_unit_id and asked_periods.period = spent.period
    where counted.goals is not null or spent.outcome is not null
    order by asked_units.sort_path, asked_periods.end_date, asked_periods.period
)

select * from weighed
