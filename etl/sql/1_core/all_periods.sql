-- One row per period that occurs in what is delivered, per calendar year that holds one, and, in those years,
-- per period of a kind that an indicator is measured by or the municipality reports by.
-- is_judged: it occurs, or is one to report by with which a shorter one ends (months alone can be read by
-- tertial); the others are there so that what nobody delivered is missed.
-- period_key is made of its parts (2025-T2 is 2025202), so that a year earlier is 1000 less.
-- Kept as a table.
with written as (
    select period from landed_results
    union
    select period from landed_targets
    union
    select baseline_period from landed_targets where baseline_period is not null
    union
    select period from landed_budget
    union
    select period from landed_assessments
),

parts as (
    select
        period,
        cast(period[1:4] as integer) as year,
        case
            when length(period) = 4 then 'year'
            when period[5] = '/' then 'school_year'
            when period[6] = 'H' then 'half_year'
            when period[6] = 'T' then 'tertial'
            when period[6] = 'Q' then 'quarter'
            else 'month'
        end as kind,
        case
            when length(period) = 4 or period[5] = '/' then 0
            else cast(ltrim(period[6:], 'HTQ') as integer)
        end as number
    from written
),

with_years as (
    select period, year, kind, number from parts
    union
    select cast(year as varchar), year, 'year', 0 from parts
    union
    select cast(year + 1 as varchar), year + 1, 'year', 0 from parts where kind = 'school_year'
),

reporting as (
    select
        case kinds.kind
            when 'year' then cast(years.year as varchar)
            when 'school_year' then printf('%d/%02d', years.year, (years.year + 1) % 100)
            when 'month' then printf('%d-%02d', years.year, numbers.number)
            else printf('%d-%s%d', years.year, kinds.letter, numbers.number)
        end as period,
        years.year, kinds.kind, case when kinds.parts = 1 then 0 else numbers.number end as number,
        list_contains(settings.reporting_kinds, kinds.kind) as is_to_report_by
    from (select distinct year from with_years) as years
    cross join (
        values ('year', '', 1), ('half_year', 'H', 2), ('tertial', 'T', 3), ('quarter', 'Q', 4),
            ('month', '', 12), ('school_year', '', 1)
    ) as kinds (kind, letter, parts)
    inner join (select unnest(range(1, 13)) as number) as numbers
        on kinds.parts >= numbers.number
    cross join settings
    where list_contains(settings.reporting_kinds, kinds.kind)
        or kinds.kind in (select indicators.frequency from indicators)
),

with_reporting as (
    select *, false as is_to_report_by, false as is_made from with_years
    union all
    select reporting.*, true as is_made
    from reporting
    anti join with_years on reporting.period = with_years.period
),

sized as (
    select
        *,
        case kind
            when 'year' then 12 when 'half_year' then 6 when 'tertial' then 4
            when 'quarter' then 3 when 'month' then 1 else 12
        end as months,
        list_position(
            ['year', 'half_year', 'tertial', 'quarter', 'month', 'school_year'], kind
        ) - 1 as kind_number
    from with_reporting
),

started as (
    select
        *,
        make_date(
            year,
            case kind
                when 'year' then 1 when 'school_year' then 7 else (number - 1) * months + 1
            end,
            1
        ) as start_date
    from sized
),

dated as (
    select
        cast(year * 1000 + kind_number * 100 + number as integer) as period_key,
        period,
        kind,
        months,
        is_made,
        is_to_report_by,
        start_date,
        last_day(cast(start_date + to_months(months - 1) as date)) as end_date
    from started
),

keyed as (
    select
        *,
        cast(year(end_date) * 1000 as integer) as year_key,
        cast(year(end_date) * 12 + month(end_date) as integer) as end_month
    from dated
),

told as (
    select
        period_key, period, kind, start_date, end_date, year_key, end_month,
        not is_made
        or is_to_report_by and exists (
            select 1 from keyed as shorter
            where not shorter.is_made
                and shorter.end_month = keyed.end_month
                and shorter.months <= keyed.months
        ) as is_judged
    from keyed
)

select * from told
