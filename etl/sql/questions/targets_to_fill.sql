-- One row per indicator, unit, period and breakdown that had a target in the year before $year: the same period
-- a year on, with what is known of both. Units that have ended by then are left out.
with last_year as (
    select
        targets.*,
        all_periods.start_date,
        all_periods.end_date,
        case
            when targets.period like '%/%'
                then cast($year as varchar) || '/' || lpad(cast(($year + 1) % 100 as varchar), 2, '0')
            else cast($year as varchar) || substr(targets.period, 5)
        end as next_period
    from targets
    inner join all_periods on targets.period = all_periods.period
    where substr(targets.period, 1, 4) = cast($year - 1 as varchar)
),

measured as (
    select
        last_year.indicator_id, last_year.org_unit_id, last_year.period, last_year.breakdown,
        points.value, points.period as value_period
    from last_year
    inner join indicator_points as points
        on last_year.indicator_id = points.indicator_id
        and last_year.org_unit_id = points.org_unit_id
        and last_year.breakdown = points.breakdown
        and last_year.start_date <= points.start_date
        and last_year.end_date >= points.end_date
    where points.value is not null and points.value_status <> 'forecast'
    qualify
        row_number() over (
            partition by
                last_year.indicator_id, last_year.org_unit_id, last_year.period,
                last_year.breakdown
            order by points.end_date desc, points.start_date
        ) = 1
)

select
    last_year.indicator_id,
    last_year.org_unit_id,
    last_year.next_period as period,
    cast(last_year.breakdown as varchar) as breakdown,
    known.target_value,
    known.target_upper,
    coalesce(known.baseline_value, last_year.baseline_value) as baseline_value,
    coalesce(known.baseline_period, last_year.baseline_period) as baseline_period,
    indicators.name as indicator_name,
    organisation.name as org_unit_name,
    indicators.measure_unit,
    indicators.direction,
    last_year.period as last_period,
    last_year.target_value as last_target,
    last_year.target_upper as last_upper,
    measured.value as last_value,
    measured.value_period as last_value_period
from last_year
inner join indicators on last_year.indicator_id = indicators.indicator_id
inner join organisation on last_year.org_unit_id = organisation.org_unit_id
left join targets as known
    on last_year.indicator_id = known.indicator_id
    and last_year.org_unit_id = known.org_unit_id
    and last_year.breakdown = known.breakdown
    and last_year.next_period = known.period
left join measured
    on last_year.indicator_id = measured.indicator_id
    and last_year.org_unit_id = measured.org_unit_id
    and last_year.breakdown = measured.breakdown
    and last_year.period = measured.period
where organisation.valid_to is null or organisation.valid_to >= make_date($year, 1, 1)
order by
    last_year.indicator_id, last_year.org_unit_id, last_year.end_date, last_year.breakdown
