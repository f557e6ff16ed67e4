-- One row per indicator with a target ahead that is worse than its baseline; the highest such unit is named.
with worse as (
    select *, count(*) over (partition by indicator_id) as units
    from targets_ahead($begins)
    where direction <> 'range'
        and shortfall(direction, target_value, baseline_value, null)
        > slack(target_value, baseline_value)
    qualify row_number() over (partition by indicator_id order by sort_path) = 1
)

select
    '' as goal_id, indicator_id, period, target_value, baseline_value, baseline_period,
    org_unit || case when units > 1 then ' +' || (units - 1) else '' end as org_unit
from worse
