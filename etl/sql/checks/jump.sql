-- One row per result that lies more than five median deviations from its series' median, in series
-- of eight points or more; the series is what was known with what is being delivered.
-- For: results
-- Warning.
with points as (
    select indicator_id, org_unit_id, breakdown, value from incoming
    where value is not null
    union all
    select
        published_results.indicator_id, published_results.org_unit_id,
        published_results.breakdown, published_results.value
    from published_results
    semi join incoming
        on published_results.indicator_id = incoming.indicator_id
        and published_results.org_unit_id = incoming.org_unit_id
    anti join incoming as replaced
        on published_results.indicator_id = replaced.indicator_id
        and published_results.org_unit_id = replaced.org_unit_id
        and published_results.breakdown = replaced.breakdown
        and published_results.period = replaced.period
    where published_results.value is not null
),

series as (
    select
        indicator_id, org_unit_id, breakdown, median(value) as middle, mad(value) as deviation
    from points
    group by indicator_id, org_unit_id, breakdown
    having count(*) >= 8
)

select
    incoming.line, 'value' as column_name, incoming.value,
    round(series.middle, 2) as middle
from incoming
inner join series
    on incoming.indicator_id = series.indicator_id
    and incoming.org_unit_id = series.org_unit_id
    and incoming.breakdown = series.breakdown
where series.deviation > 0
    and abs(incoming.value - series.middle) > 5 * series.deviation
