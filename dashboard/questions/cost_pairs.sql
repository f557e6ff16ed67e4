-- One row per indicator with a cost indicator beside it, in order of name: what both are called and measured in.
-- has_benchmarks: other municipalities have delivered values of both.
with compared as (
    select distinct indicator_id from benchmarks
    where breakdown = 'total' and value is not null
),

paired as (
    select
        indicators.indicator_id, indicators.name, indicators.measure_unit, indicators.decimals,
        indicators.direction, costs.indicator_id as cost_indicator_id, costs.name as cost_name,
        costs.measure_unit as cost_measure_unit, costs.decimals as cost_decimals,
        quality_compared.indicator_id is not null and cost_compared.indicator_id is not null
            as has_benchmarks
    from indicators
    inner join indicators as costs on indicators.cost_indicator_id = costs.indicator_id
    left join compared as quality_compared
        on indicators.indicator_id = quality_compared.indicator_id
    left join compared as cost_compared on costs.indicator_id = cost_compared.indicator_id
    where costs.indicator_id <> indicators.indicator_id
    order by indicators.name, indicators.indicator_id
)

select * from paired
