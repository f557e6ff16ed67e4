-- One row per indicator with a target ahead that its newest result has reached; the highest such unit is named.
-- A result over another length of time than the target's is not held against it, but where it is a state.
with measured as (
    select
        ahead.*, points.value, points.period as value_period
    from targets_ahead($begins) as ahead
    inner join indicator_points as points
        on ahead.indicator_id = points.indicator_id
        and ahead.org_unit_id = points.org_unit_id
        and ahead.breakdown = points.breakdown
        and ahead.end_date > points.end_date
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
    where direction <> 'range'
        and shortfall(direction, value, target_value, null) <= slack(target_value, value)
    qualify row_number() over (partition by indicator_id order by sort_path) = 1
)

select
    '' as goal_id, indicator_id, period, target_value, value, value_period,
    org_unit || case when units > 1 then ' +' || (units - 1) else '' end as org_unit
from met
