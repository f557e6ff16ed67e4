-- One row per value that a unit should have reported within the period and has not.
with due as (
    select coverage.*
    from coverage
    inner join periods on periods.period = $period
    where coverage.org_unit_id = $unit
        and coverage.end_date between periods.start_date and periods.end_date
    qualify
        row_number() over (
            partition by coverage.indicator_id order by coverage.end_date desc
        ) = 1
),

missing as (
    select due.indicator_id, indicators.name, due.period, due.responsible
    from due
    inner join indicators on due.indicator_id = indicators.indicator_id
    where not due.is_reported
    order by indicators.name
)

select * from missing
