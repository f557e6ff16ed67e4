-- One row per indicator and unit: those that the goals ($goals, ids joined by line breaks) read at the period, and,
-- of the area's where one is chosen, those measured at the chosen unit, or at the units of a level below it. With the
-- value as seen at the period's end, the target, and what the rule makes of them; without a value where none is seen.
-- number: the indicator's own in the workbook.
with read_by_goals as (
    select distinct goal_voters.indicator_key, goal_voters.org_unit_key
    from goal_voters
    cross join municipality
    where goal_voters.period = $period
        and (municipality.include_sub_goals or not goal_voters.is_from_sub_goal)
        and goal_voters.goal_id in (select unnest(string_split($goals, chr(10))))
),

of_area as (
    select distinct indicators.indicator_key
    from goal_indicators
    inner join goals on goal_indicators.goal_id = goals.goal_id
    inner join indicators on goal_indicators.indicator_id = indicators.indicator_id
    where $area is null or goals.target_area_id = $area
),

at_units as (
    select organisation.org_unit_key
    from chosen_units($unit, $level) as chosen_units
    inner join organisation on chosen_units.org_unit_id = organisation.org_unit_id
),

measured as (
    select distinct lights.indicator_key, lights.org_unit_key
    from lights
    inner join at_units on lights.org_unit_key = at_units.org_unit_key
    where lights.breakdown = 'total'
        and ($area is null or lights.indicator_key in (select indicator_key from of_area))
),

seen as (
    select *
    from lights_seen(
        null,
        (
            select coalesce(list(distinct asked.org_unit_key), [])
            from (
                select org_unit_key from read_by_goals
                union all
                select org_unit_key from at_units
            ) as asked
        ),
        [$period]
    )
),

pairs as (
    select indicator_key, org_unit_key from read_by_goals
    union
    select measured.indicator_key, measured.org_unit_key
    from measured
    inner join indicators on measured.indicator_key = indicators.indicator_key
    inner join organisation on measured.org_unit_key = organisation.org_unit_key
    semi join seen
        on indicators.indicator_id = seen.indicator_id
        and organisation.org_unit_id = seen.org_unit_id
)

select
    row_number() over (
        order by indicators.name, indicators.indicator_id, organisation.sort_path
    ) as number,
    indicators.indicator_id, organisation.org_unit_id, indicators.name,
    organisation.full_name as unit, indicators.measure_unit, indicators.decimals,
    indicators.direction, indicators.rule_tolerance, indicators.rule_tolerance_kind,
    indicators.responsible, seen.value_period,
    case when seen.value_status <> 'confidential' then seen.value end as value,
    coalesce(seen.value_status, 'missing') as value_status,
    coalesce(seen.reason, 'missing') as reason, seen.origin, seen.target_value,
    seen.target_upper, seen.target_period, seen.target_unit,
    bound_of(indicators.direction, seen.value, seen.target_value, seen.target_upper) as bound,
    case
        when seen.value_status <> 'confidential'
            and seen.target_value is not null
            and (indicators.direction <> 'range' or seen.target_upper is not null)
            then shortfall(
                indicators.direction, seen.value, seen.target_value, seen.target_upper
            )
    end as shortfall,
    tolerance_amount(
        indicators.rule_tolerance, indicators.rule_tolerance_kind,
        bound_of(indicators.direction, seen.value, seen.target_value, seen.target_upper)
    ) as tolerance,
    case when seen.value_status <> 'confidential' then seen.deviation end as deviation,
    coalesce(seen.status, 'no_data') as status, seen.trend
from pairs
inner join indicators on pairs.indicator_key = indicators.indicator_key
inner join organisation on pairs.org_unit_key = organisation.org_unit_key
left join seen
    on indicators.indicator_id = seen.indicator_id
    and organisation.org_unit_id = seen.org_unit_id
order by number
