-- One row per value to fill in: of each indicator, unit and period asked for the total, and the parts that were
-- reported the time before, but for what has come; with its target and the value before, small numbers hidden.
with asked as (
    select
        unnest($indicator_ids) as indicator_id, unnest($org_unit_ids) as org_unit_id,
        unnest($periods) as period
),

keyed as (
    select
        indicators.indicator_key, indicators.accumulation, organisation.org_unit_key,
        all_periods.period_key, all_periods.end_date, all_periods.year_key
    from asked
    inner join indicators on asked.indicator_id = indicators.indicator_id
    inner join organisation on asked.org_unit_id = organisation.org_unit_id
    inner join all_periods on asked.period = all_periods.period
),

known as (
    select
        keyed.indicator_key, keyed.org_unit_key, keyed.period_key,
        cast(lights.breakdown as varchar) as breakdown, lights.value, lights.value_status,
        known_periods.period as known_period, known_periods.end_date as known_date,
        lights.period_key = keyed.period_key as has_come
    from keyed
    inner join lights
        on keyed.indicator_key = lights.indicator_key
        and keyed.org_unit_key = lights.org_unit_key
    inner join all_periods as known_periods
        on lights.period_key = known_periods.period_key
        and keyed.end_date >= known_periods.end_date
    where has_been_reported(lights.basis, lights.origin, lights.value_status)
),

before as (
    select *
    from known
    where not has_come
    qualify
        row_number() over (
            partition by indicator_key, org_unit_key, breakdown order by known_date desc
        ) = 1
),

wanted as (
    select indicator_key, org_unit_key, 'total' as breakdown from keyed
    union
    select indicator_key, org_unit_key, breakdown
    from before
    qualify known_date = max(known_date) over (partition by indicator_key, org_unit_key)
),

open as (
    select keyed.*, wanted.breakdown
    from keyed
    inner join wanted
        on keyed.indicator_key = wanted.indicator_key and keyed.org_unit_key = wanted.org_unit_key
    anti join (from known where has_come) as came
        on wanted.indicator_key = came.indicator_key
        and wanted.org_unit_key = came.org_unit_key
        and wanted.breakdown = came.breakdown
),

-- The period's own target, else that of the year that holds it, which a year to date must fill; the unit's own,
-- else the nearest above's.
aimed as (
    select
        open.indicator_key, open.org_unit_key, open.breakdown, target_facts.target_value,
        target_facts.target_upper
    from open
    inner join unit_tree on open.org_unit_key = unit_tree.org_unit_key
    inner join target_facts
        on open.indicator_key = target_facts.indicator_key
        and unit_tree.ancestor_org_unit_key = target_facts.org_unit_key
        and open.breakdown = target_facts.breakdown
    where target_facts.period_key = open.period_key
        or (
            target_facts.period_key = open.year_key
            and (open.accumulation <> 'year_to_date' or month(open.end_date) = 12)
        )
    qualify
        row_number() over (
            partition by open.indicator_key, open.org_unit_key, open.breakdown
            order by unit_tree.distance, target_facts.period_key <> open.period_key
        ) = 1
)

select
    indicators.indicator_id, indicators.name, organisation.org_unit_id,
    organisation.full_name as unit, all_periods.period, open.breakdown, indicators.measure_unit,
    indicators.decimals, indicators.direction, aimed.target_value, aimed.target_upper,
    before.known_period, before.value as known_value,
    cast(before.value_status as varchar) as known_status
from open
inner join indicators on open.indicator_key = indicators.indicator_key
inner join organisation on open.org_unit_key = organisation.org_unit_key
inner join all_periods on open.period_key = all_periods.period_key
left join aimed
    on open.indicator_key = aimed.indicator_key
    and open.org_unit_key = aimed.org_unit_key
    and open.breakdown = aimed.breakdown
left join before
    on open.indicator_key = before.indicator_key
    and open.org_unit_key = before.org_unit_key
    and open.breakdown = before.breakdown
order by
    organisation.sort_path, indicators.indicator_id,
    list_position(['total', 'women', 'men'], open.breakdown)
