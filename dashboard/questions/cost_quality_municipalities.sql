-- One row per municipality and period that has a value of $quality or of $cost, of the total: id, name and both values,
-- each null where it has none. Riket, regions (00..) and groups (G...) are no municipalities.
-- The own municipality's values are its own results at the top unit, else its benchmarks; where its own is hidden
-- there is none.
with own as (
    select * from own_municipality()
),

asked as (
    select unnest([$quality, $cost]) as indicator_id
),

delivered as (
    select
        benchmarks.municipality_id, benchmarks.municipality_name, benchmarks.period,
        benchmarks.indicator_id, benchmarks.value,
        coalesce(benchmarks.municipality_id = own.municipality_id, false)
        or (own.municipality_id is null and benchmarks.municipality_name = own.name)
            as is_own
    from benchmarks
    inner join asked on benchmarks.indicator_id = asked.indicator_id
    left join own on true
    where benchmarks.breakdown = 'total'
        and benchmarks.value_status in ('final', 'preliminary')
        and benchmarks.value is not null
        and benchmarks.municipality_id not like 'G%'
        and benchmarks.municipality_id not like '00__'
),

own_results as (
    select indicator_points.indicator_id, indicator_points.period, indicator_points.value
    from indicator_points
    inner join own on indicator_points.org_unit_id = own.org_unit_id
    inner join asked on indicator_points.indicator_id = asked.indicator_id
    where indicator_points.breakdown = 'total'
        and indicator_points.value_status not in ('missing', 'forecast')
),

own_benchmarks as (
    select delivered.indicator_id, delivered.period, any_value(delivered.value) as value
    from delivered
    anti join own_results
        on delivered.indicator_id = own_results.indicator_id
        and delivered.period = own_results.period
    where delivered.is_own
    group by delivered.indicator_id, delivered.period
),

own_values as (
    select * from own_results
    union all
    select * from own_benchmarks
),

held as (
    select
        municipality_id, municipality_name, false as is_own, period, indicator_id, value
    from delivered
    where not is_own
    union all
    select
        coalesce(own.municipality_id, own.org_unit_id), own.name, true, own_values.period,
        own_values.indicator_id, own_values.value
    from own_values
    cross join own
),

paired as (
    select
        period, municipality_id as id, arg_max(municipality_name, indicator_id) as name, is_own,
        any_value(value) filter (where indicator_id = $quality) as quality,
        any_value(value) filter (where indicator_id = $cost) as cost
    from held
    group by period, municipality_id, is_own
    order by period, name, id
)

select * from paired
