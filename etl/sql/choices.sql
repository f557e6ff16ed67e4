-- What a reader's choice means: macros over the finished models, for every question that is narrowed by it.

-- One row per unit chosen: the unit itself, or those of a level at or below it.
create macro chosen_units(unit, chosen_level) as table
select organisation.org_unit_id
from organisation
inner join unit_tree on organisation.org_unit_id = unit_tree.org_unit_id
where unit_tree.ancestor_org_unit_id = unit
    and (
        organisation.level = chosen_level
        or (chosen_level is null and organisation.org_unit_id = unit)
    );

-- One row per frequency and stretch of time in which results are expected: the last of its own periods that ends
-- between two dates.
create macro periods_due(first_date, last_date) as table
with spans as (
    select distinct frequency, from_date, to_date from expected_reporters
)

select
    spans.frequency, spans.from_date, spans.to_date,
    max_by(all_periods.period_key, all_periods.end_date) as period_key
from spans
inner join all_periods
    on spans.frequency = all_periods.kind
    and spans.from_date <= all_periods.end_date
    and spans.to_date >= all_periods.start_date
    and all_periods.end_date between first_date and last_date
group by spans.frequency, spans.from_date, spans.to_date;

-- One row per value that a unit, or one below it, should have reported within a period: of each indicator and
-- reporter the last of its own periods that ends within it; and whether it has come.
create macro values_due(unit, chosen_period) as table
with reach as (
    select max(end_date) as last_date from periods
    where has_results
),

asked as (
    select start_date, least(end_date, last_date) as end_date
    from periods
    cross join reach
    where period = chosen_period
),

due_periods as (
    select * from periods_due((select start_date from asked), (select end_date from asked))
),

due as (
    select expected_reporters.indicator_key, expected_reporters.org_unit_key, due_periods.period_key
    from expected_reporters
    inner join due_periods
        on expected_reporters.frequency = due_periods.frequency
        and expected_reporters.from_date = due_periods.from_date
        and expected_reporters.to_date = due_periods.to_date
    inner join unit_tree on expected_reporters.org_unit_key = unit_tree.org_unit_key
    where unit_tree.ancestor_org_unit_id = unit
),

came as (
    select lights.indicator_key, lights.org_unit_key, lights.period_key
    from lights
    inner join due
        on lights.indicator_key = due.indicator_key
        and lights.org_unit_key = due.org_unit_key
        and lights.period_key = due.period_key
    where lights.breakdown = 'total'
        and has_been_reported(lights.basis, lights.origin, lights.value_status)
)

select due.*, came.indicator_key is not null as is_reported
from due
left join came
    on due.indicator_key = came.indicator_key
    and due.org_unit_key = came.org_unit_key
    and due.period_key = came.period_key;

-- One row per indicator, unit and period, of those chosen by key (null: all), at whose end the total has a value
-- or a light: as it is seen then, with what explains it.
create macro lights_seen(indicator_keys, unit_keys, chosen_periods) as table
with asked_periods as (
    select period, start_date, end_date
    from periods
    where list_contains(chosen_periods, period)
),

-- By their keys alone, which is fast among millions.
lit as (
    select *
    from lights
    where breakdown = 'total'
        and basis in ('both', 'outcome')
        and (
            indicator_keys is null
            or indicator_key in (select unnest(indicator_keys))
        )
        and org_unit_key in (select unnest(unit_keys))
),

seen as (
    select
        lit.* exclude (reason),
        indicators.* exclude (indicator_key, description, responsible),
        organisation.org_unit_id, organisation.full_name as unit, organisation.depth,
        organisation.sort_path, asked_periods.*, value_periods.period as value_period,
        reason_on(
            asked_periods.end_date, lit.reason,
            valid_until(value_periods.end_date, indicators.frequency, indicators.accumulation)
        ) as reason
    from lit
    inner join indicators on lit.indicator_key = indicators.indicator_key
    inner join organisation on lit.org_unit_key = organisation.org_unit_key
    inner join all_periods as value_periods on lit.period_key = value_periods.period_key
    inner join asked_periods
        on is_seen_on(
            asked_periods.end_date, value_periods.end_date, lit.next_end_date, lit.value_status,
            lit.origin
        )
)

