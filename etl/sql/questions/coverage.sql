-- One row per indicator and unit from which a result is expected within the period but has not come:
-- the last of its own periods that ends within the period.
with due as (
    select *
    from coverage
    where end_date between cast($start_date as date) and cast($end_date as date)
    qualify
        row_number() over (partition by indicator_id, org_unit_id order by end_date desc) = 1
),

missing as (
    select
        due.indicator_id, indicators.name, due.org_unit_id, organisation.name as org_unit,
        due.period, due.responsible
    from due
    inner join indicators on due.indicator_id = indicators.indicator_id
    inner join organisation on due.org_unit_id = organisation.org_unit_id
    where not due.is_reported
    order by organisation.sort_path, due.indicator_id
)

select * from missing
