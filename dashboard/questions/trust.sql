-- One row: how many values the chosen unit and those below it should have reported within the period.
with due as (
    select coverage.*
    from coverage
    inner join unit_tree on coverage.org_unit_id = unit_tree.org_unit_id
    inner join periods on periods.period = $period
    where unit_tree.ancestor_org_unit_id = $unit
        and coverage.end_date between periods.start_date and periods.end_date
    qualify
        row_number() over (
            partition by coverage.indicator_id, coverage.org_unit_id
            order by coverage.end_date desc
        ) = 1
),

counted as (
    select count(*) as expected, count(*) filter (where is_reported) as reported
    from due
)

select * from counted
