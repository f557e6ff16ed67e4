-- One row per unit, period, account, measure (budget, outcome, forecast) and what a figure of the unit's own is held
-- against: units (the sum of those directly below it) or accounts (a net cost against cost less revenue), where they
-- differ by more than an öre. amount is the unit's own figure, other_amount the other, in SEK; difference is the
-- first less the second.
-- Kept as a table.
with said as (
    select org_unit_id, period, account from budget
    union
    select org_unit_id, period, 'net_cost' as account from budget
    where account = 'cost'
),

own as (
    select budget_amounts.*
    from budget_amounts
    semi join said
        on budget_amounts.org_unit_id = said.org_unit_id
        and budget_amounts.period = said.period
        and budget_amounts.account = said.account
    where budget_amounts.origin <> 'units'
),

units as (
    select
        org_unit_id, period, account, measure, 'units' as held_against, amount,
        below as other_amount
    from own
    where below is not null
),

accounts as (
    select
        net_cost.org_unit_id, net_cost.period, net_cost.account, net_cost.measure,
        'accounts' as held_against, net_cost.amount,
        cost.amount - revenue.amount as other_amount
    from own as net_cost
    inner join budget_amounts as cost
        on net_cost.org_unit_id = cost.org_unit_id
        and net_cost.period = cost.period
        and net_cost.measure = cost.measure
        and cost.account = 'cost'
    inner join budget_amounts as revenue
        on net_cost.org_unit_id = revenue.org_unit_id
        and net_cost.period = revenue.period
        and net_cost.measure = revenue.measure
        and revenue.account = 'revenue'
    where net_cost.account = 'net_cost'
        and net_cost.origin = 'delivered'
        -- Two sums of the units below say nothing that the sum of their net costs does not.
        and not (cost.origin = 'units' and revenue.origin = 'units')
),

held as (
    select * from units
    union all
    select * from accounts
),

differing as (
    select
        org_unit_id, period, account, measure, held_against,
        cast(amount as double) as amount,
        cast(other_amount as double) as other_amount,
        cast(amount - other_amount as double) as difference
    from held
    where abs(amount - other_amount) > 0.01
)

select * from differing
