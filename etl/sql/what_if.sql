-- WHAT IF: the lights as they would be with other targets, other tolerances or another roll-up; macros over the
-- finished models. The rule is asked (status.sql), never repeated, and nothing is stored.
--
-- supposed: what is supposed instead, as JSON: targets that are delivered, by indicator, unit and period, with
-- another value (and upper bound); indicators' tolerances, of the kind they have; the municipality's roll_up and
-- whether sub-goals count (null: as they are).
-- {"targets": [{"indicator": "I1", "unit": "A", "period": "2025", "value": 75, "upper": null}],
--  "tolerances": [{"indicator": "I2", "tolerance": 2}], "roll_up": "worst", "include_sub_goals": null}

-- One row per target that is supposed to be another.
create macro supposed_targets(supposed) as table
with told as (
    select
        unnest(
            from_json(
                json_extract(supposed, '$.targets'),
                '[{"indicator": "VARCHAR", "unit": "VARCHAR", "period": "VARCHAR", "value": "DOUBLE",
                "upper": "DOUBLE"}]'
            ),
            recursive := true
        )
)

select
    indicators.indicator_key, organisation.org_unit_key as target_unit_key,
    all_periods.period_key as target_period_key, told.value as target_value,
    told.upper as target_upper
from told
inner join indicators on told.indicator = indicators.indicator_id
inner join organisation on told.unit = organisation.org_unit_id
inner join all_periods on told.period = all_periods.period;

-- One row per indicator whose tolerance is supposed to be another.
create macro supposed_tolerances(supposed) as table
with told as (
    select
        unnest(
            from_json(
                json_extract(supposed, '$.tolerances'), '[{"indicator": "VARCHAR", "tolerance": "DOUBLE"}]'
            ),
            recursive := true
        )
)

select indicators.indicator_key, told.tolerance
from told
inner join indicators on told.indicator = indicators.indicator_id;

-- One row per light of a total that is held against what is supposed, changed by it or not: the light as
-- lights has it, with the target, the tolerance and the reason that it would have.
create macro lights_if(supposed) as table
with targets_if as (
    select * from supposed_targets(supposed)
),

tolerances_if as (
    select * from supposed_tolerances(supposed)
),

-- By their keys alone, which is fast among millions.
indicators_if as (
    select indicator_key from targets_if
    union
    select indicator_key from tolerances_if
),

held as (
    select
        lights.*, indicators.direction, indicators.rule_tolerance_kind,
        case when targets_if.indicator_key is null then lights.target_value
            else targets_if.target_value end as target_value_if,
        case when targets_if.indicator_key is null then lights.target_upper
            else targets_if.target_upper end as target_upper_if,
        coalesce(tolerances_if.tolerance, indicators.rule_tolerance) as rule_tolerance_if
    from lights
    inner join indicators on lights.indicator_key = indicators.indicator_key
    left join targets_if
        on lights.indicator_key = targets_if.indicator_key
        and lights.target_unit_key = targets_if.target_unit_key
        and lights.target_period_key = targets_if.target_period_key
    left join tolerances_if on lights.indicator_key = tolerances_if.indicator_key
    where lights.breakdown = 'total'
        and lights.indicator_key in (select indicator_key from indicators_if)
        and (targets_if.indicator_key is not null or tolerances_if.indicator_key is not null)
)

select
    held.*,
    cast(
        reason_of(
            direction, value, value_status, origin, target_value_if, target_upper_if,
            rule_tolerance_if, rule_tolerance_kind
        ) as light_reason
    ) as reason_if
from held;

-- One row per indicator and unit whose light is held against what is supposed and seen at a period's end, forecasts
-- left out: as lights_if has it, with the reasons as they are seen then.
create macro lights_seen_if(supposed, chosen_period) as table
with dated as (
    select
        changed.*, value_periods.period as value_period, value_periods.end_date,
        valid_until(value_periods.end_date, indicators.frequency, indicators.accumulation)
            as valid_until
    from lights_if(supposed) as changed
    inner join indicators on changed.indicator_key = indicators.indicator_key
    inner join all_periods as value_periods on changed.period_key = value_periods.period_key
    where changed.basis in ('both', 'outcome')
)

select
    dated.*, reason_on(periods.end_date, dated.reason, dated.valid_until) as reason_seen,
    reason_on(periods.end_date, dated.reason_if, dated.valid_until) as reason_seen_if
from dated
inner join periods
    on periods.period = chosen_period
    and is_seen_on(
        periods.end_date, dated.end_date, dated.next_end_date, dated.value_status, dated.origin
    );

-- One row per indicator, unit, period and basis that some goal reads and that would have another light.
create macro reading_lights_if(supposed) as table
select
    reading_lights.indicator_key, reading_lights.org_unit_key, reading_lights.period,
    reading_lights.basis, cast(status_of(changed.reason_if) as light_status) as status
from lights_if(supposed) as changed
inner join reading_lights
    on changed.indicator_key = reading_lights.indicator_key
    and changed.org_unit_key = reading_lights.org_unit_key
    and changed.period_key = reading_lights.period_key
    and (changed.basis = 'both' or cast(changed.basis as varchar) = reading_lights.basis)
where status_of(changed.reason_if) <> status_of(changed.reason)
    -- What is too old to be judged stays so.
    and reading_lights.reason <> 'stale';

