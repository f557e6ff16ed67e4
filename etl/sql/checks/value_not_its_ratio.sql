-- One row per result of a ratio whose value is not its numerator by its denominator, within one per cent.
-- For: results
-- Warning.
with ratios as (
    select indicator_id, measure_unit from known_indicators
    where consolidation = 'ratio'
),

computed as (
    select
        incoming.line, incoming.value,
        ratio_scale(ratios.measure_unit) * incoming.numerator / nullif(incoming.denominator, 0)
            as ratio
    from incoming
    inner join ratios on incoming.indicator_id = ratios.indicator_id
    where incoming.value is not null
)

select
    line, 'value' as column_name, value,
    round(ratio, 2) as ratio
from computed
where abs(value - ratio) > greatest(0.01 * abs(ratio), 0.05)
