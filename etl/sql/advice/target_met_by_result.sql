-- One row per indicator with a target ahead that its newest result has reached; the highest such unit is named.
-- A result over another length of time than the target's is not held against it, but where it is a state.
with ahead as (
    select
        targets.*, indicators.direction, indicators.accumulation, all_periods.start_date,
        all_periods.end_date, organisation.name as org_unit, organisation.sort_path
    from targets
    inner join indicators on targets.indicator_id = indicators.indicator_id
    inner join organisation on targets.org_unit_id = organisation.org_unit_id
    inner join all_periods on targets.period = all_periods.period
    where targets.breakdown = 'total' and all_periods.end_date >= $begins
    qualify
        row_number() over (
            partition by targets.indicator_id, targets.org_unit_id
            order by all_periods.end_date, all_periods.start_date
        ) = 1
),

measured as (
    select
        ahead.*, points.value, points.period as value_period,
        shortfall.by_which
    from ahead
    inner join indicator_points as points
        on ahead.indicator_id = points.indicator_id
        and ahead.org_unit_id = points.org_unit_id
        and ahead.breakdown = points.breakdown
        and ahead.end_date > points.end_date
    cross join lateral (
        select case ahead.direction
            when 'higher' then ahead.target_value - points.value
            when 'lower' then points.value - ahead.target_value
        end as by_which
    ) as shortfall
    where points.value_status <> 'forecast'
        and (
            ahead.accumulation = 'point'
            or abs(
                (points.end_date - points.start_date) - (ahead.end_date - ahead.start_date)
            ) <= 3
        )
    qualify
        row_number() over (
            partition by ahead.indicator_id, ahead.org_unit_id
            order by points.end_date desc, points.start_date
        ) = 1
),

met as (
    select *, count(*) over (partition by indicator_id) as units
    from measured
    where by_which <= 1e-9 * greatest(abs(target_value), abs(value))
    qualify row_number() over (partition by indicator_id order by sort_path) = 1
)

select
    '' as goal_id, indicator_id, period, target_value, value, value_period,
    org_unit || case when units > 1 then ' +' || (units - 1) else '' end as org_unit
from met
