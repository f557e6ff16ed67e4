-- One row per unit at or below the chosen one and account, SEK. All rows of an account are of the same day, as on the
-- page of the budget, so that they add up: the newest within the period at which the chosen unit has an outcome, else
-- any of them. The forecast is the newest by then that year. Of what ends on the same day the longest period speaks.
-- is_addend: whether the row is one of those that add up to a whole without counting anything twice: net cost, of the
-- units of the level chosen, else the committees, else those directly below, else the unit.
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

figures as (
    select budget_status.*, year(budget_status.end_date) as year
    from budget_status
    inner join below on budget_status.org_unit_id = below.org_unit_id
    inner join all_periods on budget_status.period = all_periods.period
    qualify
        row_number() over (
            partition by budget_status.org_unit_id, budget_status.account, budget_status.end_date
            order by all_periods.start_date
        ) = 1
),

seen as (
    select
        figures.account,
        coalesce(
            max(figures.end_date) filter (where org_unit_id = $unit and outcome is not null),
            max(figures.end_date) filter (where outcome is not null)
        ) as end_date
    from figures
    inner join all_periods on all_periods.period = $period
    where figures.end_date between all_periods.start_date and all_periods.end_date
    group by figures.account
),

ahead as (
    select
        figures.account,
        coalesce(
            max(figures.end_date) filter (where org_unit_id = $unit and forecast is not null),
            max(figures.end_date) filter (where forecast is not null)
        ) as end_date
    from figures
    inner join seen
        on figures.account = seen.account
        and figures.year = year(seen.end_date)
        and figures.end_date <= seen.end_date
    group by figures.account
)

select
    at_end.org_unit_id, below.full_name as unit, below.level, at_end.account, at_end.period,
    at_end.budget, at_end.outcome, at_end.deviation, at_end.deviation_pct, at_end.status,
    at_end.full_year_budget, forecasts.forecast, forecasts.forecast_deviation,
    coalesce(forecasts.forecast_status, 'no_data') as forecast_status,
    at_end.account = 'net_cost' and addends.org_unit_id is not null as is_addend
from figures as at_end
inner join seen on at_end.account = seen.account and at_end.end_date = seen.end_date
inner join below on at_end.org_unit_id = below.org_unit_id
left join ahead on at_end.account = ahead.account
left join figures as forecasts
    on at_end.org_unit_id = forecasts.org_unit_id
    and at_end.account = forecasts.account
    and ahead.end_date = forecasts.end_date
left join addends on at_end.org_unit_id = addends.org_unit_id
order by below.sort_path, at_end.account
