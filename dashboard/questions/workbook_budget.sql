-- One row per unit at or below the chosen one and account: its budget up to the newest month within the period that
-- has an outcome, SEK. is_addend: whether the row is one of those that add up to a whole without counting anything
-- twice: net cost, of the units of the level chosen, else the committees, else those directly below, else the unit.
with below as (
    select organisation.*, unit_tree.distance
    from organisation
    inner join unit_tree on organisation.org_unit_id = unit_tree.org_unit_id
    where unit_tree.ancestor_org_unit_id = $unit
),

widest as (
    select
        coalesce(bool_or(level = 'committee' and distance > 0), false) as has_committees,
        coalesce(bool_or(distance = 1), false) as has_units
    from below
),

abreast as (
    select below.org_unit_id
    from below
    cross join widest
    where case
        when $level is not null then below.level = $level
        when widest.has_committees then below.level = 'committee' and below.distance > 0
        when widest.has_units then below.distance = 1
        else true
    end
),

-- A unit within another of the same level is counted in that one.
within as (
    select unit_tree.org_unit_id
    from unit_tree
    inner join abreast on unit_tree.ancestor_org_unit_id = abreast.org_unit_id
    where unit_tree.distance > 0
),

addends as (
    select abreast.org_unit_id
    from abreast
    anti join within on abreast.org_unit_id = within.org_unit_id
),

newest as (
    select budget_status.*
    from budget_status
    inner join periods on periods.period = $period
    where budget_status.outcome is not null
        and budget_status.end_date between periods.start_date and periods.end_date
    qualify
        row_number() over (
            partition by budget_status.org_unit_id, budget_status.account
            order by budget_status.end_date desc, length(budget_status.period)
        ) = 1
)

select
    newest.org_unit_id, below.full_name as unit, below.level, newest.account, newest.period,
    newest.budget, newest.outcome, newest.deviation, newest.deviation_pct, newest.status,
    newest.full_year_budget, newest.forecast, newest.forecast_deviation,
    budget_status_of(
        newest.forecast_deviation, newest.full_year_budget, municipality.budget_near_pct
    ) as forecast_status,
    newest.account = 'net_cost' and addends.org_unit_id is not null as is_addend
from newest
inner join below on newest.org_unit_id = below.org_unit_id
cross join municipality
left join addends on newest.org_unit_id = addends.org_unit_id
order by below.sort_path, newest.account
