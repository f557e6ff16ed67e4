-- One row per goal of the chosen unit, level and area that is valid at either period: its light at both; what
-- ends in _other is at $other, and what is null on a side was not valid then.
-- change: 1 where the light at $period is better than at $other, -1 worse; 0 the same, or not to be compared.
with chosen as (
    select goals.*
    from goals
    semi join chosen_units($unit, $level) as chosen_units on goals.org_unit_id = chosen_units.org_unit_id
    where $area is null or goals.target_area_id = $area
),

lit as (
    select
        *,
        case status when 'missed' then 0 when 'near' then 1 when 'met' then 2 end as grade
    from goal_status
    where basis = 'outcome' and period in ($period, $other)
),

compared as (
    select
        chosen.goal_id, chosen.title, chosen.target_area_id, chosen.org_unit_id,
        organisation.full_name as unit, target_areas.name_sv, target_areas.name_en,
        now.status, now.met, now.near, now.missed, now.no_data, now.assessed,
        other.status as status_other, other.met as met_other, other.near as near_other,
        other.missed as missed_other, other.no_data as no_data_other,
        other.assessed as assessed_other,
        coalesce(cast(sign(now.grade - other.grade) as integer), 0) as change
    from chosen
    inner join organisation on chosen.org_unit_id = organisation.org_unit_id
    inner join target_areas on chosen.target_area_id = target_areas.target_area_id
    left join lit as now on chosen.goal_id = now.goal_id and now.period = $period
    left join lit as other on chosen.goal_id = other.goal_id and other.period = $other
    where now.goal_id is not null or other.goal_id is not null
    order by target_areas.sort_order, chosen.sort_path
)

select * from compared
