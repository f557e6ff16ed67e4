-- One row per indicator and unit, the chosen unit and those below, whose total has a numerator: the unit's net cost in
-- SEK by what was counted, or the reason why none is reckoned; the newest whole year by the end of $period that can be,
-- else the newest period. A forecast, and what is hidden, is not there.
-- reason: not_share (no share of a hundred that is the better the higher), not_year (no calendar year as a whole),
-- incomplete (some unit below has not reported), no_count (nothing, or no whole number, was counted), no_budget (no net
-- cost above zero for that year), wide (the unit's cost is parted among units below, so that much else is in it),
-- not_counts (less than a krona each: what was counted is money); null where cost_per_result is known.
-- sharing: how many other indicators are reckoned by the same cost.
with chosen as (
    select org_unit_id from unit_tree
    where ancestor_org_unit_id = $unit
),

asked as (
    select end_date from all_periods
    where period = $period
),

-- Once a unit has a budget of its own, the units above hold more than its cost alone.
wide as (
    select distinct unit_tree.ancestor_org_unit_id as org_unit_id
    from budget
    inner join unit_tree on budget.org_unit_id = unit_tree.org_unit_id
    where unit_tree.distance > 0 and budget.account <> 'investment'
),

years as (
    select
        budget_status.org_unit_id, budget_status.end_date, budget_status.period as budget_period,
        budget_status.outcome
    from budget_status
    inner join all_periods on budget_status.period = all_periods.period
    where budget_status.account = 'net_cost'
        and budget_status.outcome is not null
        and month(budget_status.end_date) = 12
    qualify
        row_number() over (
            partition by budget_status.org_unit_id, budget_status.end_date
            order by all_periods.start_date
        ) = 1
),

counted as (
    select
        indicators.indicator_id, indicators.name, indicators.measure_unit, indicators.direction,
        organisation.org_unit_id, organisation.sort_path, all_periods.period,
        all_periods.end_date, lights.value, lights.value_status, result_details.numerator,
        result_details.denominator,
        coalesce(result_details.reported_units < result_details.expected_units, false)
            as is_incomplete,
        all_periods.kind = 'year'
        or (indicators.accumulation = 'year_to_date' and month(all_periods.end_date) = 12)
            as is_year
    from lights
    inner join result_details
        on lights.indicator_key = result_details.indicator_key
        and lights.org_unit_key = result_details.org_unit_key
        and lights.breakdown = result_details.breakdown
        and lights.period_key = result_details.period_key
    inner join indicators on lights.indicator_key = indicators.indicator_key
    inner join organisation on lights.org_unit_key = organisation.org_unit_key
    inner join all_periods on lights.period_key = all_periods.period_key
    semi join chosen on organisation.org_unit_id = chosen.org_unit_id
    inner join asked on all_periods.end_date <= asked.end_date
    where lights.breakdown = 'total'
        and lights.basis <> 'forecast'
        and lights.value_status in ('final', 'preliminary')
        and lights.value is not null
        and result_details.numerator is not null
),

explained as (
    select
        counted.*, years.budget_period, years.outcome,
        case
            when counted.direction <> 'higher' then 'not_share'
            when not regexp_matches(counted.measure_unit, '^\s*(%|procent|per cent|percent)') then 'not_share'
            when not counted.is_year then 'not_year'
            when counted.is_incomplete then 'incomplete'
            when counted.numerator <= 0 or counted.numerator <> floor(counted.numerator) then 'no_count'
            when years.outcome is null or years.outcome <= 0 then 'no_budget'
            when wide.org_unit_id is not null then 'wide'
            when years.outcome < counted.numerator then 'not_counts'
        end as reason
    from counted
    left join years
        on counted.org_unit_id = years.org_unit_id and counted.end_date = years.end_date
    left join wide on counted.org_unit_id = wide.org_unit_id
    qualify
        row_number() over (
            partition by counted.indicator_id, counted.org_unit_id
            order by counted.is_year desc, years.outcome is not null desc, counted.end_date desc
        ) = 1
),

reckoned as (
    select
        indicator_id, name, measure_unit, org_unit_id, sort_path, period, value, value_status,
        numerator, denominator, budget_period, outcome, reason,
        case when reason is null then outcome / numerator end as cost_per_result,
        case
            when reason is null
                then count(*) filter (where reason is null) over (partition by org_unit_id, end_date) - 1
        end as sharing
    from explained
    order by reason is not null, sort_path, name
)

select * from reckoned
