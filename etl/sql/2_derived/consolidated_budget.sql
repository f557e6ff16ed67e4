-- One row per unit, period and account that the unit has a budget for, or that is made for it: in SEK, in whole öre.
-- Each of budget, outcome and forecast is the unit's own, else the sum of the units directly below it; where a sum is
-- not whole it is null. *_origin: delivered, accounts (cost less revenue) or units (the sum). *_below: that sum, where
-- it is whole, also where the unit has a figure of its own. expected_units: how many directly below have a budget of
-- the account that year, and *_units how many of them have a figure for the period. delivery_no: the delivery of a
-- delivered row.
-- Kept as a table.
with delivered as (
    select budget.org_unit_id, budget.account, budget.period, all_periods.end_date
    from budget
    inner join all_periods on budget.period = all_periods.period
),

made_of_accounts as (
    select delivered.org_unit_id, 'net_cost' as account, delivered.period, delivered.end_date
    from delivered
    semi join budget_figures
        on delivered.org_unit_id = budget_figures.org_unit_id
        and delivered.period = budget_figures.period
        and budget_figures.origin = 'accounts'
    where delivered.account = 'cost'
),

own as (
    select * from delivered
    union
    select * from made_of_accounts
),

made_of_units as (
    select distinct
        budget_sums.org_unit_id, budget_sums.account, budget_sums.period, budget_sums.end_date
    from budget_sums
    anti join own
        on budget_sums.org_unit_id = own.org_unit_id
        and budget_sums.account = own.account
        and budget_sums.end_date = own.end_date
),

asked as (
    select * from own
    union all
    select * from made_of_units
),

figures as (
    select
        org_unit_id, account, period,
        max(amount) filter (where measure = 'budget') as budget,
        max(amount) filter (where measure = 'outcome') as outcome,
        max(amount) filter (where measure = 'forecast') as forecast,
        max(origin) filter (where measure = 'budget') as budget_origin,
        max(origin) filter (where measure = 'outcome') as outcome_origin,
        max(origin) filter (where measure = 'forecast') as forecast_origin,
        max(below) filter (where measure = 'budget') as budget_below,
        max(below) filter (where measure = 'outcome') as outcome_below,
        max(below) filter (where measure = 'forecast') as forecast_below
    from budget_amounts
    group by org_unit_id, account, period
),

expected as (
    select
        organisation.parent_org_unit_id as org_unit_id, budget_expected.account,
        budget_expected.year, count(distinct organisation.org_unit_id) as expected_units
    from organisation
    inner join unit_tree on organisation.org_unit_id = unit_tree.ancestor_org_unit_id
    inner join budget_expected on unit_tree.org_unit_id = budget_expected.org_unit_id
    group by organisation.parent_org_unit_id, budget_expected.account, budget_expected.year
),

reported as (
    select
        organisation.parent_org_unit_id as org_unit_id, budget_amounts.account,
        budget_amounts.period,
        count(*) filter (where budget_amounts.measure = 'budget') as budget_units,
        count(*) filter (where budget_amounts.measure = 'outcome') as outcome_units,
        count(*) filter (where budget_amounts.measure = 'forecast') as forecast_units
    from budget_amounts
    inner join organisation on budget_amounts.org_unit_id = organisation.org_unit_id
    where budget_amounts.amount is not null
    group by organisation.parent_org_unit_id, budget_amounts.account, budget_amounts.period
)

select
    asked.org_unit_id, asked.period, asked.account, asked.end_date,
    -- What is delivered stands as it was delivered, also where it is too large to count öre in.
    coalesce(budget.budget, cast(figures.budget as double)) as budget,
    coalesce(budget.outcome, cast(figures.outcome as double)) as outcome,
    coalesce(budget.forecast, cast(figures.forecast as double)) as forecast,
    figures.budget_origin, figures.outcome_origin, figures.forecast_origin,
    cast(figures.budget_below as double) as budget_below,
    cast(figures.outcome_below as double) as outcome_below,
    cast(figures.forecast_below as double) as forecast_below,
    cast(coalesce(expected.expected_units, 0) as integer) as expected_units,
    cast(coalesce(reported.budget_units, 0) as integer) as budget_units,
    cast(coalesce(reported.outcome_units, 0) as integer) as outcome_units,
    cast(coalesce(reported.forecast_units, 0) as integer) as forecast_units,
    budget.delivery_no
from asked
left join figures
    on asked.org_unit_id = figures.org_unit_id
    and asked.account = figures.account
    and asked.period = figures.period
left join budget
    on asked.org_unit_id = budget.org_unit_id
    and asked.account = budget.account
    and asked.period = budget.period
left join expected
    on asked.org_unit_id = expected.org_unit_id
    and asked.account = expected.account
    and year(asked.end_date) = expected.year
left join reported
    on asked.org_unit_id = reported.org_unit_id
    and asked.account = reported.account
    and asked.period = reported.period