-- One row per goal, period and basis whose light may be touched by what is supposed, of the periods asked for (null:
-- all): how many of its readings, and how much weight, would have each light.
create macro goal_counts_if(supposed, chosen_periods) as table
with rule_if as (
    select
        coalesce(
            cast(json_extract_string(supposed, '$.include_sub_goals') as boolean), include_sub_goals
        ) as include_sub_goals,
        json_extract_string(supposed, '$.roll_up') is not null
        or json_extract_string(supposed, '$.include_sub_goals') is not null
            as is_another
    from municipality
),

readings_if as (
    select * from reading_lights_if(supposed)
    where chosen_periods is null or list_contains(chosen_periods, period)
),

-- An indicator may count in every goal above the one that reads it.
touched as (
    select distinct goal_tree.ancestor_goal_id as goal_id
    from readings_if
    inner join goal_readings
        on readings_if.indicator_key = goal_readings.indicator_key
        and readings_if.org_unit_key = goal_readings.org_unit_key
    inner join goal_tree on goal_readings.goal_id = goal_tree.goal_id
    union
    select goals.goal_id
    from goals
    inner join rule_if on rule_if.is_another
),

asked as (
    select goal_status.goal_id, goal_status.period, goal_status.basis
    from goal_status
    semi join touched on goal_status.goal_id = touched.goal_id
    where chosen_periods is null or list_contains(chosen_periods, goal_status.period)
),

voices as (
    select
        asked.goal_id, asked.period, asked.basis, goal_voters.indicator_key, goal_voters.weight,
        coalesce(readings_if.status, reading_lights.status, 'no_data') as status
    from asked
    inner join goal_voters
        on asked.goal_id = goal_voters.goal_id and asked.period = goal_voters.period
    inner join rule_if
        on rule_if.include_sub_goals or not goal_voters.is_from_sub_goal
    left join reading_lights
        on goal_voters.indicator_key = reading_lights.indicator_key
        and goal_voters.org_unit_key = reading_lights.org_unit_key
        and asked.period = reading_lights.period
        and asked.basis = reading_lights.basis
    left join readings_if
        on goal_voters.indicator_key = readings_if.indicator_key
        and goal_voters.org_unit_key = readings_if.org_unit_key
        and asked.period = readings_if.period
        and asked.basis = readings_if.basis
)

select
    asked.goal_id, asked.period, asked.basis,
    count(*) filter (where voices.status = 'met') as met,
    count(*) filter (where voices.status = 'near') as near,
    count(*) filter (where voices.status = 'missed') as missed,
    count(*) filter (where voices.status = 'no_data') as no_data,
    count(distinct voices.indicator_key) as indicators,
    coalesce(sum(voices.weight) filter (where voices.status = 'met'), 0) as met_weight,
    coalesce(sum(voices.weight) filter (where voices.status = 'near'), 0) as near_weight,
    coalesce(sum(voices.weight) filter (where voices.status = 'missed'), 0) as missed_weight,
    coalesce(sum(voices.weight), 0) as all_weight
from asked
left join voices
    on asked.goal_id = voices.goal_id
    and asked.period = voices.period
    and asked.basis = voices.basis
group by asked.goal_id, asked.period, asked.basis;

-- One row per goal, period and basis whose light would be another, of the periods asked for (null: all): as it is,
-- and as it would be, with why.
create macro goals_if(supposed, chosen_periods) as table
with rules as (
    select coalesce(json_extract_string(supposed, '$.roll_up'), roll_up) as roll_up
    from municipality
),

judged as (
    select
        counted.*,
        goal_status_of(
            rules.roll_up, counted.met_weight, counted.near_weight, counted.missed_weight,
            counted.all_weight
        ) as status,
        goal_reason_of(
            rules.roll_up, counted.met_weight, counted.near_weight, counted.missed_weight,
            counted.all_weight
        ) as reason,
        goal_score(counted.met_weight, counted.near_weight, counted.missed_weight) as score
    from goal_counts_if(supposed, chosen_periods) as counted
    cross join rules
)

select
    judged.goal_id, judged.period, judged.basis, goal_status.status as status_before,
    judged.status, judged.reason, judged.score, judged.met, judged.near, judged.missed,
    judged.no_data, judged.indicators
from judged
inner join goal_status
    on judged.goal_id = goal_status.goal_id
    and judged.period = goal_status.period
    and judged.basis = goal_status.basis
where judged.status <> goal_status.status;

-- One row per light that would change, as questions/light_changes.sql has what a delivery changes: an indicator's at
-- a unit and period (total, forecasts left out), and a goal's at a period (indicator_id empty).
create macro light_changes_if(supposed) as table
select
    '' as goal_id, indicators.indicator_id, organisation.org_unit_id, all_periods.period,
    status_of(changed.reason) as before, status_of(changed.reason_if) as after
from lights_if(supposed) as changed
inner join indicators on changed.indicator_key = indicators.indicator_key
inner join organisation on changed.org_unit_key = organisation.org_unit_key
inner join all_periods on changed.period_key = all_periods.period_key
where changed.basis <> 'forecast'
    and status_of(changed.reason_if) <> status_of(changed.reason)
union all
select
    goals_if.goal_id, '', goals.org_unit_id, goals_if.period, goals_if.status_before,
    goals_if.status
from goals_if(supposed, null) as goals_if
inner join goals on goals_if.goal_id = goals.goal_id
where goals_if.basis = 'outcome';
