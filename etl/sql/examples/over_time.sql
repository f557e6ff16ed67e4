-- Example: one row per year of the municipality's indicator with the longest series of years: value and target.
with longest as (
    select indicator_points.indicator_id
    from indicator_points
    inner join organisation on indicator_points.org_unit_id = organisation.org_unit_id
    where indicator_points.breakdown = 'total'
        and organisation.depth = 0
        and length(indicator_points.period) = 4
    group by indicator_points.indicator_id
    order by count(indicator_points.value) desc, indicator_points.indicator_id
    limit 1
)

select
    indicator_points.period as year,
    indicator_points.value,
    indicator_points.target_value,
    indicators.name as indicator
from indicator_points
inner join longest on indicator_points.indicator_id = longest.indicator_id
inner join indicators on indicator_points.indicator_id = indicators.indicator_id
inner join organisation on indicator_points.org_unit_id = organisation.org_unit_id
where indicator_points.breakdown = 'total'
    and organisation.depth = 0
    and length(indicator_points.period) = 4
order by year
