-- One row per municipality that has benchmarks of the indicator, other than the own one: to choose whom to
-- compare with, by name. Riket, regions (00..) and groups (G...) are no municipalities.
with own as (
    select * from own_municipality()
),

named as (
    select
        benchmarks.municipality_id,
        arg_max(benchmarks.municipality_name, benchmarks.period) as municipality_name
    from benchmarks
    where benchmarks.indicator_id = $indicator
        and benchmarks.breakdown = 'total'
        and benchmarks.municipality_id not like 'G%'
        and benchmarks.municipality_id not like '00__'
    group by benchmarks.municipality_id
),

others as (
    select named.*
    from named
    anti join own
        on named.municipality_id = own.municipality_id
        or (own.municipality_id is null and named.municipality_name = own.name)
    order by named.municipality_name, named.municipality_id
)

select * from others
