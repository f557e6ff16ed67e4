-- What is to be done: macros over the finished models, for whoever works and for the municipality's calendar.

-- One row per value that is missing on a day: of each indicator and reporter the last of its own periods that ended
-- with a period to report by, where it has not come, though nobody else has reported any either.
create macro values_missing(today) as table
with closing as (
    select all_periods.end_date
    from all_periods
    inner join municipality on list_contains(municipality.reporting_kinds, all_periods.kind)
    where all_periods.end_date < today
),

due as (
    select
        expected_reporters.indicator_key, expected_reporters.org_unit_key,
        max_by(all_periods.period_key, all_periods.end_date) as period_key
    from expected_reporters
    inner join all_periods
        on expected_reporters.frequency = all_periods.kind
        and expected_reporters.from_date <= all_periods.end_date
        and expected_reporters.to_date >= all_periods.start_date
    where all_periods.end_date <= (select max(end_date) from closing)
    group by expected_reporters.indicator_key, expected_reporters.org_unit_key
),

missing as (
    select due.*
    from due
    anti join lights
        on due.indicator_key = lights.indicator_key
        and due.org_unit_key = lights.org_unit_key
        and due.period_key = lights.period_key
        and lights.breakdown = 'total'
        and has_been_reported(lights.basis, lights.origin, lights.value_status)
)

select
    missing.indicator_key, missing.org_unit_key, all_periods.period,
    (select min(closing.end_date) from closing where closing.end_date >= all_periods.end_date)
        as end_date
from missing
inner join all_periods on missing.period_key = all_periods.period_key;

-- One row per thing to do on a day: a value to report, a goal to assess or whose assessment is to be approved, an
-- activity to finish. end_date: the last day of the period that it is of, or the activity's; state: how far the
-- assessment or the activity has come.
create macro things_to_do(today) as table
with to_report as (
    select
        'report' as what, indicators.indicator_id as id, indicators.name as title,
        indicators.responsible, organisation.org_unit_id, organisation.full_name as unit,
        values_missing.period, values_missing.end_date, 'none' as state,
        cast(null as double) as percent_done
    from values_missing(today) as values_missing
    inner join indicators on values_missing.indicator_key = indicators.indicator_key
    inner join organisation on values_missing.org_unit_key = organisation.org_unit_key
),

newest as (
    select max(end_date) as end_date from assessment_coverage
    where end_date < today
),

to_judge as (
    select
        case when coverage.state = 'ready' then 'approve' else 'assess' end as what,
        coverage.goal_id as id, goals.title, goals.responsible, organisation.org_unit_id,
        organisation.full_name as unit, coverage.period, coverage.end_date, coverage.state,
        cast(null as double) as percent_done
    from assessment_coverage as coverage
    inner join newest
        on coverage.end_date = newest.end_date
        or (coverage.state = 'ready' and coverage.end_date < newest.end_date)
    inner join goals on coverage.goal_id = goals.goal_id
    inner join organisation on coverage.org_unit_id = organisation.org_unit_id
    where coverage.state <> 'approved'
),

to_finish as (
    select
        'finish' as what, activities.activity_id as id, activities.title, activities.responsible,
        activities.org_unit_id, organisation.full_name as unit, cast(null as varchar) as period,
        activities.due_date as end_date, activities.status as state, activities.percent_done
    from activities
    left join organisation on activities.org_unit_id = organisation.org_unit_id
    where activities.status in ('not_started', 'in_progress')
        and activities.due_date is not null
)

select * from to_report
union all
select * from to_judge
union all
select * from to_finish;
