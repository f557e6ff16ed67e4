-- Example: one row per indicator with values of other municipalities: our newest value beside their median that year.
with medians as (
    select
        indicator_id, period,
        median(value) as median_of_others,
        count(value) as municipalities
    from benchmarks
    where breakdown = 'total'
    group by indicator_id, period
)

select
    indicators.name as indicator,
    indicator_points.period,
    indicator_points.value as ours,
    medians.median_of_others,
    medians.municipalities,
    indicators.measure_unit,
    indicators.direction
from indicator_points
inner join medians
    on indicator_points.indicator_id = medians.indicator_id
    and indicator_points.period = medians.period
inner join indicators on indicator_points.indicator_id = indicators.indicator_id
inner join organisation on indicator_points.org_unit_id = organisation.org_unit_id
where indicator_points.breakdown = 'total' and organisation.depth = 0
qualify
    row_number() over (
        partition by indicators.indicator_id
        order by indicator_points.end_date desc
    ) = 1
order by indicator
