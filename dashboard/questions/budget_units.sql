-- One row per unit with a budget of $account that year: the chosen unit first, then those directly below it, or at $level
-- anywhere below it. All are of the same day: the newest within $period at which the chosen unit has an outcome, else
-- any of them, else a budget. The forecast is the newest by then that year. newest_outcome: the last day within the
-- period at which the unit has an outcome. Of what ends on the same day the longest period speaks.
with units as (
    select * from unit_and_below($unit, $level)
),

figures as (
    select budget_status.*, year(budget_status.end_date) as year
    from budget_status
    inner join units on budget_status.org_unit_id = units.org_unit_id
    inner join all_periods on budget_status.period = all_periods.period
    where budget_status.account = $account
    qualify
        row_number() over (
            partition by budget_status.org_unit_id, budget_status.end_date
            order by all_periods.start_date
        ) = 1
),

within as (
    select figures.*
    from figures
    inner join all_periods on all_periods.period = $period
    where figures.end_date between all_periods.start_date and all_periods.end_date
),

seen as (
    select
        coalesce(
            max(end_date) filter (where org_unit_id = $unit and outcome is not null),
            max(end_date) filter (where outcome is not null),
            max(end_date) filter (where budget is not null)
        ) as end_date
    from within
),

ahead as (
    select
        coalesce(
            max(figures.end_date) filter (where org_unit_id = $unit and forecast is not null),
            max(figures.end_date) filter (where forecast is not null)
        ) as end_date
    from figures
    inner join seen
        on figures.year = year(seen.end_date) and figures.end_date <= seen.end_date
),

years as (
    select figures.org_unit_id, any_value(figures.full_year_budget) as full_year_budget
    from figures
    inner join seen on figures.year = year(seen.end_date)
    group by figures.org_unit_id
),

newest as (
    select org_unit_id, max(end_date) as end_date from within
    where outcome is not null
    group by org_unit_id
),

told as (
    select
        units.org_unit_id, units.name, units.level, units.is_chosen,
        seen.end_date, at_end.period, at_end.budget, at_end.outcome, at_end.deviation,
        at_end.deviation_pct, coalesce(at_end.status, 'no_data') as status,
        at_end.budget_origin, at_end.outcome_origin,
        at_end.budget_units, at_end.outcome_units, at_end.expected_units,
        years.full_year_budget,
        ahead.end_date as forecast_date, forecasts.period as forecast_period, forecasts.forecast,
        forecasts.forecast_deviation, forecasts.forecast_deviation_pct,
        coalesce(forecasts.forecast_status, 'no_data') as forecast_status,
        forecasts.forecast_origin, forecasts.forecast_units,
        newest.end_date as newest_outcome
    from units
    inner join years on units.org_unit_id = years.org_unit_id
    cross join seen
    cross join ahead
    left join figures as at_end
        on units.org_unit_id = at_end.org_unit_id and seen.end_date = at_end.end_date
    left join figures as forecasts
        on units.org_unit_id = forecasts.org_unit_id and ahead.end_date = forecasts.end_date
    left join newest on units.org_unit_id = newest.org_unit_id
    order by units.is_chosen desc, units.sort_path
)

select * from told
