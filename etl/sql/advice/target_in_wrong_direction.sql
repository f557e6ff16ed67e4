-- One row per indicator with a target ahead that is worse than its baseline; the highest such unit is named.
with ahead as (
    select targets.*, indicators.direction, organisation.name as org_unit, organisation.sort_path
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

worse as (
    select *, count(*) over (partition by indicator_id) as units
    from ahead
    where case direction
        when 'higher' then baseline_value - target_value
        when 'lower' then target_value - baseline_value
    end > 1e-9 * greatest(abs(target_value), abs(baseline_value))
    qualify row_number() over (partition by indicator_id order by sort_path) = 1
)

select
    '' as goal_id, indicator_id, period, target_value, baseline_value, baseline_period,
    org_unit || case when units > 1 then ' +' || (units - 1) else '' end as org_unit
from worse
