-- One row per unit, account, period and measure (budget, outcome, forecast) that the unit has a figure of its own for,
-- in decimals of whole öre: delivered, or for a net cost made of its own cost and revenue.
-- Amounts run from 1 January: what ends on the same day says the same, so a figure for 2025-08 also stands for
-- 2025-T2 where anyone has one for that. A figure that no öre can be counted in is none.
-- Only while building.
with written as (
    select org_unit_id, account, period, 'budget' as measure, budget as amount from budget
    union all
    select org_unit_id, account, period, 'outcome' as measure, outcome as amount from budget
    union all
    select org_unit_id, account, period, 'forecast' as measure, forecast as amount from budget
),

known as (
    select
        written.org_unit_id, written.account, written.period, written.measure,
        try_cast(written.amount as decimal(18, 2)) as amount,
        all_periods.start_date, all_periods.end_date
    from written
    inner join all_periods on written.period = all_periods.period
    where try_cast(written.amount as decimal(18, 2)) is not null
),

periods_used as (
    select distinct budget.period, all_periods.end_date
    from budget
    inner join all_periods on budget.period = all_periods.period
),

delivered as (
    select
        known.org_unit_id, known.account, periods_used.period, known.end_date, known.measure,
        known.amount
    from known
    inner join periods_used on known.end_date = periods_used.end_date
    qualify
        row_number() over (
            partition by known.org_unit_id, known.account, periods_used.period, known.measure
            order by known.period = periods_used.period desc, known.start_date
        ) = 1
),

made_of_accounts as (
    select
        cost.org_unit_id, 'net_cost' as account, cost.period, cost.end_date, cost.measure,
        cost.amount - revenue.amount as amount
    from delivered as cost
    inner join delivered as revenue
        on cost.org_unit_id = revenue.org_unit_id
        and cost.period = revenue.period
        and cost.measure = revenue.measure
    left join delivered as net_cost
        on cost.org_unit_id = net_cost.org_unit_id
        and cost.period = net_cost.period
        and cost.measure = net_cost.measure
        and net_cost.account = 'net_cost'
    where cost.account = 'cost' and revenue.account = 'revenue' and net_cost.account is null
)

select *, 'delivered' as origin from delivered
union all
select *, 'accounts' as origin from made_of_accounts
