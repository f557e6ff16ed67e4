-- One row per budget, outcome or forecast that another period ending on the same day (2025-08 beside 2025-T2) has as
-- another amount of the same unit and account, by more than an öre: delivered before, or on another line of the file.
-- The outcome of a year is that of its annual accounts, which December's need not be.
-- For: budget
-- Warning.
with amounts as (
    select line, org_unit_id, account, period, 'budget' as measure, budget as amount from incoming
    union all
    select line, org_unit_id, account, period, 'outcome' as measure, outcome as amount from incoming
    union all
    select line, org_unit_id, account, period, 'forecast' as measure, forecast as amount from incoming
),

held as (
    select
        amounts.*, budget.period as other_period,
        case amounts.measure
            when 'budget' then budget.budget when 'outcome' then budget.outcome else budget.forecast
        end as other_amount
    from amounts
    inner join budget
        on amounts.org_unit_id = budget.org_unit_id
        and amounts.account = budget.account
        and period_end(amounts.period) = period_end(budget.period)
        and amounts.period <> budget.period
),

differing as (
    select
        held.line, held.measure as column_name, held.amount as value, known_organisation.name as unit,
        'word_' || held.account as account, 'word_' || held.measure as measure, held.period,
        held.other_period, held.amount, held.other_amount
    from held
    inner join known_organisation on held.org_unit_id = known_organisation.org_unit_id
    where abs(held.amount - held.other_amount) > 0.01
        and (
            held.measure = 'budget'
            or (period_kind(held.period) <> 'year' and period_kind(held.other_period) <> 'year')
        )
    qualify
        row_number() over (
            partition by held.org_unit_id, held.account, period_end(held.period), held.measure
            order by held.line, held.other_period
        ) = 1
)

select * from differing
