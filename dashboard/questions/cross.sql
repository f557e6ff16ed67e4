-- One row per indicator, unit and period, of those chosen, at whose end the total has a value or a light: as
-- it is seen then. $indicators, $units and $periods: ids joined by line breaks.
with chosen_periods as (
    select period, start_date, end_date
    from periods
    where period in (select unnest(string_split($periods, chr(10))))
),

chosen_indicators as (
    select *
    from indicators
    where indicator_id in (select unnest(string_split($indicators, chr(10))))
),

chosen_units as (
    select *
    from organisation
    where org_unit_id in (select unnest(string_split($units, chr(10))))
),

-- By their keys alone, which is fast among millions.
lit as (
    select lights.*
    from lights
    semi join chosen_indicators on lights.indicator_key = chosen_indicators.indicator_key
    semi join chosen_units on lights.org_unit_key = chosen_units.org_unit_key
    where lights.breakdown = 'total' and lights.basis in ('both', 'outcome')
),

seen as (
    select
        lit.* exclude (reason),
        chosen_indicators.* exclude (indicator_key, description, responsible),
        chosen_units.org_unit_id, chosen_units.name as unit, chosen_units.depth,
        chosen_units.sort_path, chosen_periods.*, value_periods.period as value_period,
        reason_on(
            chosen_periods.end_date, lit.reason,
            valid_until(
                value_periods.end_date, chosen_indicators.frequency,
                chosen_indicators.accumulation
            )
        ) as reason
    from lit
    inner join chosen_indicators on lit.indicator_key = chosen_indicators.indicator_key
    inner join chosen_units on lit.org_unit_key = chosen_units.org_unit_key
    inner join all_periods as value_periods on lit.period_key = value_periods.period_key
    inner join chosen_periods
        on is_seen_on(
            chosen_periods.end_date, value_periods.end_date, lit.next_end_date, lit.value_status,
            lit.origin
        )
),

explained as (
    select
        seen.period, seen.end_date, seen.indicator_id, seen.org_unit_id, seen.name,
        seen.measure_unit, seen.decimals, seen.direction, seen.formula, seen.rule_tolerance,
        seen.rule_tolerance_kind, seen.unit, seen.depth, seen.value, seen.value_status,
        seen.value_period, seen.origin, result_details.reported_units,
        result_details.expected_units, seen.target_value, seen.target_upper,
        target_periods.period as target_period, target_units.org_unit_id as target_org_unit_id,
        target_units.name as target_unit,
        deviation(seen.direction, seen.value, seen.target_value, seen.target_upper) as deviation,
        tolerance_amount(
            seen.rule_tolerance, seen.rule_tolerance_kind,
            bound_of(seen.direction, seen.value, seen.target_value, seen.target_upper)
        ) as tolerance,
        status_of(seen.reason) as status, seen.reason,
        case when seen.reason <> 'stale' then seen.trend end as trend, seen.compared_value,
        compared_periods.period as compared_period
    from seen
    left join all_periods as target_periods
        on seen.target_period_key = target_periods.period_key
    left join organisation as target_units on seen.target_unit_key = target_units.org_unit_key
    left join all_periods as compared_periods
        on seen.compared_period_key = compared_periods.period_key
    left join result_details
        on seen.indicator_key = result_details.indicator_key
        and seen.org_unit_key = result_details.org_unit_key
        and seen.breakdown = result_details.breakdown
        and seen.period_key = result_details.period_key
    order by seen.indicator_id, seen.sort_path, seen.end_date, seen.start_date
)

select * from explained
