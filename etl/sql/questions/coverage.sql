-- One row per indicator and unit from which a result is due within a period, and whether it has come: the last of
-- its own periods that ends within the period.
-- A period that has ended ($today) is due in whole, even where nobody has reported it; of one that goes on as much
-- as has a result of anyone.
with reach as (
    select
        min(periods.end_date) as first_date,
        max(periods.end_date) filter (where periods.has_results) as result_date
    from periods
),

asked as (
    select
        greatest(cast($start_date as date), reach.first_date) as first_date,
        case
            when
                cast($end_date as date)
                < coalesce(cast(snapshot.as_of as date), cast($today as date))
                then cast($end_date as date)
            else least(cast($end_date as date), reach.result_date)
        end as last_date
    from reach
    cross join snapshot
),

due_periods as (
    select * from periods_due((select first_date from asked), (select last_date from asked))
),

chosen_reporters as (
    select expected_reporters.*
    from expected_reporters
    inner join indicators on expected_reporters.indicator_key = indicators.indicator_key
    where ($responsible is null or coalesce(indicators.responsible, '') = $responsible)
        and (
            $unit is null
            or expected_reporters.org_unit_key in (
                select unit_tree.org_unit_key from unit_tree
                where unit_tree.ancestor_org_unit_id = $unit
            )
        )
),

due as (
    select chosen_reporters.indicator_key, chosen_reporters.org_unit_key, due_periods.period_key
    from chosen_reporters
    inner join due_periods
        on chosen_reporters.frequency = due_periods.frequency
        and chosen_reporters.from_date = due_periods.from_date
        and chosen_reporters.to_date = due_periods.to_date
),

reported as (
    select
        due.indicator_key, due.org_unit_key,
        max_by(all_periods.period, all_periods.end_date) as last_reported,
        bool_or(lights.period_key = due.period_key) as has_come
    from due
    inner join lights
        on due.indicator_key = lights.indicator_key and due.org_unit_key = lights.org_unit_key
    inner join all_periods on lights.period_key = all_periods.period_key
    where lights.breakdown = 'total'
        and has_been_reported(lights.basis, lights.origin, lights.value_status)
    group by due.indicator_key, due.org_unit_key
),

committees as (
    select
        unit_tree.org_unit_key,
        min_by(unit_tree.ancestor_org_unit_id, unit_tree.distance) as committee_id
    from unit_tree
    inner join organisation on unit_tree.ancestor_org_unit_id = organisation.org_unit_id
    where organisation.level = 'committee'
    group by unit_tree.org_unit_key
)

select
    indicators.indicator_id, indicators.name, organisation.org_unit_id,
    organisation.name as org_unit, all_periods.period, indicators.responsible,
    reported.last_reported,
    coalesce(committees.committee_id, organisation.org_unit_id) as committee_id,
    organisation.full_name as unit, coalesce(reported.has_come, false) as is_reported
from due
inner join indicators on due.indicator_key = indicators.indicator_key
inner join organisation on due.org_unit_key = organisation.org_unit_key
inner join all_periods on due.period_key = all_periods.period_key
left join reported
    on due.indicator_key = reported.indicator_key and due.org_unit_key = reported.org_unit_key
left join committees on due.org_unit_key = committees.org_unit_key
order by organisation.sort_path, indicators.indicator_id
