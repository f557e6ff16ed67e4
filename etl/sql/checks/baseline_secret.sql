-- One row per target whose baseline is a confidential result, or that of women or men beside one: it is not shown.
-- For: targets
-- Warning.
with newest as (
    select
        indicator_id, org_unit_id, period, breakdown,
        max_by(value_status, delivery_no) as value_status
    from landed_results
    semi join incoming
        on landed_results.indicator_id = incoming.indicator_id
        and landed_results.org_unit_id = incoming.org_unit_id
        and landed_results.period = incoming.baseline_period
    group by indicator_id, org_unit_id, period, breakdown
),

telling as (
    select distinct incoming.line, incoming.baseline_period
    from incoming
    inner join newest
        on incoming.indicator_id = newest.indicator_id
        and incoming.org_unit_id = newest.org_unit_id
        and incoming.baseline_period = newest.period
        and incoming.breakdown in (newest.breakdown, 'women', 'men')
    where newest.value_status = 'confidential'
)

select line, 'baseline_value' as column_name, baseline_period as value
from telling
