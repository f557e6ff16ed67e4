-- One row per indicator and unit, of the chosen unit and those below it, that should have reported a value
-- within the period and has not: the last of its own periods that ends within it. As many rows as trust's
-- expected less its reported.
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
    select lights.indicator_key, lights.org_unit_key, lights.period_key
    from lights
    inner join due
        on lights.indicator_key = due.indicator_key
        and lights.org_unit_key = due.org_unit_key
        and lights.period_key = due.period_key
    where lights.breakdown = 'total'
        and lights.basis <> 'forecast'
        and lights.origin = 'reported'
        and lights.value_status not in ('missing', 'forecast')
),

missing as (
    select due.*
    from due
    anti join came
        on due.indicator_key = came.indicator_key
        and due.org_unit_key = came.org_unit_key
        and due.period_key = came.period_key
),

named as (
    select
        indicators.indicator_id, indicators.name, organisation.org_unit_id,
        organisation.name as unit, all_periods.period, indicators.responsible
    from missing
    inner join indicators on missing.indicator_key = indicators.indicator_key
    inner join organisation on missing.org_unit_key = organisation.org_unit_key
    inner join all_periods on missing.period_key = all_periods.period_key
    order by organisation.sort_path, indicators.name
)

select * from named
