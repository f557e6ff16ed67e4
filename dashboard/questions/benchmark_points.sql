-- One row per municipality compared, the best first: its value of the total in the newest period that has
-- benchmarks at or before the end of $period, one and the same for all. $municipalities: ids joined by line
-- breaks, or null for all. Riket, regions (00..) and groups (G...) are no municipalities.
-- The own municipality is always one of those compared, and counted in rank, municipality_count, median and
-- quartiles: "plats 3 av 290". Its value is its own result at the top unit, else its benchmark. What has no
-- value takes no part. rank: 1 is best, ties share the better place; null for a range, where none is best.
-- quartile: 1 where no more than a quarter of all are as good or better, 4 where no more than a quarter are as bad
-- or worse, else 2 in the better half and 3 in the other; null for a range and where fewer than four are compared.
with own as (
    select * from own_municipality()
),

delivered as (
    select
        benchmarks.municipality_id, benchmarks.municipality_name, benchmarks.period,
        benchmarks.value,
        coalesce(benchmarks.municipality_id = own.municipality_id, false)
        or (own.municipality_id is null and benchmarks.municipality_name = own.name)
            as is_own
    from benchmarks
    left join own on true
    where benchmarks.indicator_id = $indicator
        and benchmarks.breakdown = 'total'
        and benchmarks.value_status in ('final', 'preliminary')
        and benchmarks.value is not null
        and benchmarks.municipality_id not like 'G%'
        and benchmarks.municipality_id not like '00__'
),

-- A period of benchmarks alone is not among the periods of results: its end is read from its name.
parts as (
    select distinct
        period,
        cast(period[1:4] as integer) as year,
        case when length(period) > 4 and period[5] <> '/' then cast(ltrim(period[6:], 'HTQ') as integer) end
            as number,
        case period[6] when 'H' then 6 when 'T' then 4 when 'Q' then 3 else 1 end as months
    from delivered
),

ended as (
    select
        period,
        case
            when length(period) = 4 then make_date(year, 12, 31)
            when period[5] = '/' then make_date(year + 1, 6, 30)
            else last_day(make_date(year, number * months, 1))
        end as end_date
    from parts
),

newest as (
    select ended.period
    from ended
    inner join all_periods as asked on asked.period = $period and ended.end_date <= asked.end_date
    order by ended.end_date desc, length(ended.period)
    limit 1
),

of_period as (
    select delivered.*
    from delivered
    inner join newest on delivered.period = newest.period
),

-- Its own result decides, also where it is hidden: then it takes no part.
own_result as (
    select indicator_points.value
    from indicator_points
    inner join own on indicator_points.org_unit_id = own.org_unit_id
    inner join newest on indicator_points.period = newest.period
    where indicator_points.indicator_id = $indicator
        and indicator_points.breakdown = 'total'
        and indicator_points.value_status not in ('missing', 'forecast')
),

own_value as (
    select value from own_result
    union all
    select any_value(of_period.value)
    from of_period
    where of_period.is_own and not exists (select 1 from own_result)
),

compared as (
    select municipality_id, municipality_name, value, false as is_own, period
    from of_period
    where not is_own
        and (
            $municipalities is null
            or municipality_id in (select unnest(string_split($municipalities, chr(10))))
        )
    union all
    select
        coalesce(own.municipality_id, own.org_unit_id), own.name, own_value.value, true,
        newest.period
    from own_value
    cross join own
    cross join newest
    where own_value.value is not null
),

-- What floats make of one and the same number is no difference.
directed as (
    select
        compared.*,
        round(case indicators.direction when 'higher' then -compared.value when 'lower' then compared.value end, 9)
            as worse
    from compared
    inner join indicators on indicators.indicator_id = $indicator
),

summed as (
    select
        count(*) as municipality_count,
        quantile_cont(value, 0.25) as lower_quartile,
        median(value) as median,
        quantile_cont(value, 0.75) as upper_quartile,
        min(value) as minimum,
        max(value) as maximum
    from directed
),

placed as (
    select
        *,
        case when worse is not null then rank() over (order by worse) end as rank,
        count(*) over (order by worse) as as_good_or_better,
        count(*) over (order by worse desc) as as_bad_or_worse
    from directed
),

ranked as (
    select
        placed.municipality_id, placed.municipality_name, placed.value, placed.is_own,
        placed.period, placed.rank, summed.municipality_count,
        case
            when placed.rank is null or summed.municipality_count < 4 then null
            when placed.as_good_or_better * 4 <= summed.municipality_count then 1
            when placed.as_bad_or_worse * 4 <= summed.municipality_count then 4
            when placed.as_good_or_better <= placed.as_bad_or_worse then 2
            else 3
        end as quartile,
        summed.median, summed.lower_quartile, summed.upper_quartile, summed.minimum, summed.maximum
    from placed
    cross join summed
    order by placed.worse, placed.value, placed.municipality_name
)

select * from ranked
