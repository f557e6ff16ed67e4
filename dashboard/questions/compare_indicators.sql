-- One row per indicator and unit at which a goal of the chosen unit, level and area reads it, where the goal is
-- valid, and reads it, at either period: its light at both; what ends in _other is at $other.
-- change: the value at $period less that at $other; null where either is without one, and for a year to date
-- unless both reach equally far into their years. is_better: whether that is the good way, null where neither.
-- is_of_as_many_units: false where the values are made of different numbers of units below (a reported value stands
-- for all): the difference may then be theirs who did not report, and is_better is null. Null without two values.
with chosen as (
    select goals.goal_id
    from goals
    semi join chosen_units($unit, $level) as chosen_units on goals.org_unit_id = chosen_units.org_unit_id
    semi join goal_status
        on goals.goal_id = goal_status.goal_id
        and goal_status.basis = 'outcome'
        and goal_status.period in ($period, $other)
    where $area is null or goals.target_area_id = $area
),

readings as (
    select distinct
        goal_readings.indicator_id, goal_readings.org_unit_id, goal_readings.indicator_key,
        goal_readings.org_unit_key
    from goal_readings
    semi join chosen on goal_readings.goal_id = chosen.goal_id
    inner join periods
        on periods.period in ($period, $other)
        and goal_readings.read_from <= periods.end_date
        and goal_readings.read_until >= periods.start_date
),

seen as (
    select
        reading_lights.*, all_periods.period as value_period,
        month(all_periods.end_date) as last_month
    from reading_lights
    inner join all_periods on reading_lights.period_key = all_periods.period_key
    where reading_lights.basis = 'outcome' and reading_lights.period in ($period, $other)
),

paired as (
    select
        readings.*, now.value, now.value_status, now.value_period, now.origin, now.reported_units,
        now.expected_units, now.target_value,
        now.target_upper, now.deviation, now.tolerance, now.trend, now.compared_value,
        now.compared_period_key,
        coalesce(now.status, 'no_data') as status,
        coalesce(now.reason, 'missing') as reason,
        other.value as value_other,
        other.value_status as value_status_other,
        other.value_period as value_period_other,
        other.reported_units as reported_units_other,
        other.expected_units as expected_units_other,
        other.target_value as target_value_other,
        other.target_upper as target_upper_other,
        coalesce(other.status, 'no_data') as status_other,
        coalesce(other.reason, 'missing') as reason_other,
        coalesce(now.last_month = other.last_month, false) as reach_equally_far,
        case
            when now.value is not null and other.value is not null
                then coalesce(now.reported_units, other.expected_units, 0)
                    = coalesce(other.reported_units, now.expected_units, 0)
        end as is_of_as_many_units
    from readings
    left join seen as now
        on readings.indicator_key = now.indicator_key
        and readings.org_unit_key = now.org_unit_key
        and now.period = $period
    left join seen as other
        on readings.indicator_key = other.indicator_key
        and readings.org_unit_key = other.org_unit_key
        and other.period = $other
),

measured as (
    select
        paired.*,
        indicators.name, indicators.measure_unit, indicators.decimals, indicators.direction,
        indicators.formula, indicators.rule_tolerance, indicators.rule_tolerance_kind,
        organisation.full_name as unit, organisation.sort_path,
        compared_periods.period as compared_period,
        case
            when indicators.accumulation <> 'year_to_date' or paired.reach_equally_far
                then paired.value - paired.value_other
        end as change,
        improvement(
            indicators.direction, paired.value, paired.value_other,
            coalesce(paired.target_value, paired.target_value_other),
            coalesce(paired.target_upper, paired.target_upper_other)
        ) as better_by
    from paired
    inner join indicators on paired.indicator_id = indicators.indicator_id
    inner join organisation on paired.org_unit_id = organisation.org_unit_id
    left join all_periods as compared_periods
        on paired.compared_period_key = compared_periods.period_key
),

compared as (
    select
        * exclude (
            indicator_key, org_unit_key, compared_period_key, reach_equally_far,
            better_by, sort_path
        ),
        case
            when change is not null
                and is_of_as_many_units
                and abs(better_by) > slack(value, value_other)
                then better_by > 0
        end as is_better
    from measured
    order by name, sort_path
)

select * from compared
