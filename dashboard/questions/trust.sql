-- One row: how many values the chosen unit and those below it should have reported within the period, and have.
with reach as (
    select max(end_date) as last_date from periods
    where has_results
),

asked as (
    select start_date, least(end_date, last_date) as end_date
    from periods
    cross join reach
    where period = $period
),

spans as (
    select distinct frequency, from_date, to_date from expected_reporters
),

-- Of each span of time the last period that ends within the one asked for.
due_periods as (
    select
        spans.frequency, spans.from_date, spans.to_date,
        max_by(all_periods.period_key, all_periods.end_date) as period_key
    from spans
    inner join all_periods
        on spans.frequency = all_periods.kind
        and spans.from_date <= all_periods.end_date
        and spans.to_date >= all_periods.start_date
    inner join asked on all_periods.end_date between asked.start_date and asked.end_date
    group by spans.frequency, spans.from_date, spans.to_date
),

due as (
    select expected_reporters.indicator_key, expected_reporters.org_unit_key, due_periods.period_key
    from expected_reporters
    inner join due_periods
        on expected_reporters.frequency = due_periods.frequency
        and expected_reporters.from_date = due_periods.from_date
        and expected_reporters.to_date = due_periods.to_date
    inner join unit_tree on expected_reporters.org_unit_key = unit_tree.org_unit_key
    where unit_tree.ancestor_org_unit_id = $unit
),

came as (
    select lights.indicator_key
    from lights
    inner join due
        on lights.indicator_key = due.indicator_key
        and lights.org_unit_key = due.org_unit_key
        and lights.period_key = due.period_key
    where lights.breakdown = 'total'
        and lights.basis <> 'forecast'
        and lights.origin = 'reported'
        and lights.value_status not in ('missing', 'forecast')
)

select
    (select count(*) from due) as expected,
    (select count(*) from came) as reported