select
    seen.period, seen.start_date, seen.end_date, seen.indicator_id, seen.org_unit_id, seen.name,
    seen.measure_unit, seen.decimals, seen.direction, seen.formula, seen.rule_tolerance,
    seen.rule_tolerance_kind, seen.unit, seen.depth, seen.sort_path, seen.value,
    seen.value_status, seen.value_period, seen.origin, result_details.reported_units,
    result_details.expected_units, seen.target_value, seen.target_upper,
    target_periods.period as target_period, target_units.org_unit_id as target_org_unit_id,
    target_units.full_name as target_unit,
    deviation(seen.direction, seen.value, seen.target_value, seen.target_upper) as deviation,
    tolerance_amount(
        seen.rule_tolerance, seen.rule_tolerance_kind,
        bound_of(seen.direction, seen.value, seen.target_value, seen.target_upper)
    ) as tolerance,
    status_of(seen.reason) as status, seen.reason,
    case when seen.reason <> 'stale' then seen.trend end as trend, seen.compared_value,
    compared_periods.period as compared_period
from seen
left join all_periods as target_periods on seen.target_period_key = target_periods.period_key
left join organisation as target_units on seen.target_unit_key = target_units.org_unit_key
left join all_periods as compared_periods
    on seen.compared_period_key = compared_periods.period_key
left join result_details
    on seen.indicator_key = result_details.indicator_key
    and seen.org_unit_key = result_details.org_unit_key
    and seen.breakdown = result_details.breakdown
    and seen.period_key = result_details.period_key;

-- One row, or none: the newest result of an indicator at a unit as it is seen at a period's end; none where that
-- is too old.
create macro newest_seen(indicator, unit, chosen_period) as table
select indicator_status.value_period
from indicator_status
inner join periods
    on periods.period = chosen_period
    and periods.end_date between indicator_status.seen_from and indicator_status.seen_until
where indicator_status.indicator_id = indicator
    and indicator_status.org_unit_id = unit
    and indicator_status.breakdown = 'total'
    and indicator_status.basis = 'outcome'
    and indicator_status.reason <> 'stale';

-- One row per indicator and unit that goals read in a period; of several goals that read it the first in the plan's
-- order.
create macro readings_of(goal_ids, chosen_period) as table
select
    goal_readings.indicator_key, goal_readings.org_unit_key, goal_readings.indicator_id,
    goal_readings.org_unit_id, goal_readings.goal_id, goals.title
from goal_readings
inner join goals on goal_readings.goal_id = goals.goal_id
inner join periods
    on periods.period = chosen_period
    and goal_readings.read_from <= periods.end_date
    and goal_readings.read_until >= periods.start_date
where goal_readings.goal_id in (select unnest(goal_ids))
qualify
    row_number() over (
        partition by goal_readings.indicator_key, goal_readings.org_unit_key
        order by goals.sort_path
    ) = 1;

-- One row, or none: the municipality itself, the uppermost unit, by the id that benchmarks have it under.
create macro own_municipality() as table
select
    organisation.org_unit_id, municipality.name,
    coalesce(nullif(municipality.kolada_id, ''), organisation.kolada_id) as municipality_id
from organisation
cross join municipality
where organisation.parent_org_unit_id is null
order by organisation.level = 'municipality' desc, organisation.sort_path
limit 1;

-- One row per indicator and unit with a target that reaches a day or beyond: the first of them, with what it is of.
create macro targets_ahead(begins) as table
select
    targets.*, indicators.direction, indicators.accumulation, all_periods.start_date,
    all_periods.end_date, organisation.name as org_unit, organisation.sort_path
from targets
inner join indicators on targets.indicator_id = indicators.indicator_id
inner join organisation on targets.org_unit_id = organisation.org_unit_id
inner join all_periods on targets.period = all_periods.period
where targets.breakdown = 'total' and all_periods.end_date >= begins
qualify
    row_number() over (
        partition by targets.indicator_id, targets.org_unit_id
        order by all_periods.end_date, all_periods.start_date
    ) = 1;

-- One row per unit of a table of units: the chosen one, and those directly below it, or at a level anywhere below it.
create macro unit_and_below(unit, chosen_level) as table
select
    organisation.org_unit_id, organisation.full_name as name, organisation.level,
    organisation.sort_path, organisation.org_unit_id = unit as is_chosen
from organisation
inner join unit_tree on organisation.org_unit_id = unit_tree.org_unit_id
where unit_tree.ancestor_org_unit_id = unit
    and (
        organisation.org_unit_id = unit
        or (chosen_level is null and organisation.parent_org_unit_id = unit)
        or organisation.level = chosen_level
    );
